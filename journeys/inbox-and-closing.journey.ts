import type { APIRequestContext } from '@playwright/test';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { arriveWith } from './setup/registration.ts';

const EXAM = '2026年度卫生专业技术资格考试';
const FORM = '/registrations/health-2026';

const moveTo = async (request: APIRequestContext, at: string) => {
  const answer = await request.post('/api/demo/clock', { data: { at } });
  expect(answer.ok()).toBe(true);
};

test('D3, I2, H4 (2026): what was submitted and what is still to do stands in the inbox, with the way there', async ({
  page,
  request,
}) => {
  await arriveWith(page, 'submitted');
  await page.goto('/');
  const messages = page.getByRole('link', { name: /^消息/ });
  await expect(messages).toHaveText('消息1 条未读');
  await messages.click();
  await arriveAt(page, '消息');
  const told = page.getByRole('article', { name: /待办事项提醒：报名未确认/ });
  await expect(told).toContainText(`您已提交“${EXAM}”报名信息，报名未确认。`);
  await expect(told).toContainText('在 2025年12月17日 17:00:00（北京时间）前完成报名确认');

  await moveTo(request, '2025-12-14T18:00:00+08:00');
  await page.reload();
  const reminder = page.getByRole('article', { name: /待办事项提醒：报名仍未确认/ });
  await expect(reminder).toContainText('2025年12月14日 18:00');
  await reminder.getByRole('button', { name: '知道了' }).click();
  await expect(reminder.getByText('未读')).toHaveCount(0);
  await expect(messages).toHaveText('消息1 条未读');
  await expectNoBarrier(page);
  await page.reload();
  await expect(reminder.getByText('未读')).toHaveCount(0);
  await told.getByRole('link', { name: '打印报名表，查看确认要求' }).click();
  await arriveAt(page, '报名信息已提交');
});

test('a form that is open when registration closes may be finished, and says until when', async ({
  page,
  newWindow,
  request,
}) => {
  await arriveWith(page, 'complete');
  const late = await newWindow();
  await arriveWith(late, 'complete');
  await moveTo(request, '2025-12-15T23:50:00+08:00');
  await page.goto(`${FORM}/pages/contact`);
  await expect(
    page.getByText('请在 2025年12月15日 23:59:59（北京时间）前提交报名信息。').first(),
  ).toBeVisible();
  await expect(page.getByText(/最晚在 2025年12月16日 00:04:59（北京时间）前提交/)).toBeVisible();
  await expectNoBarrier(page);

  await page.getByRole('textbox', { name: '地址' }).fill('石家庄市长安区中山东路 1 号');
  await expect(page.getByText(/已保存 \d\d:\d\d，尚未提交/)).toBeVisible();
  await moveTo(request, '2025-12-16T00:01:00+08:00');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page).not.toHaveURL(/pages\/contact/);
  await page.goto(`${FORM}/submission`);
  await arriveAt(page, '提交报名信息');
  await expect(page.getByText('报名信息还没有提交。', { exact: true })).toBeVisible();
  await expect(
    page.getByText('请在 2025年12月16日 00:04:59（北京时间）前点击“提交报名信息”；此后不再受理。'),
  ).toBeVisible();

  await late.goto(`${FORM}/submission`);
  await expect(late.getByText('现在不能提交报名信息。')).toBeVisible();
  await expect(late.getByRole('button', { name: '提交报名信息' })).toHaveCount(0);

  await page.getByRole('button', { name: '提交报名信息' }).click();
  await arriveAt(page, '报名信息已提交');
});
