import type { Page } from '@playwright/test';
import { call, type NewCase, pathOf } from '#contract/client.ts';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { pressOn } from './setup/keyboard.ts';
import { pressEnterUntil } from './setup/office.ts';
import { uploadMissing } from './setup/papers.ts';
import { portrait } from './setup/portrait.ts';
import { arriveWith, fillPages, registrationOf, submit } from './setup/registration.ts';
import { EDITION, transportOver } from './setup/wire.ts';

const SHANGHAI = '31';
const params = { edition: EDITION };

/** Logs in without touching the mouse. */
async function logInByKeyboard(desk: Page, userName: string): Promise<void> {
  await desk.goto('/office/');
  await pressOn(desk, desk.getByLabel('用户名'), 'Space');
  await desk.keyboard.press('Control+A');
  await desk.keyboard.type(userName);
  await desk.keyboard.press('Tab');
  await desk.keyboard.type('Weikao-2026!');
  await desk.keyboard.press('Enter');
  // The page of the log-in has a heading, too: whoever goes on before it is gone takes the log-in back.
  await expect(desk.getByLabel('密码')).toHaveCount(0);
  await expect(desk.getByRole('heading', { level: 1 })).toBeVisible();
}

/** With everything uploaded and submitted, and a year short of the usual conditions. */
async function submitOnLine(page: Page): Promise<string> {
  await arriveWith(page, 'complete', SHANGHAI);
  await fillPages(page, 'employment', { years_in_profession: 2 });
  const wire = transportOver(page.request);
  await call(wire, 'freezeForm', { params });
  await uploadMissing(page);
  const { rev } = await registrationOf(page);
  await call(wire, 'closePapers', { params, body: { rev } });
  await submit(page);
  return (await registrationOf(page)).number;
}

/** Asks for another given name, with one picture; gives the number of the case. */
async function askForAnotherName(page: Page, name: string): Promise<string> {
  const wire = transportOver(page.request);
  const answer = await page.request.put(pathOf('uploadEvidence', {}), {
    headers: { 'content-type': 'image/jpeg', 'idempotency-key': crypto.randomUUID() },
    data: await portrait('#7a3b3b'),
  });
  const { digest } = await answer.json();
  const after = { name, idType: null, idNumber: null, sex: null, birthDate: null, nationality: null };
  const body: NewCase = {
    kind: 'account-correction',
    edition: null,
    former: null,
    after,
    region: SHANGHAI,
    point: '310101',
    evidence: [digest],
    note: '户口簿上的名字已经更改。',
  };
  return (await call(wire, 'openCase', { body })).number;
}

test('E2 D6 (2026): an on-line confirmation and a case from log-in to decision, by keyboard alone', async ({
  page,
  newWindow,
  moveClock,
}) => {
  test.slow();
  const number = await submitOnLine(page);
  const ofCase = await askForAnotherName(page, '欧阳文静');
  const [desk, region] = [await newWindow(), await newWindow()];

  await test.step('E2: Enter begins, arrows turn the papers, the mark stands beside the answers, Enter confirms', async () => {
    await logInByKeyboard(desk, 'huangpu-counter');
    await arriveAt(desk, '线上确认');
    await pressEnterUntil(desk, desk.getByRole('region', { name: '报考条件提示：可能不符合报考条件' }));
    await expect(desk).toHaveURL(new RegExp(number));
    await expect(desk.getByRole('img', { name: '报名申请表 1' })).toBeVisible();
    await desk.keyboard.press('ArrowRight');
    await expect(desk.getByRole('img', { name: '有效身份证件 1' })).toBeVisible();
    await expectNoBarrier(desk);
    await desk.keyboard.press('n');
    await expect(desk.getByRole('button', { name: '确定确认不通过' })).toBeVisible();
    await expectNoBarrier(desk);
    await desk.keyboard.press('Escape');
    await expect(desk.getByRole('button', { name: '确定确认不通过' })).toHaveCount(0);
    await pressEnterUntil(desk, desk.getByText('没有等待确认的报名'));
    expect((await registrationOf(page)).status).toBe('confirmed');
  });

  await test.step('D6: a case is opened from its list, begun to be refused, and approved', async () => {
    const point = await newWindow();
    await logInByKeyboard(point, 'huangpu');
    await pressOn(point, point.getByRole('link', { name: /^个案/ }), 'Enter');
    await arriveAt(point, '个案');
    await pressOn(point, point.getByRole('row').filter({ hasText: ofCase }).getByRole('link'), 'Enter');
    await expect(point).toHaveURL(new RegExp(ofCase));
    await point.getByRole('button', { name: '审核通过' }).waitFor();
    await point.keyboard.press('n');
    await expect(point.getByLabel('原因')).toBeFocused();
    await point.keyboard.press('Enter');
    await expect(point.getByRole('alert')).toHaveText('请写明原因。');
    await expectNoBarrier(point);
    await point.keyboard.press('Escape');
    await pressEnterUntil(point, point.getByLabel('意见（可以不填）'));
    await point.keyboard.type('与户口簿一致');
    await point.keyboard.press('Enter');
    await expect(point.getByRole('cell', { name: '与户口簿一致' })).toBeVisible();
  });

  await test.step('F1: at the review one key leads from line to line, each with its answers and its paper', async () => {
    await moveClock('review');
    const bench = await newWindow();
    await logInByKeyboard(bench, 'huangpu');
    await bench.goto(`/office/review/${number}`);
    await expect(bench.getByRole('button', { name: /^通过/ })).toBeEnabled();
    await arriveAt(bench, /./);
    await bench.keyboard.press('j');
    await expect(bench.getByRole('button', { name: /^身份/ })).toHaveAttribute('aria-current', 'true');
    await expect(bench.getByRole('img', { name: '有效身份证件 1' })).toBeVisible();
    for (let presses = 0; presses < 2; presses += 1) await bench.keyboard.press('j');
    await expect(bench.getByRole('img', { name: '学历证书 1' })).toBeVisible();
    await expect(bench.locator('.check-opened')).toContainText('毕业学校石家庄医学高等专科学校');
    await expect(bench.locator('.check-opened')).toBeInViewport({ ratio: 1 });
    await bench.getByRole('button', { name: /^单位和年限/ }).click();
    await expect(bench.getByRole('img', { name: '从事本专业年限证明 1' })).toBeVisible();
    await expect(bench.locator('.check-opened')).toContainText('从事本专业年限2');
    await expectNoBarrier(bench);
    await bench.setViewportSize({ width: 360, height: 740 });
    await expectNoBarrier(bench);
    expect(await bench.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await arriveAt(bench, /./);
    await bench.setViewportSize({ width: 1280, height: 800 });
    await bench.keyboard.press('k');
    await expect(bench.getByRole('button', { name: /^执业注册/ })).toHaveAttribute('aria-current', 'true');
    await moveClock('registration');
  });

  await test.step('and by the region a second time', async () => {
    await logInByKeyboard(region, 'shanghai');
    await region.goto(`/office/cases/${ofCase}`);
    await pressEnterUntil(region, region.getByLabel('意见（可以不填）'));
    await region.keyboard.press('Enter');
    await expect(region.getByRole('definition').filter({ hasText: '已通过' })).toBeVisible();
    await expectNoBarrier(region);
  });
});
