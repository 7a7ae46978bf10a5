import type { Page } from '@playwright/test';
import { expect, expectNoBarrier, test } from './setup/journey.ts';
import {
  arriveOnPhone,
  expectNothingBeside,
  follow,
  pick,
  pickRadio,
  press,
  pressOn,
  SMALL_PHONE,
  search,
  tabTo,
} from './setup/keyboard.ts';
import { arriveWith } from './setup/registration.ts';

test.use({ viewport: SMALL_PHONE });

const submitByKey = (page: Page) => press(page, '提交');

test('B1–B3 C1–C17 D1 (2026): on a small phone, by keyboard alone, from 「进入网上报名」 to the receipt, and back', async ({
  page,
}) => {
  test.slow();
  await arriveWith(page, 'account');

  await test.step('B1 B2 B3: exam, region, notice', async () => {
    await page.goto('/');
    await arriveOnPhone(page, '/', '我的报名');
    await pressOn(page, page.getByRole('link', { name: '进入网上报名' }), 'Enter');
    await arriveOnPhone(page, '/exams', '进入网上报名');
    await pressOn(page, page.getByRole('link', { name: '报名', exact: true }), 'Enter');
    await arriveOnPhone(page, '/exams/:edition/region', '选择考区');
    await search(page, '所在省份', '河北');
    await pressOn(page, page.getByRole('button', { name: '下一步' }), 'Enter');
    await arriveOnPhone(page, '/exams/:edition/notice', '报考须知');
    await pressOn(page, page.getByRole('checkbox', { name: /同意/ }), 'Space');
    await pressOn(page, page.getByRole('button', { name: '下一步' }), 'Enter');
  });

  await test.step('考点信息, 基本信息, 联系方式', async () => {
    await arriveOnPhone(page, '/registrations/:edition/pages/:page', '考点信息');
    await pick(page, '报名地市', '石家庄市');
    await submitByKey(page);
    await arriveOnPhone(page, '/registrations/:edition/pages/:page', '基本信息');
    await pick(page, '健康状态', '健康或良好');
    await submitByKey(page);
    await arriveOnPhone(page, '/registrations/:edition/pages/:page', '联系方式');
    await submitByKey(page);
  });

  await test.step('报考信息', async () => {
    await arriveOnPhone(page, '/registrations/:edition/pages/:page', '报考信息');
    await pick(page, '专业类别', '护理');
    await pick(page, '级别', '初级(师)');
    await pick(page, '专业', '203 护理学');
    await pickRadio(page, '执业类别', '护士执业注册');
    await tabTo(page, page.getByLabel('首次注册年月'));
    await page.keyboard.type('2020');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('07');
    await expect(page.getByLabel('首次注册年月')).toHaveValue('2020-07');
    await pickRadio(page, '是否已取得住培合格证书', '否');
    await submitByKey(page);
  });

  await test.step('教育情况: the dialog of records is opened, used and left by keys', async () => {
    await arriveOnPhone(page, '/registrations/:edition/pages/:page', '教育情况');
    const quote = page.getByRole('button', { name: '点击引用学历信息' });
    const dialog = page.getByRole('dialog', { name: '选择要引用的学历' });
    await pressOn(page, quote, 'Enter');
    await expect(dialog).toBeVisible();
    await expectNoBarrier(page);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(quote).toBeFocused();
    await page.keyboard.press('Enter');
    await pressOn(page, dialog.getByRole('button', { name: /石家庄医学高等专科学校/ }), 'Enter');
    await pick(page, '学位', '无');
    await pick(page, '学制', '三年');
    await tabTo(page, page.getByLabel('专业工作经历'));
    await page.keyboard.type('2019 年 8 月至今，石家庄市，内科护士。');
    await submitByKey(page);
  });

  await test.step('工作情况', async () => {
    await arriveOnPhone(page, '/registrations/:edition/pages/:page', '工作情况');
    await search(page, '单位名称', '石家庄市');
    await pick(page, '单位所属', '地(市、州、盟)属');
    await pick(page, '单位性质', '事业单位');
    await tabTo(page, page.getByLabel('从事本专业年限'));
    await page.keyboard.type('5');
    await submitByKey(page);
  });

  await test.step('photo, check, receipt', async () => {
    await arriveOnPhone(page, '/registrations/:edition/photo', '上传照片');
    await pressOn(page, page.getByRole('button', { name: '使用这张照片' }), 'Enter');
    await arriveOnPhone(page, '/registrations/:edition/submission', '提交报名信息');
    await pressOn(page, page.getByRole('button', { name: '提交报名信息' }), 'Space');
    await arriveOnPhone(page, '/registrations/:edition/receipt', '报名信息已提交');
  });

  await test.step('D5 B5: withdrawn, and to another region', async () => {
    await follow(page, '查看报名流程');
    await arriveOnPhone(page, '/registrations/:edition', '2026年度卫生专业技术资格考试');
    await follow(page, '撤回信息提交');
    await arriveOnPhone(page, '/registrations/:edition/withdrawal', '撤回信息提交');
    await press(page, '撤回信息提交');
    await follow(page, '修改考区');
    await arriveOnPhone(page, '/registrations/:edition/region', '修改考区');
    await search(page, '改为', '河南');
    await pressOn(page, page.getByRole('checkbox', { name: /清空/ }), 'Space');
    await press(page, '修改考区');
    await arriveOnPhone(page, '/registrations/:edition', '2026年度卫生专业技术资格考试');
    await expect(page.getByText('河南省')).toBeVisible();
  });
});

test('every page fits a small phone in 「大字版」, too', async ({ page }) => {
  await arriveWith(page, 'complete');
  await page.goto('/');
  await pressOn(page, page.getByRole('button', { name: '大字版' }), 'Enter');
  await expect(page.getByRole('button', { name: '标准字号' })).toBeFocused();
  // The button changes first, then it is remembered.
  await expect(page.locator('html')).toHaveAttribute('data-text-size', 'large');
  const registration = '/registrations/health-2026';
  const forms = ['exam-point', 'person', 'contact', 'application', 'education', 'employment'];
  const account = ['', '/basics', '/credentials', '/photo'].map((part) => `/account${part}`);
  const steps = ['', '/photo', '/submission', '/region'].map((part) => `${registration}${part}`);
  const pages = [
    '/',
    '/exams',
    ...account,
    ...forms.map((form) => `${registration}/pages/${form}`),
    ...steps,
  ];
  for (const place of pages) {
    await test.step(place, async () => {
      await page.goto(place);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('button', { name: '标准字号' })).toBeVisible();
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
      await expectNothingBeside(page);
      await expectNoBarrier(page);
    });
  }
});
