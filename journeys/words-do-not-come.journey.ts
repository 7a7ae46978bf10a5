import { expect, expectNoBarrier, test } from './setup/journey.ts';
import { arriveWith } from './setup/registration.ts';

test('a refusal whose words do not come over a bad line is told all the same, and what was typed stays', async ({
  page,
}) => {
  await page.route('**/assets/refused-*.js', (route) => route.abort('connectionreset'));
  await page.goto('/login');
  await page.getByLabel('用户名或证件号码').fill('wangxiaoming');
  await page.getByLabel('密码', { exact: true }).fill('Guess-Number-1');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('请检查网络后重试');
  await expect(page.getByLabel('用户名或证件号码')).toHaveValue('wangxiaoming');
  await expectNoBarrier(page);
});

test('where the sentence of the strip does not come, the page goes on without it', async ({ page }) => {
  await arriveWith(page, 'entered');
  await page.route('**/assets/registration-state-*.js', (route) => route.abort('connectionreset'));
  await page.goto('/registrations/health-2026/pages/exam-point');
  await expect(page.getByRole('heading', { level: 1, name: '考点信息' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: '报名地市' })).toBeVisible();
  await expect(page.getByRole('region', { name: '当前状态' })).not.toContainText('还没有提交');
});
