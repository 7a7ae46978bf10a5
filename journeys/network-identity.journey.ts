import type { Page } from '@playwright/test';
import { arriveAt, expect, test } from './setup/journey.ts';
import type { Person } from './setup/people.ts';
import { arriveWith } from './setup/registration.ts';

/** On the telephone: the national app, the request with the number that stands on the screen, and consent. */
async function consentOnPhone(page: Page, phone: Page, standIns: string, person: Person): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: '国家网络身份认证' })).toBeVisible();
  const serial = await page.locator('dd.amount').innerText();
  await phone.goto(`${standIns}/network-identity/phone`);
  const request = phone.getByRole('listitem').filter({ hasText: serial });
  await request.getByLabel('这部手机的主人：姓名').fill(person.name);
  await request.getByLabel('证件号码').fill(person.idNumber);
  await request.getByRole('button', { name: '同意', exact: true }).click();
  await expect(phone.getByText('已同意。请回到原来的页面。')).toBeVisible();
}

test('A4 (2026): an account is linked with 国家网络身份认证 and then opened by it, through the phone', async ({
  page,
  newWindow,
  product,
}) => {
  const person = await arriveWith(page, 'account');
  const phone = await newWindow();
  await page.goto('/account');
  await page.getByRole('link', { name: '查看 国家网络身份认证' }).click();
  await page.getByRole('button', { name: '关联国家网络身份' }).click();
  await consentOnPhone(page, phone, product.standIns, person);
  await expect(page.getByText('已关联网络身份')).toBeVisible();
  await arriveAt(page, '国家网络身份认证');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.goto('/login?next=/messages');
  await arriveAt(page, '登录');
  await page.getByRole('button', { name: '国家网络身份认证', exact: true }).click();
  await consentOnPhone(page, phone, product.standIns, person);
  await arriveAt(page, '消息');
});
