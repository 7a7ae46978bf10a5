import { call } from '#contract/client.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { follow, pickRadio, pressOn } from './setup/keyboard.ts';
import { decide, logInToOfficeByWire } from './setup/office.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';
import { transportOver } from './setup/wire.ts';

test('the national administrator goes by keys from the tiles to a region, a point and a list; numbers follow a decision', async ({
  page,
  newWindow,
  moveClock,
}) => {
  await arriveWith(page, 'submitted');
  const { number } = await registrationOf(page);
  await moveClock('confirmation');
  const desk = await newWindow();
  await logInToOfficeByWire(desk, 'national');
  await desk.goto('/office/numbers');

  await test.step('every region has its tile, and each figure its time', async () => {
    await arriveAt(desk, '统计');
    const tiles = desk.getByRole('region', { name: '各考区' }).getByRole('listitem');
    await expect(tiles).toHaveCount(32);
    await expect(desk.getByText(/^截至 2025-12-16 \d\d:\d\d:\d\d，\d+ 秒前$/)).toBeVisible();
  });

  await test.step('what the tiles show is chosen; then from the country to a region, to a point', async () => {
    await pickRadio(desk, '图中显示', '最久等待');
    await expect(desk.getByRole('link', { name: /^河北省, 最久等待/ })).toBeVisible();
    // From the last of the three back to the first.
    await desk.keyboard.press('ArrowDown');
    await expect(desk.getByRole('radio', { name: '等待办理' })).toBeChecked();
    // Others may be waiting there as well: the figure is not ours to know.
    await follow(desk, /^河北省, 等待办理 \d+$/);
    await expect(desk.getByRole('navigation', { name: '范围' }).getByText('河北省')).toBeVisible();
    await expectNoBarrier(desk);
    await follow(desk, /^石家庄市, 等待办理 \d+$/);
    await expect(desk.getByRole('navigation', { name: '范围' }).getByText('石家庄市')).toBeVisible();
    await expectNoBarrier(desk);
  });

  await test.step('a decision is seen within five seconds, without pressing anything', async () => {
    const waiting = async () => {
      const query = { edition: 'health-2026', region: '13', point: '1301' };
      const { statuses } = await call(transportOver(desk.request), 'getNumbers', { query });
      return statuses.find(({ status }) => status === 'confirmed')?.count ?? 0;
    };
    const before = await waiting();
    const point = await newWindow();
    await logInToOfficeByWire(point, 'sjz');
    await decide(point, number, 'confirm');
    const stage = desk.getByRole('listitem').filter({ hasText: '待考点审核' }).locator('.stage-count');
    await expect(stage).toHaveText(String(before + 1), { timeout: 5000 });
  });

  await test.step('and leads to its list', async () => {
    await pressOn(desk, desk.getByRole('link', { name: '石家庄市，待考点审核：打开名单' }), 'Enter');
    await expect(desk).toHaveURL(/point=%221301%22/);
    await expect(desk.getByRole('row').filter({ hasText: number })).toBeVisible();
  });
});
