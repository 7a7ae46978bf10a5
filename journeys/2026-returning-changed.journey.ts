import { chooseFirst } from './setup/form.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOffice } from './setup/office.ts';
import { checkPageByPage, enterAgain } from './setup/returning.ts';

test('H2 H4 (2026): something has changed since last year: confirmed the ordinary way', async ({
  page,
  newWindow,
}) => {
  test.slow();
  await enterAgain(page, 'guoxinlei', '河北省');
  await checkPageByPage(page, {
    工作情况: async () => {
      await page.getByRole('combobox', { name: '单位名称' }).fill('石家庄市第一');
      await page
        .getByRole('option', { name: /石家庄市第一人民医院/ })
        .first()
        .click();
      await chooseFirst(page, '单位所属');
    },
  });

  await test.step('H4: before the act it is said, field by field, what differs', async () => {
    await expect(
      page.getByText('以下内容与 2025 年度不一致，提交后须按考区要求进行报名确认。'),
    ).toBeVisible();
    await expect(page.getByText('2025 年度：河北省人民医院')).toBeVisible();
    await expect(page.getByText('现在：石家庄市第一人民医院')).toBeVisible();
    await expectNoBarrier(page);
  });

  await test.step('H4: 「报名未确认」, and it can be withdrawn and changed', async () => {
    await page.getByRole('button', { name: '提交报名信息' }).click();
    await arriveAt(page, '报名信息已提交');
    await expect(page.getByText('您已提交报名信息，报名未确认。').first()).toBeVisible();
    await page.getByRole('link', { name: '查看报名流程' }).first().click();
    await expect(page.getByRole('link', { name: /报名确认.*进行中/ })).toBeVisible();
    await expect(page.getByRole('link', { name: '撤回信息提交' })).toBeVisible();
  });

  await test.step('the counter sees what differs', async () => {
    const clerk = await newWindow();
    await logInToOffice(clerk, 'sjz');
    await clerk.getByRole('link', { name: '全部考生' }).click();
    await clerk
      .getByRole('link', { name: /郭新蕾/ })
      .first()
      .click();
    await expect(clerk.getByText('历史考生：以下报名信息与 2025 年度不一致')).toBeVisible();
    await expectNoBarrier(clerk);
  });

  await test.step('H4: changed back, it is confirmed by submitting', async () => {
    await page.getByRole('link', { name: '撤回信息提交' }).click();
    await arriveAt(page, '撤回信息提交');
    await page.getByRole('button', { name: '撤回信息提交' }).click();
    await expect(page.getByRole('button', { name: '撤回信息提交' })).toHaveCount(0);
    await page.goto('/registrations/health-2026/pages/employment?then=submission');
    await arriveAt(page, '工作情况');
    await page.getByRole('combobox', { name: '单位名称' }).fill('河北省人民医院');
    await page
      .getByRole('option', { name: /^河北省人民医院/ })
      .first()
      .click();
    await page.getByLabel('单位所属').selectOption('prefecture');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await arriveAt(page, '提交报名信息');
    await page.getByRole('button', { name: '提交报名信息' }).click();
    await expect(page.getByText('您的报名信息与上一年度一致，已完成报名确认。')).toBeVisible();
  });
});
