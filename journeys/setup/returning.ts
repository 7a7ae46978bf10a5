import type { Page } from '@playwright/test';
import { choose, submitPage } from './form.ts';
import { arriveAt } from './journey.ts';

const PAGES = ['考点信息', '基本信息', '联系方式', '报考信息', '教育情况', '工作情况'] as const;

/** Somebody of the demo's list of people, who had an account before: logs in and enters the exam in this region. */
export async function enterAgain(page: Page, userName: string, region: string): Promise<void> {
  await page.goto('/login');
  await page.getByLabel('用户名或证件号码').fill(userName);
  await page.getByLabel('密码', { exact: true }).fill('Weikao-2026!');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('link', { name: '进入网上报名' }).click();
  await page.getByRole('link', { name: /^报名/ }).click();
  await arriveAt(page, '选择考区');
  await choose(page, '所在省份', region);
  await page.getByRole('button', { name: '下一步' }).click();
  await arriveAt(page, '报考须知');
  await page.getByRole('checkbox', { name: /同意/ }).check();
  await page.getByRole('button', { name: '下一步' }).click();
}

/** Checks page by page and submits each as it stands; `at` looks or changes something before a page is submitted. */
export async function checkPageByPage(
  page: Page,
  at: Partial<Record<(typeof PAGES)[number], () => Promise<void>>> = {},
): Promise<void> {
  for (const title of PAGES) {
    await arriveAt(page, title);
    await at[title]?.();
    await submitPage(page);
  }
  await arriveAt(page, '上传照片');
  await page.getByRole('button', { name: '使用这张照片' }).click();
  await arriveAt(page, '提交报名信息');
}
