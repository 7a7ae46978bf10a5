import type { Page } from '@playwright/test';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInByWire } from './setup/people.ts';
import { arriveWith } from './setup/registration.ts';

const NEW_PASSWORD = 'Autumn-Wind-8';

async function logIn(window: Page, login: string, password: string): Promise<void> {
  await window.getByLabel('用户名或证件号码').fill(login);
  await window.getByLabel('密码', { exact: true }).fill(password);
  await window.getByRole('button', { name: '登录', exact: true }).click();
}

/** Logs out, and goes to the login page. */
async function logOut(window: Page): Promise<void> {
  await window.getByRole('button', { name: '退出登录' }).click();
  await window.getByRole('link', { name: '登录', exact: true }).click();
}

test('A2: wrong passwords slow strangers down, never the owner, who can get a new one by text message', async ({
  page,
  newWindow,
  product,
}) => {
  const person = await arriveWith(page, 'account');
  const [elsewhere, stranger] = [await newWindow(), await newWindow()];
  await logInByWire(elsewhere, person);

  await test.step('a wrong password is told without saying what was wrong', async () => {
    await stranger.goto('/login');
    await arriveAt(stranger, '登录');
    await logIn(stranger, person.userName, 'Guess-Number-1');
    await expect(stranger.getByRole('alert')).toContainText('用户名、证件号码或密码不对。');
    await expectNoBarrier(stranger);
  });

  await test.step('again and again: one has to wait, and is told for how many seconds', async () => {
    await expect(async () => {
      await logIn(stranger, person.idNumber, 'Guess-Number-2');
      await expect(stranger.getByRole('alert')).toContainText('多次登录没有成功，请稍候。', { timeout: 500 });
    }).toPass();
    await expect(stranger.getByRole('alert')).toContainText(/请在 \d+ 秒后再试。/);
  });

  await test.step('while a stranger waits, even the right password does not help there', async () => {
    await logIn(stranger, person.userName, person.password);
    await expect(stranger.getByRole('alert')).toContainText(/请在 \d+ 秒后再试。/);
    await expect(stranger).toHaveURL(/login/);
    await expectNoBarrier(stranger);
  });

  await test.step('where one has been logged in before, one still can, by name or by ID number', async () => {
    await page.goto('/');
    for (const login of [person.userName, person.idNumber]) {
      await logOut(page);
      await logIn(page, login, person.password);
      await expect(page.getByRole('heading', { level: 1, name: '我的报名' })).toBeVisible();
    }
  });

  await test.step('forgotten: a code comes by text message', async () => {
    await logOut(page);
    await page.getByRole('link', { name: '忘记密码' }).click();
    await arriveAt(page, '找回账户');
    await page.getByLabel('证件号码').fill(person.idNumber);
    await page.getByLabel('姓名').fill(person.name);
    await page.getByRole('button', { name: '获取短信验证码' }).click();
    await expect(page.getByText('验证码已经发送到您注册的手机号码')).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('a wrong code is refused, the right one sets a new password', async () => {
    const sent = await page.request.get(`${product.standIns}/sms/messages?phone=${person.phone}`);
    const [message] = (await sent.json()).messages;
    const code = /\d{6}/.exec(message.text)?.[0] ?? '';
    await page.getByLabel('短信验证码').fill(code === '000000' ? '000001' : '000000');
    await page.getByLabel('新密码').fill(NEW_PASSWORD);
    await page.getByRole('button', { name: '设置新密码' }).click();
    await expect(page.getByRole('alert')).toContainText('验证码不对，或者已经过期。');
    await page.getByLabel('短信验证码').fill(code);
    await page.getByRole('button', { name: '设置新密码' }).click();
    await expect(page.getByText('新密码已经生效，请登录。')).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('the old password opens no longer, the new one does; other windows are signed out', async () => {
    await logIn(page, person.userName, person.password);
    await expect(page.getByRole('alert')).toContainText('用户名、证件号码或密码不对。');
    await logIn(page, person.userName, NEW_PASSWORD);
    await expect(page.getByRole('heading', { level: 1, name: '我的报名' })).toBeVisible();
    await elsewhere.goto('/account');
    await arriveAt(elsewhere, '登录');
  });
});
