import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOfficeByWire } from './setup/office.ts';
import { arriveWith, fillPages, registrationOf } from './setup/registration.ts';

test('D1 (2026): who may be short of the conditions is told so, why, and can submit all the same', async ({
  page,
  newWindow,
}) => {
  const short = '按大专报考，需要从事本专业工作满 3 年。截至2025年12月31日，只有2 年。';
  await arriveWith(page, 'complete');
  await fillPages(page, 'employment', { years_in_profession: 2 });

  await test.step('on the pages that the conditions look at', async () => {
    await page.goto('/registrations/health-2026/pages/education');
    await arriveAt(page, '教育情况');
    await expect(page.getByText('可能不符合报考条件')).toBeVisible();
    await expect(page.getByText(short)).toBeVisible();
  });

  await test.step('and before submitting, which it does not stop', async () => {
    await page.goto('/registrations/health-2026/submission');
    await arriveAt(page, '提交报名信息');
    await expect(page.getByText(short)).toBeVisible();
    await expect(page.getByText('不影响提交。')).toBeVisible();
    await page.setViewportSize({ width: 360, height: 740 });
    await expectNoBarrier(page);
    await page.getByRole('button', { name: '提交报名信息' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /已提交/ })).toBeVisible();
  });

  await test.step('the reviewer has a mark, with the same reason', async () => {
    const { number } = await registrationOf(page);
    const point = await newWindow();
    await logInToOfficeByWire(point, 'sjz');
    await point.goto(`/office/files/${number}`);
    await expect(point.getByRole('region', { name: '报考条件提示：可能不符合报考条件' })).toContainText(
      short,
    );
    await expectNoBarrier(point);
  });
});
