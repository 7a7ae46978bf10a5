import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { SMALL_PHONE } from './setup/keyboard.ts';
import { arriveWith } from './setup/registration.ts';

test('A6: a wrong education record is set aside, stays in sight, and is taken back', async ({ page }) => {
  await arriveWith(page, 'account');
  await page.goto('/account/credentials');
  await arriveAt(page, '学历学位信息维护');
  await page.getByRole('button', { name: '停用' }).click();
  await expect(page.getByRole('heading', { name: '已停用' })).toBeVisible();
  await expectNoBarrier(page);
  await page.setViewportSize(SMALL_PHONE);
  await expectNoBarrier(page);
  await page.getByRole('button', { name: '恢复' }).click();
  await expect(page.getByRole('heading', { name: '已停用' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '停用' })).toBeVisible();
});
