import { choose, submitPage } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOffice, pressEnterUntil } from './setup/office.ts';
import { photographed, uploadMissing } from './setup/papers.ts';
import { arriveWith, fillPages, registrationOf } from './setup/registration.ts';
import { EDITION_2023 } from './setup/wire.ts';

const TIANJIN = '12';
const registration = `/registrations/${EDITION_2023}`;

test('C2 C17 D1 D2 E2 E3 I1 (2023): on-line in 天津, from 确认使用照片 over 确认不通过 to the end of the time', async ({
  page,
  newWindow,
  moveClock,
}) => {
  test.slow();
  await moveClock('2023-registration');
  await arriveWith(page, 'entered', TIANJIN, 'on-account', EDITION_2023);

  await test.step('二、4(1): 线上确认考区的考生填写“网上确认机构”项', async () => {
    await page.goto(`${registration}/pages/exam-point`);
    await choose(page, /报名地市/, '和平区');
    await choose(page, /网上确认机构/, '和平区卫生人才服务站');
    await submitPage(page);
    await expect(page).toHaveURL(/pages\/person/);
    await fillPages(page, undefined, {}, EDITION_2023);
  });

  await test.step('二、4(7)(8): 点击“确认使用照片”；采用线上确认的考区，系统将跳转至【上传材料】页', async () => {
    await page.goto(`${registration}/photo`);
    await page.getByRole('button', { name: '确认使用照片' }).click();
    await arriveAt(page, '上传材料');
    await expect(page.getByText('打印报名表')).toHaveCount(0);
    await expect(page.getByRole('button', { name: '上传全部证明材料' })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: '专业技术资格证书' })).toBeVisible();
  });

  await test.step('二、4(8): 上传相关证明材料，材料上传完成后，点击“提交报名信息”', async () => {
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '有效身份证件：选择文件' }).click();
    await (await chosen).setFiles(await photographed('front.jpg'));
    await expect(page.getByRole('link', { name: /^查看有效身份证件/ })).toBeVisible();
    await uploadMissing(page, EDITION_2023);
    await page.reload();
    await page.getByRole('link', { name: '查看并提交报名信息' }).click();
    await arriveAt(page, '提交报名信息');
    await page.getByRole('button', { name: '提交报名信息' }).click();
    await expect(page).toHaveURL(/receipt/);
  });

  const desk = await newWindow();
  const { number } = await registrationOf(page, EDITION_2023);

  await test.step('四、3: 等待系统反馈报名确认结果；如提示“确认不通过”，考生须在截止日期前重新上传报名材料', async () => {
    await logInToOffice(desk, 'heping-site');
    await arriveAt(desk, '线上确认');
    await desk.goto(`/office/confirmation/${number}`);
    await expect(desk.getByRole('img', { name: '有效身份证件 1' })).toBeVisible();
    await desk.getByRole('button', { name: '确认不通过' }).click();
    await desk.getByRole('checkbox', { name: '专业技术资格证书' }).check();
    await desk.getByLabel('专业技术资格证书：原因').selectOption({ index: 1 });
    await desk.getByRole('button', { name: '确定确认不通过' }).click();
    await expect(desk).not.toHaveURL(new RegExp(number));
    await page.goto(registration);
    await expect(page.getByText('以下内容不符合要求，请逐项修改')).toBeVisible();
    await expectNoBarrier(page);
  });

  const other = await newWindow();
  await test.step('四、3: 经报名点或考点确认后，【报名确认】节点变为绿色', async () => {
    await arriveWith(other, 'complete', TIANJIN, 'on-account', EDITION_2023);
    await uploadMissing(other, EDITION_2023);
    await other.goto(`${registration}/submission`);
    await other.getByRole('button', { name: '提交报名信息' }).click();
    await expect(other).toHaveURL(/receipt/);
    const second = await registrationOf(other, EDITION_2023);
    await desk.goto(`/office/confirmation/${second.number}`);
    await expect(desk.getByRole('button', { name: /已完成报名确认/ })).toBeVisible();
    await pressEnterUntil(desk, desk.getByText('没有等待确认的报名'));
    await other.goto(registration);
    const node = other.getByRole('navigation', { name: '报考流程' }).getByRole('link', { name: /报名确认/ });
    await expect(node).toContainText('已完成');
  });

  await test.step('四、3: 逾期未重新上传并提交报名信息的，视为自动放弃本次考试', async () => {
    await moveClock('2023-review');
    await page.goto(registration);
    await expect(page.getByText('视为自动放弃本次考试').first()).toBeVisible();
    await expectNoBarrier(page);
  });
});
