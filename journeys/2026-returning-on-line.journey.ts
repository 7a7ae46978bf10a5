import { chooseFirst } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { checkPageByPage, enterAgain } from './setup/returning.ts';

test('H3 E5 (2026): where confirmation is on-line, who has changed nothing is asked for no papers', async ({
  page,
}) => {
  test.slow();
  await enterAgain(page, 'yaochunyan', '天津市');

  await test.step('H2: from the photo one comes to 「提交报名信息」; 「上传材料」 has nothing left to do', async () => {
    await checkPageByPage(page, { 考点信息: () => chooseFirst(page, '报名点') });
    await expect(page.getByText('与上一年度一致：提交后将立即完成报名确认，不能撤回和修改。')).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('H3: 「已完成报名确认」', async () => {
    await page.getByRole('button', { name: '提交报名信息' }).click();
    await arriveAt(page, '报名信息已提交');
    await expect(page.getByText('您的报名信息与上一年度一致，已完成报名确认。')).toBeVisible();
  });
});
