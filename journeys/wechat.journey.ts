import { arriveAt, expect, test } from './setup/journey.ts';
import { arriveWith } from './setup/registration.ts';

test('A3, D3, I2 (2026): a WeChat is bound, is told 「报名未确认」, and logs in by scanning', async ({
  page,
  newWindow,
  product,
}) => {
  const person = await arriveWith(page, 'complete');
  const phone = await newWindow();
  await phone.setViewportSize({ width: 360, height: 740 });
  const openPhone = () => phone.goto(`${product.standIns}/phone?phone=${person.phone}`);

  await test.step('the account shows the code of the official account, the phone scans it and agrees', async () => {
    await page.goto('/account');
    await page.getByRole('link', { name: '绑定与解除 微信' }).click();
    await page.getByLabel('账户的密码').fill(person.password);
    await page.getByRole('button', { name: '显示二维码' }).click();
    await expect(page.getByRole('img', { name: '二维码：用微信扫一扫' })).toBeVisible();
    await arriveAt(page, '微信');
    const address = await page.locator('code').textContent();
    await openPhone();
    await phone.getByLabel('扫一扫：二维码的内容').fill(address ?? '');
    await phone.getByRole('button', { name: '扫一扫', exact: true }).click();
    await expect(phone.getByText('已关注公众号')).toBeVisible();
    await phone.getByRole('button', { name: '打开', exact: true }).first().click();
    await arriveAt(phone, '绑定微信');
    await expect(phone.getByText(/证件号码尾号/)).toBeVisible();
    await phone.getByRole('button', { name: '同意绑定' }).click();
    await expect(phone.getByText('微信已经绑定，可以关闭这个页面。')).toBeVisible();
    await expect(page.getByText('已经绑定微信。')).toBeVisible();
  });

  await test.step('what is submitted is told in WeChat, and the inbox says that it arrived', async () => {
    await page.goto('/registrations/health-2026/submission');
    await page.getByRole('button', { name: '提交报名信息' }).click();
    await arriveAt(page, '报名信息已提交');
    await expect(async () => {
      await openPhone();
      await expect(phone.getByText('报名未确认')).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(async () => {
      await page.goto('/messages');
      const told = page.getByRole('article', { name: /报名未确认/ });
      await expect(told.getByText(/已发送到微信|微信已送达/)).toBeVisible({ timeout: 1000 });
    }).toPass();
    await arriveAt(page, '消息');
  });

  await test.step('another browser is let in once the phone has seen which it is', async () => {
    const desk = await newWindow();
    await desk.goto('/login?next=%2Fmessages');
    await desk.getByRole('link', { name: '微信扫码登录' }).click();
    await expect(desk.getByRole('img', { name: '二维码：用微信扫一扫' })).toBeVisible();
    await arriveAt(desk, '微信扫码登录');
    const address = await desk.locator('code').textContent();
    await openPhone();
    await phone.getByLabel('扫一扫：二维码的内容').fill(address ?? '');
    await phone.getByRole('button', { name: '扫一扫', exact: true }).click();
    await arriveAt(phone, '微信扫码登录');
    await expect(phone.getByText(/Chrome \d+ · Linux/)).toBeVisible();
    await phone.getByRole('button', { name: '同意登录' }).click();
    await expect(phone.getByText('已经同意，请回到电脑上继续。')).toBeVisible();
    await arriveAt(desk, '消息');
  });
});
