import type { BrowserContext, Page } from '@playwright/test';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOffice } from './setup/office.ts';

const PASSWORD = 'Weikao-2026!';

/** A security key that is plugged into this computer and always says yes. */
async function plugInKey(context: BrowserContext, desk: Page): Promise<void> {
  const devices = await context.newCDPSession(desk);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: false,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
}

/** Chooses an option of one of the office's lists. */
async function choose(desk: Page, label: string, option: string): Promise<void> {
  await desk.getByRole('combobox', { name: label }).click();
  await desk.getByTitle(option, { exact: true }).last().click();
}

async function invite(desk: Page): Promise<string> {
  await desk.getByRole('link', { name: '考务人员' }).click();
  await arriveAt(desk, '考务人员');
  await desk.getByRole('button', { name: '邀请新人' }).click();
  await desk.getByLabel('新人的姓名').fill('冯志刚');
  await choose(desk, '岗位', '考点审核员');
  await choose(desk, '考区', '河北省');
  await choose(desk, '考点', '石家庄市');
  await desk.getByRole('button', { name: '生成邀请链接' }).click();
  await expect(desk.getByText('请把链接交给冯志刚本人。')).toBeVisible();
  return desk.getByLabel('邀请链接').inputValue();
}

/** The newcomer’s own computer: name, password, security key. */
async function accept(desk: Page, link: string): Promise<void> {
  await desk.goto(link);
  await arriveAt(desk, '设置您的账号');
  await expect(desk.getByText('考点审核员')).toBeVisible();
  await desk.getByLabel('用户名').fill('fengzhigang');
  await desk.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await desk.getByLabel('再输入一次密码').fill(PASSWORD);
  await desk.getByRole('button', { name: '下一步：登记第二步验证' }).click();
  await arriveAt(desk, '登记第二步验证');
  await desk.getByRole('button', { name: '登记这一种 · 安全密钥或本机解锁' }).click();
  await desk.getByRole('button', { name: '完成登记' }).click();
  await arriveAt(desk, '请保存恢复码');
  await desk.getByRole('button', { name: '我已保存，开始工作' }).click();
}

async function logInAsNewcomer(desk: Page): Promise<void> {
  await desk.getByLabel('用户名').fill('fengzhigang');
  await desk.getByLabel('密码').fill(PASSWORD);
  await desk.getByRole('button', { name: '登录' }).click();
}

test('I4: a newcomer is invited, comes in by a security key, loses it, and starts again', async ({
  page,
  newWindow,
}) => {
  await logInToOffice(page, 'hebei-admin');
  const link = await invite(page);
  await page.getByRole('button', { name: '完成' }).click();

  const desk = await newWindow();
  await plugInKey(desk.context(), desk);
  await accept(desk, link);
  await expect(desk.getByRole('link', { name: /考点审核/ })).toBeVisible();

  // What the post may, and why the rest is missing.
  await desk.getByRole('button', { name: '我的权限' }).click();
  const why = desk.getByRole('dialog', { name: '为什么我可以，为什么我不可以' });
  await expect(why.getByText('您的岗位是“考点审核员”，范围是河北省 · 石家庄市。')).toBeVisible();
  await expect(why.getByText('程立新')).toBeVisible();
  await why.getByRole('link', { name: '打开完整的一览表' }).click();
  await arriveAt(desk, '为什么我可以，为什么我不可以');

  // The next log-in asks for the key.
  await desk.getByRole('button', { name: '退出', exact: true }).click();
  await logInAsNewcomer(desk);
  await arriveAt(desk, '第二步验证');
  await desk.getByRole('button', { name: '使用安全密钥或本机解锁' }).click();
  await expect(desk.getByRole('link', { name: '冯志刚' })).toBeVisible();

  // The key is lost: the administrator takes it away, and the newcomer enrols anew.
  await page.reload();
  await page.getByRole('button', { name: '查看冯志刚的账号' }).click();
  await page.getByRole('button', { name: '重置第二步验证' }).click();
  await expectNoBarrier(page);
  await page.getByRole('button', { name: '重置第二步验证' }).click();
  await expect(page.getByRole('definition').filter({ hasText: '未登记' })).toBeVisible();
  await desk.goto('/office/');
  await logInAsNewcomer(desk);
  await arriveAt(desk, '登记第二步验证');
});
