import { choose, chooseFirst, submitPage } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOffice, pressEnterUntil } from './setup/office.ts';
import { arriveWith, fillPages, registrationOf } from './setup/registration.ts';
import { EDITION_2023 } from './setup/wire.ts';

const TITLE = '2023年度卫生专业技术资格考试';
const PROGRESS = `/registrations/${EDITION_2023}`;

test('A9 B1–B3 C1–C7 C11 C13–C15 C17 C19 D1 D4 D5 E1 E4 F1 F2 G1–G3 I1 (2023): the guide of 2023, 一 to 六, where confirmation is on-site', async ({
  page,
  product,
  newWindow,
  moveClock,
}) => {
  test.slow();
  await moveClock('2023-registration');

  await test.step('A9: before signing up, 《考生管理平台注册须知》 can be read', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: '《考生管理平台注册须知》' }).click();
    await arriveAt(page, '考生管理平台注册须知');
  });
  const person = await arriveWith(page, 'account');

  await test.step('二、1: 【进入网上报名】, 选择“2023年度卫生专业技术资格考试”', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: '进入网上报名' }).click();
    const exam = page.getByRole('listitem').filter({ hasText: TITLE });
    await expect(page.getByText('2026年度卫生专业技术资格考试').first()).toBeVisible();
    await exam.getByRole('link', { name: /^报名/ }).click();
  });

  await test.step('二、2: 选择所在省份, 点击下一步', async () => {
    await arriveAt(page, '选择考区');
    await choose(page, '所在省份', '河北省');
    await page.getByRole('button', { name: '下一步' }).click();
  });

  await test.step('二、3: 认真阅读报考须知, 勾选“同意”后点击下一步', async () => {
    await arriveAt(page, '报考须知');
    await expect(page.getByText('视为自动放弃本次考试').first()).toBeVisible();
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(page.getByText('请认真阅读后勾选“同意”').first()).toBeVisible();
    await page.getByRole('checkbox', { name: /同意/ }).check();
    await page.getByRole('button', { name: '下一步' }).click();
  });

  await test.step('二、4(1): 非线上确认考区的考生只需选择“报名地市”', async () => {
    await arriveAt(page, '考点信息');
    await expect(page.getByText('网上确认机构')).toHaveCount(0);
    await choose(page, '报名地市', '石家庄市');
    await submitPage(page);
  });

  await test.step('二、4(2): 基本信息引用; “证件有效截至日期”如早于考试日期, 系统会有提示, 但不影响报名', async () => {
    await arriveAt(page, '基本信息');
    await expect(page.getByText(person.name).first()).toBeVisible();
    await expect(page.getByText('引自注册信息').first()).toBeVisible();
    await page.getByLabel('证件有效截至日期').fill('2023-04-14');
    await expect(page.getByText('请及时更换有效证件，以免影响参加考试').first()).toBeVisible();
    await choose(page, '民族', '汉族');
    await chooseFirst(page, '健康状态');
    await submitPage(page);
  });

  await test.step('二、4(3): 填写地址、邮编, 为非必填项', async () => {
    await arriveAt(page, '联系方式');
    await submitPage(page);
  });

  await test.step('二、4(4): 报考专业 from one list; all subjects ticked; 现有技术资格, 取得时间, 执业类别', async () => {
    await arriveAt(page, '报考信息');
    await expect(page.getByRole('combobox', { name: '专业类别' })).toHaveCount(0);
    for (const subject of ['基础知识', '相关专业知识', '专业知识', '专业实践能力']) {
      await expect(page.getByRole('checkbox', { name: subject, exact: true })).toBeChecked();
    }
    await page.getByRole('combobox', { name: '报考专业' }).fill('203');
    await page.getByRole('option', { name: '203 护理学 · 初级(师)' }).click();
    await choose(page, '现有技术资格', '初级(士)');
    await page.getByLabel('现有技术资格取得时间').fill('2020-09');
    await page.getByRole('radio', { name: '护士执业注册' }).check();
    await submitPage(page);
  });

  await test.step('二、4(5): 学历和学位下拉选择, 引用【学历学位信息维护】的内容', async () => {
    await arriveAt(page, '教育情况');
    await page.getByLabel('专业学习经历').fill('2016 年 9 月至 2019 年 7 月，护理。');
    await page.getByRole('combobox', { name: '学位', exact: true }).selectOption({ label: '无' });
    await expect(page.getByText(/已保存 \d/)).toBeVisible();
  });

  await test.step('二、4(5): 如需修改, 退出当前考试项目, 在【学历学位信息维护】中新增, 再次进入, 已填写的内容还在', async () => {
    await page.getByRole('link', { name: '学历学位信息维护' }).first().click();
    await arriveAt(page, '学历学位信息维护');
    await page.getByRole('button', { name: '添加学位' }).click();
    await choose(page, '学位', '学士');
    await page.getByLabel('学位授予单位').fill('河北医科大学');
    await page.getByLabel('学位专业').fill('护理学');
    await page.getByLabel('学位授予时间').fill('2021-06-30');
    await page.getByLabel('学位证书编号').fill('1008942021000123');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '确认保存' }).click();
    await expect(page.getByText('河北医科大学').first()).toBeVisible();
    await page.goto(`${PROGRESS}/pages/education`);
    await arriveAt(page, '教育情况');
    await expect(page.getByLabel('专业学习经历')).toHaveValue('2016 年 9 月至 2019 年 7 月，护理。');
    const degree = page.getByRole('combobox', { name: '学位', exact: true });
    await expect(degree.locator('option:checked')).toHaveText('无');
    await degree.selectOption({ label: '学士 · 河北医科大学 · 护理学' });
    const education = page.getByRole('combobox', { name: '学历', exact: true });
    await education.selectOption({ label: '大专 · 石家庄医学高等专科学校 · 护理' });
    await choose(page, '最高学历', '大专');
    await choose(page, '学制', '三年');
    await expectNoBarrier(page);
    await submitPage(page);
  });

  await test.step('二、4(6): 单位名称不可自行填写; “其它” and 其它单位; no 单位类别', async () => {
    await arriveAt(page, '工作情况');
    await expect(page.getByText('单位类别')).toHaveCount(0);
    await chooseFirst(page, '单位所属');
    await chooseFirst(page, '单位性质');
    await page.getByLabel('从事本专业年限').fill('3');
    const employer = page.getByRole('combobox', { name: '单位名称' });
    await employer.fill('石家庄市某医院');
    await submitPage(page);
    await expect(page.getByRole('heading', { level: 1, name: '工作情况' })).toBeVisible();
    await employer.fill('其它');
    await page.getByLabel('其它单位').fill('石家庄市裕华区裕华路护理站');
    await submitPage(page);
  });

  await test.step('二、4(7): 自动跳转至确认照片页面, 自动显示基本照片, 点击“确认使用照片”', async () => {
    await arriveAt(page, '确认照片');
    await expect(page.getByRole('heading', { name: '基本照片' })).toBeVisible();
    await page.goto(PROGRESS);
    await page
      .getByRole('link', { name: /^确认照片/ })
      .first()
      .click();
    await arriveAt(page, '确认照片');
    await page.getByRole('button', { name: '确认使用照片' }).click();
  });

  await test.step('二、4(8): 跳转至【提交报名信息】页, 确认无误后点击“提交报名信息”', async () => {
    await arriveAt(page, '提交报名信息');
    await expect(page.getByRole('link', { name: '打印报名表' })).toHaveCount(0);
    await expect(page.getByText('203 护理学 · 初级(师)')).toBeVisible();
    await page.goto(PROGRESS);
    await page.getByRole('link', { name: /^提交信息/ }).click();
    await arriveAt(page, '提交报名信息');
    await page.getByRole('button', { name: '提交报名信息' }).click();
    await arriveAt(page, '报名信息已提交');
  });

  await test.step('二、4(9): 提交报名信息后点击【打印报名表】', async () => {
    const link = page.getByRole('link', { name: '打印报名表' });
    const pdf = await page.request.get(`${product.url}${await link.getAttribute('href')}`);
    expect(pdf.headers()['content-type']).toContain('application/pdf');
  });

  await test.step('三: 【撤回信息提交】, 【填写/修改报考信息】, 再次提交; the code is renewed', async () => {
    const before = (await registrationOf(page, EDITION_2023)).code;
    await page.goto(PROGRESS);
    await page.getByRole('link', { name: '撤回信息提交' }).click();
    await arriveAt(page, '撤回信息提交');
    await page.getByRole('button', { name: '撤回信息提交' }).click();
    await arriveAt(page, TITLE);
    await page.getByRole('link', { name: '填写/修改报考信息' }).click();
    await arriveAt(page, '考点信息');
    await fillPages(page, 'contact', { address: '石家庄市中山西路1号' }, EDITION_2023);
    await page.goto(`${PROGRESS}/submission`);
    await page.getByRole('button', { name: '提交报名信息' }).click();
    await arriveAt(page, '报名信息已提交');
    await expect(page.getByText('请重新打印').first()).toBeVisible();
    expect((await registrationOf(page, EDITION_2023)).code).not.toBe(before);
  });

  const { code } = await registrationOf(page, EDITION_2023);
  const clerk = await newWindow();
  await test.step('四: 携带报名表前往指定地点; 【报名确认】节点变为绿色, 同时【资格审核】节点变为黑色', async () => {
    await logInToOffice(clerk, 'sjz-counter');
    await clerk.getByLabel('验证码').fill(code ?? '');
    await clerk.keyboard.press('Enter');
    await expect(clerk.getByText(person.name).first()).toBeVisible();
    await pressEnterUntil(clerk, clerk.getByText('已完成报名确认').first());
    await page.goto(PROGRESS);
    await expect(page.getByRole('link', { name: /报名确认.*已完成/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /资格审核.*进行中/ })).toBeVisible();
    await expectNoBarrier(page);
  });

  await moveClock('2023-review');
  for (const [who, title] of [
    ['sjz', '考点初审'],
    ['hebei', '考区终审'],
  ] as const) {
    await test.step(`五: ${title}`, async () => {
      await page.goto(PROGRESS);
      await expect(page.getByText(title).first()).toBeVisible();
      const reviewer = await newWindow();
      await logInToOffice(reviewer, who);
      await reviewer
        .getByRole('link', { name: /考[点区]审核/ })
        .first()
        .click();
      await reviewer
        .getByRole('link', { name: new RegExp(person.name) })
        .first()
        .click();
      await expect(reviewer.getByRole('button', { name: /^通过/ })).toBeVisible();
      await pressEnterUntil(reviewer, reviewer.getByText(`上一份：${person.name}，通过。`));
    });
  }

  await test.step('六: 左侧【网上缴费】, 核对报考专业科目和金额, “支付”; 【缴费】节点变为绿色, 表示报名成功', async () => {
    await moveClock('2023-payment');
    await page.goto(PROGRESS);
    await expect(page.getByRole('link', { name: /资格审核.*已完成/ })).toBeVisible();
    await page.getByRole('navigation', { name: '报名菜单' }).getByRole('link', { name: '网上缴费' }).click();
    await arriveAt(page, '缴费');
    await expect(page.getByText('203 护理学').first()).toBeVisible();
    await expect(page.getByText('230.00').first()).toBeVisible();
    await page.getByRole('button', { name: '支付' }).click();
    await page.getByRole('button', { name: '确认支付' }).click();
    await expect(page.getByText('支付成功')).toBeVisible();
    await page.goto(PROGRESS);
    await expect(page.getByRole('link', { name: /^缴费.*已完成/ })).toBeVisible();
    await expect(page.getByText('报名成功').first()).toBeVisible();
  });
});

test('E3 G3 (2023): not confirmed in time: 视为自动放弃本次考试', async ({ page, moveClock }) => {
  await moveClock('2023-registration');
  await arriveWith(page, 'submitted', '13', 'on-account', EDITION_2023);
  await moveClock('2023-review');
  await page.goto(PROGRESS);
  await expect(page.getByText('您没有在规定时间内办理，视为自动放弃本次考试。').first()).toBeVisible();
  await expectNoBarrier(page);
});

test('C2 D4 (2023): where confirmation is on-line, a blue link opens the list of 网上确认机构', async ({
  page,
  moveClock,
}) => {
  await moveClock('2023-registration');
  await arriveWith(page, 'entered', '31', 'on-account', EDITION_2023);
  await page.goto(`${PROGRESS}/pages/exam-point`);
  await arriveAt(page, '考点信息');
  const link = page.getByRole('button', { name: '查看网上确认机构列表' });
  await link.click();
  await expect(page.getByRole('dialog').getByText('请先选择报名地市。')).toBeVisible();
  await expectNoBarrier(page);
  await page.getByRole('button', { name: '取消' }).click();
  await choose(page, '报名地市', '黄浦区');
  await submitPage(page);
  await expect(page.getByText(/网上确认机构/).first()).toBeVisible();
  await link.click();
  await expectNoBarrier(page);
  await page.getByRole('dialog').getByRole('button', { name: '黄浦区卫生人才服务站' }).click();
  await expect(page.getByRole('combobox', { name: '网上确认机构' })).toHaveValue('黄浦区卫生人才服务站');
  await submitPage(page);
  await arriveAt(page, '基本信息');
});
