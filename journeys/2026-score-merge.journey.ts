import { call } from '#contract/client.ts';
import { addPicture, approveCase } from './setup/cases.ts';
import { choose } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { EDITION, transportOver } from './setup/wire.ts';

test('H6 (2026): who has another passport than last year asks for the 成绩合并; two members of staff decide, and last year is there', async ({
  page,
  newWindow,
}) => {
  const [point, region] = [await newWindow(), await newWindow()];

  await test.step('after logging in, the home page says what is lost without it', async () => {
    await page.goto('/login');
    await page.getByLabel('用户名或证件号码').fill('mariedubois');
    await page.getByLabel('密码', { exact: true }).fill('Weikao-2026!');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(page.getByText('否则视为主动放弃上一年度考试成绩。')).toBeVisible();
    await page.getByRole('link', { name: '申请成绩合并' }).click();
    await arriveAt(page, '申请成绩合并');
  });

  await test.step('nothing is sent before everything is there', async () => {
    await page.getByRole('button', { name: '提交申请' }).click();
    await expect(page.getByRole('link', { name: '请上传证明图片。' })).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('last year’s name and passport, pictures, and where to decide', async () => {
    await page.getByLabel('报名的考试').selectOption({ label: '2026年度卫生专业技术资格考试' });
    await page.getByLabel('上一年度报名时的姓名').fill('Marie Claire Dubois');
    await page.getByLabel('上一年度报名时的证件类型').selectOption('passport');
    await page.getByLabel('上一年度报名时的证件号码').fill('12AB34567');
    await addPicture(page);
    await choose(page, '考区', '上海市');
    await choose(page, '考点', '黄浦区');
    await page.getByRole('button', { name: '提交申请' }).click();
    await arriveAt(page, '成绩合并');
    await expect(page.getByText('由考点审核，再由考区复核，现在不用您办理。')).toBeVisible();
  });

  await test.step('the point compares and approves, by keyboard', async () => {
    await logInToOfficeByWire(point, 'huangpu');
    await point.goto('/office/cases');
    await arriveAt(point, '个案');
    await point.getByRole('link', { name: 'MARIE CLAIRE DUBOIS' }).click();
    await expect(point.getByText('找到了 2025 年度以该姓名和证件参加考试的记录。')).toBeVisible();
    await expect(point.getByRole('img', { name: '第 1 张证明图片' })).toBeVisible();
    await arriveAt(point, '成绩合并 · MARIE CLAIRE DUBOIS');
    await approveCase(point, 'MARIE CLAIRE DUBOIS', '审核通过');
    await expect(point.getByText('您已作第一次审核，请由另一位工作人员复核。')).toBeVisible();
  });

  await test.step('the region approves a second time', async () => {
    await logInToOfficeByWire(region, 'shanghai');
    await approveCase(region, 'MARIE CLAIRE DUBOIS', '复核通过');
    await arriveAt(region, '成绩合并 · MARIE CLAIRE DUBOIS');
  });

  await test.step('the candidate sees that it is done, and last year’s record belongs to the form', async () => {
    await page.reload();
    await arriveAt(page, '成绩合并');
    await expect(page.getByText('成绩合并已完成。')).toBeVisible();
    const wire = transportOver(page.request);
    const params = { edition: EDITION };
    const view = await call(wire, 'enter', { params, body: { region: '31', notice: 'health-2026-1' } });
    expect(view.lastYear?.year).toBe(2025);
    await page.goto('/account/cases');
    await arriveAt(page, '我的个案');
  });
});
