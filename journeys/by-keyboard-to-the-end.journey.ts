import { expect, expectNoBarrier, test } from './setup/journey.ts';
import {
  arriveOnPhone,
  chooseFileByKey,
  follow,
  pick,
  press,
  pressOn,
  SMALL_PHONE,
  search,
} from './setup/keyboard.ts';
import { passToPayment, SHIJIAZHUANG } from './setup/office.ts';
import { portrait } from './setup/portrait.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';
import { EDITION_2023 } from './setup/wire.ts';

const TIANJIN = '12';

test.use({ viewport: SMALL_PHONE });

test('D2 D3 (2026): on a small phone, by keyboard alone, every paper, the submission, the message about it', async ({
  page,
}) => {
  test.slow();
  await arriveWith(page, 'complete', TIANJIN);
  await page.goto('/registrations/health-2026');
  await arriveOnPhone(page, '/registrations/:edition', '2026年度卫生专业技术资格考试');
  await follow(page, /上传材料/);
  await arriveOnPhone(page, '/registrations/:edition/materials', '上传材料');

  await test.step('what is missing is named, the form is printed, and everything is uploaded', async () => {
    await press(page, '上传全部证明材料');
    await expect(page.getByRole('alert')).toContainText('还有材料没有上传');
    await expectNoBarrier(page);
    const print = page.waitForEvent('download');
    await press(page, '打印报名表');
    await print;
    for (const { label } of await page
      .getByRole('button', { name: /：选择文件$/ })
      .evaluateAll((buttons) => buttons.map((button) => ({ label: button.ariaLabel ?? '' })))) {
      await chooseFileByKey(page, page.getByRole('button', { name: label, exact: true }), await portrait());
      const paper = label.replace('：选择文件', '');
      await expect(page.getByRole('link', { name: new RegExp(`^查看${paper}第`) })).toBeVisible();
    }
    await press(page, '上传全部证明材料');
  });

  await test.step('D1 D3: submitted, and told so', async () => {
    await arriveOnPhone(page, '/registrations/:edition/submission', '提交报名信息');
    await press(page, '提交报名信息');
    await arriveOnPhone(page, '/registrations/:edition/receipt', '报名信息已提交');
    await follow(page, /^消息/);
    await arriveOnPhone(page, '/messages', '消息');
    await press(page, '知道了');
    await expect(page.getByText('未读')).toHaveCount(0);
  });
});

test('C2 (2023): on a small phone, by keyboard alone, the list of 网上确认机构', async ({
  page,
  moveClock,
}) => {
  await moveClock('2023-registration');
  await arriveWith(page, 'entered', TIANJIN, 'on-account', EDITION_2023);
  await page.goto(`/registrations/${EDITION_2023}/pages/exam-point`);
  await arriveOnPhone(page, '/registrations/:edition/pages/:page', '考点信息');
  await search(page, '报名地市', '和平区');
  await press(page, '查看网上确认机构列表');
  await expectNoBarrier(page);
  await pressOn(
    page,
    page.getByRole('dialog').getByRole('button', { name: /和平区卫生人才服务站/ }),
    'Enter',
  );
  await expect(page.getByRole('combobox', { name: '网上确认机构' })).toHaveValue(/和平区卫生人才服务站/);
  await press(page, '提交');
  await arriveOnPhone(page, '/registrations/:edition/pages/:page', '基本信息');
});

test('G2 G3 (2026): on a small phone, by keyboard alone, 「支付」 and back to 报名成功', async ({
  page,
  newWindow,
  moveClock,
}) => {
  await arriveWith(page, 'submitted');
  const { number } = await registrationOf(page);
  const desk = await newWindow();
  await passToPayment(desk, number, SHIJIAZHUANG, moveClock);

  await page.goto('/registrations/health-2026');
  await follow(page, /^缴费/);
  await arriveOnPhone(page, '/registrations/:edition/payment', '缴费');
  await press(page, '支付');
  await press(page, '确认支付');
  await expect(page.getByText('支付成功')).toBeVisible();
  await arriveOnPhone(page, '/registrations/:edition/payment', '支付结果');
  await follow(page, '返回报名流程');
  await arriveOnPhone(page, '/registrations/:edition', '2026年度卫生专业技术资格考试');
  await expect(page.getByText('报名成功', { exact: true })).toBeVisible();
});

test('H6 (2026): on a small phone, by keyboard alone, 成绩合并 is asked for', async ({ page }) => {
  await arriveWith(page, 'account');
  await page.goto('/');
  await follow(page, '申请成绩合并');
  await arriveOnPhone(page, '/account/cases/new', '申请成绩合并');
  await press(page, '提交申请');
  await expectNoBarrier(page);
  await follow(page, '请上传证明图片。');
  await expect(page.getByRole('button', { name: '选择图片或拍照' })).toBeFocused();
  await pick(page, '报名的考试', '2026年度卫生专业技术资格考试');
  await pressOn(page, page.getByRole('textbox', { name: '上一年度报名时的姓名' }), 'Space');
  await page.keyboard.type('MARIE DUBOIS');
  await pick(page, '上一年度报名时的证件类型', '护照');
  await pressOn(page, page.getByRole('textbox', { name: '上一年度报名时的证件号码' }), 'Space');
  await page.keyboard.type('12AB34567');
  await chooseFileByKey(page, page.getByRole('button', { name: '选择图片或拍照' }), await portrait());
  await page.getByRole('button', { name: '移除第 1 张' }).waitFor();
  await search(page, '考区', '上海');
  await search(page, '考点', '黄浦');
  await press(page, '提交申请');
  await arriveOnPhone(page, '/account/cases/:number', '成绩合并');
});
