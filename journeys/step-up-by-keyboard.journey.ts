import type { Page } from '@playwright/test';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { press, pressOn, tabTo, typeInto } from './setup/keyboard.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { standInsAddress } from './setup/running-product.ts';

/** The telephone shows a code for the secret: that of now, or the one after it. */
async function codeOn(phone: Page, secret: string, which: '#code' | '#next-code'): Promise<string> {
  await phone.goto(`${standInsAddress()}/authenticator`);
  await phone.getByLabel('密钥').fill(secret);
  await phone.getByRole('button', { name: '显示验证码' }).click();
  return phone.locator(which).innerText();
}

test('a reviewer enrols an authenticator app and proves anew before a batch, by keyboard alone', async ({
  page: desk,
  newWindow,
  moveClock,
}) => {
  await moveClock('review');
  const phone = await newWindow();
  await logInToOfficeByWire(desk, 'baoding-second');
  let secret = '';

  await test.step('the secret goes to the telephone, its code comes back', async () => {
    await desk.goto('/office/account');
    await arriveAt(desk, '我的账号');
    await press(desk, '登记新的验证器');
    await press(desk, '登记这一种 · 手机验证器');
    secret = await desk.locator('.scan-secret').innerText();
    await expectNoBarrier(desk);
    await typeInto(desk, '验证器上的 6 位数字', await codeOn(phone, secret, '#code'));
    await press(desk, '完成登记');
    await press(desk, '我已保存');
    await expect(desk.getByText('我的手机', { exact: true })).toBeVisible();
  });

  await test.step('ten minutes later a batch asks for a fresh proof; a wrong code is told, Esc gives it up', async () => {
    await desk.goto('/office/batch');
    await arriveAt(desk, '批量通过');
    // Nobody waits ten minutes here: the first answer is the one that the server then gives.
    const refusal = { error: { code: 'step-up-needed', trace: '' } };
    await desk.route(/\/api\/office\/batches\?/, (route) => route.fulfill({ status: 403, json: refusal }), {
      times: 2,
    });
    await press(desk, '预览');
    const dialog = desk.getByRole('dialog', { name: '请再次验证是您本人' });
    await expect(dialog.getByLabel('验证器上的 6 位数字')).toBeFocused();
    await expectNoBarrier(desk);
    await desk.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(desk.getByRole('alert')).toBeVisible();

    await press(desk, '预览');
    await expect(dialog.getByLabel('验证器上的 6 位数字')).toBeFocused();
    await desk.keyboard.type('000000');
    await desk.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toBeVisible();
    const field = dialog.getByLabel('验证器上的 6 位数字');
    await tabTo(desk, field);
    await desk.keyboard.press('Control+A');
    // The code of this half minute has been used for enrolling.
    await desk.keyboard.type(await codeOn(phone, secret, '#next-code'));
    await desk.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(desk.getByText(/可以一起通过|没有可以一起通过的报名/)).toBeVisible();
  });

  await test.step('the next log-in asks for the code, too', async () => {
    await pressOn(desk, desk.getByRole('button', { name: '退出', exact: true }), 'Enter');
    await typeInto(desk, '用户名', 'baoding-second');
    await tabTo(desk, desk.getByLabel('密码'));
    await desk.keyboard.type('Weikao-2026!');
    await desk.keyboard.press('Enter');
    await arriveAt(desk, '第二步验证');
  });
});
