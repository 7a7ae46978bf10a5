import { choose } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOffice } from './setup/office.ts';
import { checkPageByPage, enterAgain } from './setup/returning.ts';

test('A8 C8 H1–H3 (2026): nothing has changed since last year: confirmed by submitting', async ({
  page,
  newWindow,
  moveClock,
}) => {
  test.slow();
  await test.step('A8: logs in directly: no sign-up and no basic information again', async () => {
    await enterAgain(page, 'lihua', '河北省');
  });

  await test.step('H2 C8: page by page last year’s answers stand there; the subjects not passed are ticked', async () => {
    const said = page.getByText('以下为 2025 年度的报名信息，请逐页核对。');
    const ticked = (subject: string) => page.getByRole('checkbox', { name: subject, exact: true });
    await checkPageByPage(page, {
      考点信息: async () => {
        await expect(said).toBeVisible();
        await expect(page.getByLabel('报名地市')).toHaveValue('1306');
      },
      联系方式: () => expect(page.getByLabel('地址')).toHaveValue('保定市莲池区东风中路 18 号'),
      报考信息: async () => {
        await expect(said).toBeVisible();
        await expect(
          page.getByText(/2025 年度已通过：基础知识、相关专业知识；未通过：专业知识、专业实践能力。/),
        ).toBeVisible();
        await expect(page.getByText(/2024 年度通过的专业知识已超过两个年度/)).toBeVisible();
        for (const subject of ['基础知识', '相关专业知识']) await expect(ticked(subject)).not.toBeChecked();
        for (const subject of ['专业知识', '专业实践能力']) await expect(ticked(subject)).toBeChecked();
        await choose(page, '专业', '204 中医护理学');
        await expect(page.getByText(/与现在选择的专业不同，已选择全部科目/)).toBeVisible();
        await expect(ticked('基础知识')).toBeChecked();
        await expectNoBarrier(page);
        await choose(page, '专业', '203 护理学');
        await expect(ticked('基础知识')).not.toBeChecked();
      },
      工作情况: async () => {
        await expect(page.getByRole('combobox', { name: '单位名称' })).toHaveValue('保定市第一人民医院');
        await page.getByLabel('从事本专业年限').fill('6');
      },
    });
  });

  await test.step('H3: before the act it is said what submitting does', async () => {
    await expect(page.getByText('与上一年度一致：提交后将立即完成报名确认，不能撤回和修改。')).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('H3: 「已完成报名确认」, the node 「报名确认」 green, no withdrawal', async () => {
    await page.getByRole('button', { name: '提交报名信息' }).click();
    await arriveAt(page, '报名信息已提交');
    await expect(page.getByText('您的报名信息与上一年度一致，已完成报名确认。')).toBeVisible();
    await page.getByRole('link', { name: '查看报名流程' }).first().click();
    await arriveAt(page, '2026年度卫生专业技术资格考试');
    await expect(page.getByRole('link', { name: /报名确认.*已完成/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /资格审核.*进行中/ })).toBeVisible();
    await expect(page.getByText('撤回信息提交')).toHaveCount(0);
    await page.goto('/registrations/health-2026/pages/contact');
    await expect(page.getByText('现在不能修改报名信息。')).toBeVisible();
  });

  await test.step('0013: the point reviews it, and sees that nothing differs', async () => {
    await moveClock('review');
    const reviewer = await newWindow();
    await logInToOffice(reviewer, 'baoding');
    await reviewer
      .getByRole('link', { name: /考点审核/ })
      .first()
      .click();
    await reviewer.getByRole('link', { name: /李华/ }).first().click();
    await expect(reviewer.getByText('历史考生：核对范围内的报名信息与 2025 年度一致。')).toBeVisible();
    await expectNoBarrier(reviewer);
  });
});
