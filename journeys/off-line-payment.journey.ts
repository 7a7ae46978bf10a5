import { expect, expectNoBarrier, test } from './setup/journey.ts';
import { decide, logInToOfficeByWire } from './setup/office.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';

test('G4 F2 (2026): where payment is not on-line, the passed review is already 报名成功', async ({
  page,
  newWindow,
  moveClock,
}) => {
  await arriveWith(page, 'submitted', '14');
  const { number } = await registrationOf(page);
  const desk = await newWindow();

  await test.step('there is no node 「缴费」', async () => {
    await page.goto('/registrations/health-2026');
    await expect(page.getByRole('link', { name: /资格审核/ }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: /^缴费/ })).toHaveCount(0);
  });

  await logInToOfficeByWire(desk, 'taiyuan-counter');
  await decide(desk, number, 'confirm');
  await moveClock('review');
  await logInToOfficeByWire(desk, 'taiyuan');
  await decide(desk, number, 'approve-at-point');

  await test.step('F2: after the exam point’s review 「资格审核」 is not green yet', async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: /资格审核.*进行中/ })).toBeVisible();
  });

  await logInToOfficeByWire(desk, 'shanxi');
  await decide(desk, number, 'approve-at-region');

  await test.step('G4: the region’s review makes it green, and that is 报名成功', async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: /资格审核.*已完成/ })).toBeVisible();
    await expect(page.getByText('报名成功').first()).toBeVisible();
    await expectNoBarrier(page);
  });
});
