import type { Page } from '@playwright/test';
import { pressEnterUntil } from './office.ts';
import { portrait } from './portrait.ts';

/** Chooses a picture for the evidence of a case and waits until it is on the server. */
export async function addPicture(page: Page, tint = '#3b6ea5'): Promise<void> {
  const before = await page.getByRole('button', { name: /^移除第/ }).count();
  const buffer = await portrait(tint);
  await page.locator('input[type=file]').setInputFiles({ name: 'paper.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByRole('button', { name: `移除第 ${before + 1} 张` }).waitFor();
}

/** Staff, signed in in `desk`, open the case of this person and give their approval by keyboard. */
export async function approveCase(
  desk: Page,
  name: string,
  approval: '审核通过' | '复核通过',
): Promise<void> {
  await desk.goto('/office/cases');
  await desk.getByRole('link', { name }).first().click();
  await desk.getByRole('button', { name: approval }).waitFor();
  await pressEnterUntil(desk, desk.getByRole('button', { name: `确定${approval}` }));
  await desk.getByRole('button', { name: `确定${approval}` }).click();
  await desk
    .getByRole('definition')
    .filter({ hasText: approval === '审核通过' ? '待复核' : '已通过' })
    .waitFor();
}
