import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { keepPicture } from './setup/pictures.ts';

const PLACE = 'health-2026/13';

test.use({ changes: 'rules' });

test('B2: a region’s administrator changes the calendar, rehearses and sends it; another one approves; everybody sees it', async ({
  page,
  newWindow,
}) => {
  test.slow();
  const nation = await newWindow();
  const candidate = await newWindow();
  const closes = page.getByLabel('缴费：结束');
  const opens = page.getByLabel('缴费：开始');

  await test.step('the calendar of the region, and last year’s configuration as a draft', async () => {
    await logInToOfficeByWire(page, 'hebei-admin');
    await page.goto('/office/configuration');
    await arriveAt(page, '考区配置');
    await page.getByRole('link', { name: '河北省' }).click();
    await expect(page.getByRole('button', { name: '在现行配置上修改' })).toBeVisible();
    await page.getByRole('button', { name: /^复制2023年度/ }).click();
    await expect(page.getByText(/日期按整年顺延/)).toBeVisible();
    await expect(page.getByLabel('网上报名：开始')).toHaveValue('2025-12-30T09:00');
  });

  await test.step('a date that overlaps is told, and stops the draft', async () => {
    await opens.fill('2026-02-10T09:00:00');
    await closes.fill('2026-02-25T18:00:00');
    await page.getByRole('button', { name: '保存' }).click();
    await expect(
      page.getByRole('alert').getByText(/缴费与资格审核（2026-02-16 23:59:59 截止）重叠/),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: '送审' })).toHaveCount(0);
    await expectNoBarrier(page);
    await keepPicture(page, test.info());
    await opens.fill('2026-02-17T09:00:00');
    await page.getByRole('button', { name: '添加材料' }).click();
    await page.getByLabel('名称（最多 30 个字）').fill('继续教育学分证明');
    await page.getByRole('button', { name: '保存' }).click();
    // What is left is a hint, which stops nothing.
    await expect(page.getByText('最后一天（2026-02-16）是春节假期，可能无人办理。')).toBeVisible();
    await expect(page.getByText(/重叠/)).toHaveCount(0);
  });

  await test.step('rehearsed on a thousand candidates, then sent', async () => {
    await page.getByRole('tab', { name: '演练报告' }).click();
    await page.getByRole('button', { name: '开始演练' }).click();
    await expect(page.getByRole('heading', { name: '谁被挡住了，为什么' })).toBeVisible({ timeout: 30_000 });
    await expectNoBarrier(page);
    await keepPicture(page, test.info());
    await page.getByRole('button', { name: '送审' }).click();
    await expect(page.getByText(/等待另一位管理员批准/)).toBeVisible();
    await expect(page.getByRole('button', { name: '批准并生效' })).toHaveCount(0);
  });

  await test.step('the national administrator looks at the differences and approves', async () => {
    await logInToOfficeByWire(nation, 'national');
    await nation.goto(`/office/configuration/${PLACE}`);
    const row = nation.getByRole('row', { name: /缴费 · 结束/ });
    await expect(row).toContainText('2026-02-13 23:59:59 星期五');
    await expect(row).toContainText('2026-02-25 18:00:00 星期三');
    await expect(nation.getByRole('row', { name: /材料清单 · 继续教育学分证明 · 必须提供/ })).toContainText(
      '是',
    );
    await expectNoBarrier(nation);
    await keepPicture(nation, test.info());
    await nation.getByRole('button', { name: '批准并生效' }).click();
    await expect(nation.getByRole('button', { name: '恢复初始数据' })).toBeVisible();
  });

  await test.step('the public page tells the new date, without log-in', async () => {
    await candidate.goto(`/regions/${PLACE}`);
    await expect(candidate.getByText(/2026年2月25日 星期三 18:00:00/)).toBeVisible();
    await expect(candidate.getByText('继续教育学分证明')).toBeVisible();
    await expect(candidate.getByText('2026年1月1日至1月3日：元旦假期')).toBeVisible();
    await expectNoBarrier(candidate);
    await keepPicture(candidate, test.info());
  });
});
