import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { checkPageByPage, enterAgain } from './setup/returning.ts';

test('H5 (2026): a region without automatic confirmation confirms its returning candidates the ordinary way', async ({
  page,
}) => {
  test.slow();
  await enterAgain(page, 'xueli', '山西省');
  await checkPageByPage(page, {
    报考信息: () =>
      expect(
        page.getByText(/2025 年度已通过：基础知识、相关专业知识、专业知识；未通过：专业实践能力。/),
      ).toBeVisible(),
  });
  await expect(
    page.getByText('本考区未开通历史考生自动确认，提交后须按考区要求进行报名确认。'),
  ).toBeVisible();
  await expectNoBarrier(page);
  await page.getByRole('button', { name: '提交报名信息' }).click();
  await arriveAt(page, '报名信息已提交');
  await expect(page.getByText('您已提交报名信息，报名未确认。').first()).toBeVisible();
});
