import { choose, chooseFirst, submitPage } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOffice, pressEnterUntil } from './setup/office.ts';
import { codeAfter, inventPerson } from './setup/people.ts';
import { portrait } from './setup/portrait.ts';

test('A1 A2 A6 A7 A9 B1–B3 C1–C17 D1 D4 E1 E4 F1 F2 G1–G3 I1 (2026): from sign-up to 报名成功', async ({
  page,
  product,
  newWindow,
  moveClock,
}) => {
  test.slow();
  const person = inventPerson();

  await test.step('A9: before signing up, 《考生管理平台注册须知》 can be read', async () => {
    await page.goto('/');
    await expectNoBarrier(page);
    await page.getByRole('link', { name: '《考生管理平台注册须知》' }).click();
    await arriveAt(page, '考生管理平台注册须知');
    await page.goBack();
  });

  await test.step('A1: sign up, with name, ID type and number entered a second time', async () => {
    await page.getByRole('link', { name: '注册', exact: true }).click();
    await arriveAt(page, '注册');
    await page.getByLabel('用户名').fill(person.userName);
    await page.getByRole('textbox', { name: /^密码/ }).fill(person.password);
    await page.getByLabel('姓名').fill(person.name);
    await page.getByLabel('证件类型').selectOption({ label: '居民身份证' });
    await page.getByLabel('证件号码').fill(person.idNumber);
    await page.getByLabel('手机号码').fill(person.phone);
    for (const consent of await page.getByRole('checkbox').all()) await consent.check();
    const code = await codeAfter(page, person.phone, async () => {
      await page.getByRole('button', { name: '下一步' }).click();
      await arriveAt(page, '再次输入');
    });
    await page.getByLabel('短信验证码').fill(code);
    await page.getByLabel('姓名').fill(person.name);
    await page.getByLabel('证件类型').selectOption({ label: '居民身份证' });
    await page.getByLabel('证件号码').fill(person.idNumber);
    await page.getByRole('button', { name: '注册' }).click();
    await expect(page).not.toHaveURL(/sign-up/);
  });

  await test.step('A1: without basic information the exam list says what is missing, with a link', async () => {
    await page.goto('/exams');
    await arriveAt(page, '进入网上报名');
    await expect(page.getByText('账户信息还不完整')).toBeVisible();
    await page.getByRole('link', { name: '基本信息' }).first().click();
    await arriveAt(page, '基本信息');
    await choose(page, '民族', '汉族');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page).not.toHaveURL(/basics/);
  });

  await test.step('A6: an education record is added under 「学历学位信息维护」', async () => {
    await page.goto('/account/credentials');
    await arriveAt(page, '学历学位信息维护');
    await page.getByRole('button', { name: '添加学历' }).click();
    await choose(page, '学历', '大专');
    await page.getByLabel('毕业学校').fill('石家庄医学高等专科学校');
    await page.getByLabel('毕业专业').fill('护理');
    await page.getByLabel('毕业时间').fill('2019-07-01');
    await choose(page, '学制', '三年');
    await page.getByLabel('学历证书编号').fill('141201201906001234');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '确认保存' }).click();
    await expect(page.getByText('石家庄医学高等专科学校')).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('A7: a base photo is uploaded and kept on the account', async () => {
    await page.goto('/account/photo');
    await arriveAt(page, '基本照片');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: await portrait() });
    await page.getByRole('button', { name: '上传照片' }).click();
    await expect(page.getByText('照片已上传')).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('B1 B2: 「进入网上报名」, the exam by its full title, 「所在省份」', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: '进入网上报名' }).click();
    await expect(page.getByText('2026年度卫生专业技术资格考试').first()).toBeVisible();
    await page.getByRole('link', { name: /^报名/ }).click();
    await arriveAt(page, '选择考区');
    await choose(page, '所在省份', '河北省');
    await page.getByRole('button', { name: '下一步' }).click();
  });

  await test.step('B3: without the tick there is no way on', async () => {
    await arriveAt(page, '报考须知');
    await expect(page.getByRole('heading', { name: '重要声明' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '考生诚信考试承诺书' })).toBeVisible();
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(page.getByText('请认真阅读后勾选“同意”').first()).toBeVisible();
    await page.getByRole('checkbox', { name: /同意/ }).check();
    await page.getByRole('button', { name: '下一步' }).click();
  });

  await test.step('C2: 「报名地市」', async () => {
    await arriveAt(page, '考点信息');
    await choose(page, '报名地市', '石家庄市');
    await submitPage(page);
  });

  await test.step('C3: basic information is quoted', async () => {
    await arriveAt(page, '基本信息');
    await expect(page.getByText(person.name).first()).toBeVisible();
    await expect(page.getByText('引自注册信息').first()).toBeVisible();
    await chooseFirst(page, '健康状态');
    await submitPage(page);
  });

  await test.step('C5: 「地址」「邮编」 may stay empty', async () => {
    await arriveAt(page, '联系方式');
    await submitPage(page);
  });

  await test.step('C6 C7 C9 C10: specialty, subjects, practice category', async () => {
    await arriveAt(page, '报考信息');
    await choose(page, '专业类别', '护理');
    await choose(page, '级别', '初级(师)');
    await choose(page, '专业', '203 护理学');
    for (const subject of ['基础知识', '相关专业知识', '专业知识', '专业实践能力']) {
      await expect(page.getByRole('checkbox', { name: subject, exact: true })).toBeChecked();
    }
    await page.getByRole('radio', { name: '护士执业注册' }).check();
    await page.getByLabel('首次注册年月').fill('2020-07');
    await page.getByRole('radio', { name: '否' }).check();
    await submitPage(page);
  });

  await test.step('C12 C13: an education record is quoted', async () => {
    await arriveAt(page, '教育情况');
    await page.getByRole('button', { name: '点击引用学历信息' }).click();
    await page.getByRole('button', { name: /石家庄医学高等专科学校/ }).click();
    await choose(page, '学位', '无');
    await choose(page, '学制', '三年');
    await page.getByLabel('专业工作经历').fill('2019 年 8 月至今，石家庄市，内科护士。');
    await submitPage(page);
  });

  await test.step('C14 C15: the employer is picked from the list', async () => {
    await arriveAt(page, '工作情况');
    await page.getByRole('combobox', { name: '单位名称' }).fill('石家庄市');
    await page
      .getByRole('option', { name: /石家庄市.*医院/ })
      .first()
      .click();
    await chooseFirst(page, '单位所属');
    await chooseFirst(page, '单位性质');
    await page.getByLabel('从事本专业年限').fill('5');
    await submitPage(page);
  });

  await test.step('C17: 「上传照片」 shows the account photo at once', async () => {
    await arriveAt(page, '上传照片');
    await page.getByRole('button', { name: '使用这张照片' }).click();
  });

  let code = '';
  await test.step('D1 D4: 「提交报名信息」, 「打印报名表」', async () => {
    await arriveAt(page, '提交报名信息');
    await page.getByRole('button', { name: '提交报名信息' }).click();
    await arriveAt(page, '报名信息已提交');
    code =
      (await page
        .getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]-01$/)
        .first()
        .textContent()) ?? '';
    const link = page.getByRole('link', { name: '打印报名表' });
    const pdf = await page.request.get(`${product.url}${await link.getAttribute('href')}`);
    expect(pdf.headers()['content-type']).toContain('application/pdf');
  });

  const clerk = await newWindow();
  await test.step('E1 E4: the counter scans the form and confirms', async () => {
    await logInToOffice(clerk, 'sjz-counter');
    await clerk.getByLabel('验证码').fill(code);
    await clerk.keyboard.press('Enter');
    await expect(clerk.getByText(person.name).first()).toBeVisible();
    await expectNoBarrier(clerk);
    await pressEnterUntil(clerk, clerk.getByText('已完成报名确认').first());
    await page.goto('/registrations/health-2026');
    await expect(page.getByRole('link', { name: /报名确认.*已完成/ })).toBeVisible();
  });

  await moveClock('review');
  for (const [who, title] of [
    ['sjz', '考点审核'],
    ['hebei', '考区审核'],
  ] as const) {
    await test.step(`F1: ${title} by ${who}`, async () => {
      const reviewer = await newWindow();
      await logInToOffice(reviewer, who);
      await reviewer
        .getByRole('link', { name: new RegExp(title) })
        .first()
        .click();
      await reviewer
        .getByRole('link', { name: new RegExp(person.name) })
        .first()
        .click();
      await expect(reviewer.getByRole('button', { name: /^通过/ })).toBeVisible();
      await expectNoBarrier(reviewer);
      await pressEnterUntil(reviewer, reviewer.getByText(`上一份：${person.name}，通过。`));
    });
  }

  await test.step('F2 G1 G2 G3: review green, 「支付」 on the bank’s page, 报名成功', async () => {
    await moveClock('payment');
    await page.goto('/registrations/health-2026');
    await expect(page.getByRole('link', { name: /资格审核.*已完成/ })).toBeVisible();
    await page.getByRole('link', { name: /^缴费/ }).first().click();
    await arriveAt(page, '缴费');
    await expect(page.getByText('230.00').first()).toBeVisible();
    await page.getByRole('button', { name: '支付' }).click();
    await page.getByRole('button', { name: '确认支付' }).click();
    await expect(page.getByText('支付成功')).toBeVisible();
    await expectNoBarrier(page);
    await page.goto('/registrations/health-2026');
    await expect(page.getByRole('link', { name: /缴费.*已完成/ })).toBeVisible();
    await expect(page.getByText('报名成功').first()).toBeVisible();
  });
});
