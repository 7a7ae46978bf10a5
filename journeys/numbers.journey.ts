import { expect, expectNoBarrier, test } from './setup/journey.ts';
import { decide, logInToOfficeByWire } from './setup/office.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';

test('the national administrator goes from the tiles to a region, a point and its oldest file; numbers follow a decision', async ({
  page,
  newWindow,
  moveClock,
}) => {
  await arriveWith(page, 'submitted');
  const { number } = await registrationOf(page);
  await moveClock('confirmation');
  const desk = await newWindow();
  await logInToOfficeByWire(desk, 'national');
  await desk.goto('/office/');
  await desk.getByRole('link', { name: '统计' }).click();

  await test.step('every region has its tile, and each figure its time', async () => {
    const tiles = desk.getByRole('region', { name: '各考区' }).getByRole('listitem');
    await expect(tiles).toHaveCount(32);
    await expect(desk.getByText(/^截至 2025-12-16 \d\d:\d\d:\d\d，\d+ 秒前$/)).toBeVisible();
    await expectNoBarrier(desk);
  });

  await test.step('from the country to a region, to a point', async () => {
    await desk.getByRole('link', { name: '河北省, 等待办理 1' }).click();
    await desk.getByRole('link', { name: '石家庄市, 等待办理 1' }).click();
    await expect(desk.getByRole('navigation', { name: '范围' }).getByText('石家庄市')).toBeVisible();
    await expect(desk.getByText('没有等待的报名。')).toHaveCount(2);
    await expectNoBarrier(desk);
  });

  await test.step('a decision is seen within five seconds', async () => {
    const point = await newWindow();
    await logInToOfficeByWire(point, 'sjz');
    await decide(point, number, 'confirm');
    const stage = desk.getByRole('listitem').filter({ hasText: '待考点审核' });
    await expect(stage.getByText('1', { exact: true })).toBeVisible({ timeout: 5000 });
  });

  await test.step('and leads to the oldest file', async () => {
    await desk.getByRole('link', { name: '考点审核：从最早一份看起' }).click();
    await expect(desk.getByRole('link', { name: number })).toBeVisible();
    await expect(desk).toHaveURL(/point=1301/);
    await expectNoBarrier(desk);
  });
});
