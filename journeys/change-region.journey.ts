import { choose } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { arriveWith, fillPages, registrationOf, submit, takePhoto, withdraw } from './setup/registration.ts';

const PROGRESS = '/registrations/health-2026';

test('B4 B5 (2026): 「修改考区」 only before submitting; it empties the form and leaves the account', async ({
  page,
}) => {
  const person = await arriveWith(page, 'complete');
  const link = page.getByRole('link', { name: '修改考区' });
  const button = page.getByRole('button', { name: '修改考区' });

  await test.step('B5: the page says first what will be lost', async () => {
    await page.goto(PROGRESS);
    await link.click();
    await arriveAt(page, '修改考区');
    await expect(page.getByText('修改考区会清空本次考试已经填写的报名信息')).toBeVisible();
    await button.click();
    await expect(page.getByText('请选择所在省份。')).toBeVisible();
    await choose(page, '改为', '河北省');
    await button.click();
    await expect(page.getByText('这就是现在的考区，请选择另一个。')).toBeVisible();
    await choose(page, '改为', '河南省');
    await button.click();
    await expect(page.getByText('请先确认已填写的报名信息会被清空。')).toBeVisible();
    await expectNoBarrier(page);
    expect((await registrationOf(page)).region.code).toBe('13');
  });

  await test.step('B5: then the form is empty', async () => {
    await page.getByRole('checkbox', { name: '我知道已填写的报名信息会被清空' }).check();
    await button.click();
    await arriveAt(page, '2026年度卫生专业技术资格考试');
    await expect(page.getByText('河南省')).toBeVisible();
    await expect(page.getByText('还差 6 页。').first()).toBeVisible();
    await page.getByRole('link', { name: '填写报考信息' }).last().click();
    await arriveAt(page, '考点信息');
    await expect(page.getByRole('combobox', { name: '报名地市' })).toHaveValue('');
    const { savedPages, drafts, answers } = await registrationOf(page);
    expect({ savedPages, drafts }).toEqual({ savedPages: [], drafts: {} });
    const left = Object.entries(answers).filter(([, answer]) => answer !== null);
    expect(left).toEqual([['name', person.name]]);
  });

  await test.step('B5: what does not depend on the region is offered back, page by page, and never by itself', async () => {
    await page.goto(`${PROGRESS}/pages/exam-point`);
    await arriveAt(page, '考点信息');
    await expect(page.getByText(/^上次填写的内容已保留至/)).toHaveCount(0);
    await page.goto(`${PROGRESS}/pages/education`);
    await arriveAt(page, '教育情况');
    await expect(
      page.getByText(/^上次填写的内容已保留至 2026年1月2日 10:\d\d:\d\d（北京时间），可以取回。$/),
    ).toBeVisible();
    const history = page.getByRole('textbox', { name: '专业工作经历' });
    await expect(history).toHaveValue('');
    await page.getByRole('button', { name: '取回上次填写的内容' }).click();
    await expect(history).toHaveValue('2019 年 8 月至今，内科护士。');
    await expect(page.getByText('已取回上次填写的内容，还没有提交。请核对后按“提交”。')).toBeVisible();
    await expectNoBarrier(page);
    expect((await registrationOf(page)).savedPages).toEqual([]);
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('教育情况');
    const { savedPages, kept } = await registrationOf(page);
    expect(savedPages).toEqual(['education']);
    expect(Object.keys(kept).toSorted()).toEqual(['application', 'contact', 'employment', 'person']);
  });

  await test.step('B5: the account is as it was', async () => {
    await page.goto('/account');
    await arriveAt(page, '我的账户');
    for (const kept of [person.name, '汉族', '石家庄医学高等专科学校']) {
      await expect(page.getByText(kept).first()).toBeVisible();
    }
    await expect(page.getByRole('img', { name: '您上传的证件照' })).toBeVisible();
  });

  await test.step('B4: once submitted it is not offered', async () => {
    await fillPages(page);
    await takePhoto(page);
    await submit(page);
    await page.goto(PROGRESS);
    await expect(page.getByRole('link', { name: '撤回信息提交' })).toBeVisible();
    await expect(link).toHaveCount(0);
    await page.goto(`${PROGRESS}/region`);
    await expect(page.getByText('现在不能修改考区。已提交报名信息的，请先撤回信息提交。')).toBeVisible();
    await expect(button).toHaveCount(0);
    await expectNoBarrier(page);
  });

  await test.step('B4: after 「撤回信息提交」 it is offered again', async () => {
    await withdraw(page);
    await page.goto(PROGRESS);
    await expect(link).toBeVisible();
  });
});
