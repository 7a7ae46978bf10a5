import { choose, chooseFirst, submitPage } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { enterAgain } from './setup/returning.ts';

test('C8 (2023): who took the exam of 2022 finds the subjects not passed ticked', async ({
  page,
  moveClock,
}) => {
  test.slow();
  await moveClock('2023-registration');
  await enterAgain(page, 'tianmin', '河北省');
  await arriveAt(page, '考点信息');
  await choose(page, '报名地市', '石家庄市');
  await submitPage(page);
  await arriveAt(page, '基本信息');
  await chooseFirst(page, '健康状态');
  await submitPage(page);
  await arriveAt(page, '联系方式');
  await submitPage(page);

  const ticked = (subject: string) => page.getByRole('checkbox', { name: subject, exact: true });
  await test.step('「自动选择2022年度未通过的科目」, and the page says why', async () => {
    await arriveAt(page, '报考信息');
    await choose(page, '报考专业', '203 护理学 · 初级(师)');
    await expect(
      page.getByText(/2022 年度已通过：基础知识、专业知识；未通过：相关专业知识、专业实践能力。/),
    ).toBeVisible();
    for (const subject of ['基础知识', '专业知识']) await expect(ticked(subject)).not.toBeChecked();
    for (const subject of ['相关专业知识', '专业实践能力']) await expect(ticked(subject)).toBeChecked();
    await expectNoBarrier(page);
  });

  await test.step('of another specialty all are ticked; the candidate may tick otherwise', async () => {
    await choose(page, '报考专业', '204 中医护理学 · 初级(师)');
    await expect(page.getByText(/您 2022 年度报考的是“203 护理学 · 初级\(师\)”/)).toBeVisible();
    await expect(ticked('基础知识')).toBeChecked();
    await choose(page, '报考专业', '203 护理学 · 初级(师)');
    await ticked('基础知识').check();
    await chooseFirst(page, '现有技术资格');
    await page.getByRole('radio', { name: '护士执业注册' }).check();
    await submitPage(page);
    await arriveAt(page, '教育情况');
  });
});
