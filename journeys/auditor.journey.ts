import { call } from '#contract/client.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { logInToOffice, logInToOfficeByWire } from './setup/office.ts';
import { arriveWith } from './setup/registration.ts';
import { transportOver } from './setup/wire.ts';

test('auditor: finds who read a file and who tried, sees a person’s day, and closes an alarm with words', async ({
  page,
  newWindow,
}) => {
  const [desk, point, other] = [await newWindow(), await newWindow(), await newWindow()];
  await arriveWith(page, 'submitted');
  await logInToOfficeByWire(point, 'sjz');
  await logInToOfficeByWire(other, 'zhengzhou');
  const wire = transportOver(point.request);
  const [registration] = await call(transportOver(page.request), 'listRegistrations', {});
  const number = registration?.number ?? '';
  await call(wire, 'getFile', { params: { number } });
  await call(wire, 'listFiles', { query: { q: '孙丽萍' } });
  await call(transportOver(other.request), 'getFile', { params: { number } }).catch(() => null);

  await logInToOffice(desk, 'auditor');

  await test.step('an alarm: somebody has looked for their own name', async () => {
    await arriveAt(desk, '预警');
    const alarm = desk.getByRole('listitem').filter({ hasText: '查询本人姓名 1 次' });
    await expect(alarm).toContainText('孙丽萍');
    await alarm.getByRole('button', { name: '核实并处理' }).click();
    await expectNoBarrier(desk);
    await alarm.getByLabel('核实情况').fill('同名考生来电，已与考点负责人核实');
    await alarm.getByRole('button', { name: '核实并处理' }).click();
    await expect(desk.getByText('没有待处理的预警。')).toBeVisible();
  });

  await test.step('who has read this file, and who was refused', async () => {
    await desk.getByRole('link', { name: '审计记录' }).click();
    await arriveAt(desk, '审计记录');
    await desk.getByLabel('报名编号、个案编号等').fill(number);
    await desk.getByRole('button', { name: '查询' }).click();
    const refused = desk.getByRole('row').filter({ hasText: '马秀英' });
    await expect(refused).toContainText('没有找到这份报名，或者它不属于您的工作范围。');
    await expect(desk.getByRole('row').filter({ hasText: '孙丽萍' }).first()).toContainText('完成');
  });

  await test.step('one person’s day', async () => {
    await desk.getByRole('link', { name: '孙丽萍' }).first().click();
    await expect(desk.getByRole('row').filter({ hasText: 'q=孙丽萍' }).first()).toBeVisible();
    const [day = ''] = (await desk.getByRole('row').nth(1).innerText()).match(/\d{4}-\d\d-\d\d/) ?? [];
    await desk.getByLabel('日期').fill(day);
    await desk.getByRole('button', { name: '查询' }).click();
    await expect(desk.getByRole('heading', { name: `sjz ${day} 各时段的操作次数` })).toBeVisible();
    await arriveAt(desk, '审计记录');
  });
});
