import type { Page } from '@playwright/test';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { decide, logInToOfficeByWire } from './setup/office.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';

/** Confirmed in Zhengzhou: waits for its exam point. */
async function confirmedIn(window: Page, desk: Page) {
  const person = await arriveWith(window, 'submitted', '41');
  const { number } = await registrationOf(window);
  await decide(desk, number, 'confirm');
  return { ...person, number };
}

test('F1 I4 (2026): a point asks its region, passes three files together, and a doubted photo is settled', async ({
  page,
  newWindow,
  moveClock,
}) => {
  const [point, region] = [await newWindow(), await newWindow()];
  await logInToOfficeByWire(point, 'zhengzhou');
  await logInToOfficeByWire(region, 'henan');
  const first = await confirmedIn(page, point);
  for (let i = 0; i < 2; i += 1) await confirmedIn(await newWindow(), point);
  await moveClock('review');

  await test.step('a question goes to the region, and its answer comes back', async () => {
    await point.goto(`/office/files/${first.number}`);
    await point.getByRole('button', { name: '请示考区' }).click();
    await point.getByLabel('向考区请示的问题').fill('规培合格证书尚未下发，是否可以先通过？');
    await expectNoBarrier(point);
    await point.getByRole('button', { name: '发出请示' }).click();
    await expect(point.getByText('等待考区答复')).toBeVisible();

    await region.goto('/office/questions');
    await arriveAt(region, '考区请示');
    await region.getByRole('link', { name: first.name }).click();
    await region.getByRole('button', { name: '答复' }).click();
    await region.getByLabel('答复考点').fill('可以，凭培训基地证明先通过。');
    await region.getByRole('button', { name: '发出答复' }).click();
    await expect(region.getByText('可以，凭培训基地证明先通过。')).toBeVisible();

    await point.goto('/office/questions');
    await point.getByRole('link', { name: first.name }).click();
    await expect(point.getByText('有新答复')).toBeVisible();
    await arriveAt(point, first.name);
    await point.getByRole('button', { name: '已阅' }).click();
    await expect(point.getByText('已答复')).toBeVisible();
  });

  await test.step('three files go through together, after a preview', async () => {
    await point.goto('/office/review');
    await point.getByRole('link', { name: '批量通过' }).click();
    await point.getByRole('button', { name: '预览' }).click();
    // What another journey has left to this point waits here, too.
    const together = point.getByRole('button', { name: /^通过这 \d+ 份$/ });
    const count = Number((await together.innerText()).match(/\d+/)?.[0]);
    expect(count).toBeGreaterThanOrEqual(3);
    await together.click();
    await arriveAt(point, '批量通过');
    await point.getByRole('button', { name: '开始通过' }).click();
    await expect(point.getByText(`通过 ${count} 份`, { exact: true })).toBeVisible();
    await arriveAt(point, '批量通过');
  });

  await test.step('a photo is doubted: the bench says so before, and the key leads to the case', async () => {
    await region.goto(`/office/files/${first.number}`);
    await region.getByRole('button', { name: '照片有疑问' }).click();
    await region.getByLabel('照片可能不清晰').check();
    await region.getByLabel('告诉考生的话').fill('请带近期白底免冠照片到考点。');
    await arriveAt(region, first.name);
    await region.getByRole('button', { name: '提出', exact: true }).click();
    await expect(region.getByRole('link', { name: '照片待核实' })).toBeVisible();
    await region.goto(`/office/review/${first.number}`);
    await expect(region.getByText('“照片待核实”还没有办结，考区审核暂不能通过。')).toBeVisible();
    await arriveAt(region, first.name);
    await page.goto('/account/cases');
    await page.getByRole('link', { name: '照片待核实' }).click();
    await expect(page.getByText('请带近期白底免冠照片到考点。')).toBeVisible();
    await arriveAt(page, '照片待核实');
  });

  await test.step('it is settled with a reason, and the file goes on', async () => {
    await region.keyboard.press('c');
    await arriveAt(region, /照片待核实/);
    await region.keyboard.press('Enter');
    await region.getByLabel('原因').fill('已看原照片，清晰');
    await region.keyboard.press('Enter');
    await expect(region.getByText('已通过').first()).toBeVisible();
    await region.goto('/office/cases?state=approved&kind=photo-in-doubt');
    await arriveAt(region, '个案');
    await region.goto(`/office/review/${first.number}`);
    await expect(region.getByRole('button', { name: '通过', exact: true })).toBeVisible();
  });
});
