import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire, passToPayment, ZHENGZHOU } from './setup/office.ts';
import { keepPicture } from './setup/pictures.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';
import { EDITION } from './setup/wire.ts';

test('G1, G2, G3 (2026): WeChat Pay by a code, with its notice lost; asked for by hand, then compared with the bill', async ({
  page,
  newWindow,
  moveClock,
  product,
  request,
}) => {
  test.slow();
  await arriveWith(page, 'submitted', '41');
  const { number } = await registrationOf(page);
  const desk = await newWindow();
  await passToPayment(desk, number, ZHENGZHOU, moveClock);
  const broken = await request.post(`${product.standIns}/control/wechat-pay`, { form: { fault: 'never' } });
  expect(broken.ok()).toBe(true);

  await page.goto(`/registrations/${EDITION}/payment`);
  await page.getByRole('button', { name: '支付' }).click();
  await expect(page.getByRole('heading', { name: '微信扫码支付' })).toBeVisible();
  await expectNoBarrier(page);
  await keepPicture(page, test.info());
  await page.setViewportSize({ width: 360, height: 780 });
  await keepPicture(page, test.info());

  await test.step('the phone scans the code and pays', async () => {
    const phone = await newWindow();
    await phone.goto(`${product.standIns}/till/wechat-pay`);
    await phone.getByRole('link', { name: '扫码付款' }).first().click();
    await expect(phone.getByText('确认付款')).toBeVisible();
    await phone.getByRole('button', { name: '确认支付' }).click();
    await expect(phone.getByText('付款已完成')).toBeVisible();
    await keepPicture(phone, test.info());
  });

  await test.step('no notice comes; the candidate asks, and is registered', async () => {
    await page.getByRole('link', { name: '我已支付，立即查询' }).click();
    await expect(page.getByText('支付成功')).toBeVisible();
    await arriveAt(page, '支付结果');
    await page.goto(`/registrations/${EDITION}`);
    await expect(page.getByText('报名成功', { exact: true })).toBeVisible();
  });

  await test.step('the nation sees the day reconciled', async () => {
    const clock = await (await request.get(`${product.url}/api/demo/clock`)).json();
    const at = new Date(new Date(clock.now).getTime() + 2 * 24 * 3_600_000).toISOString();
    await request.post(`${product.url}/api/demo/clock`, { data: { at } });
    const office = await newWindow();
    await logInToOfficeByWire(office, 'national');
    await expect(async () => {
      await office.goto('/office/money');
      await expect(office.getByRole('cell', { name: '微信支付' }).first()).toBeVisible({ timeout: 3000 });
    }).toPass();
    await expect(office.getByText('没有待处理的差异。')).toBeVisible();
    await arriveAt(office, '对账');
  });
});
