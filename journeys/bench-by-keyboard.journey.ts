import type { Page } from '@playwright/test';
import { arriveAt, expect, expectNoBarrier, test } from './setup/journey.ts';
import { decide, logInToOfficeByWire } from './setup/office.ts';
import { arriveWith, registrationOf } from './setup/registration.ts';

/** Nobody else’s candidates wait here. */
const HENAN = '41';

/** Counts the keys that are pressed in this window. */
function keysOf(desk: Page) {
  let count = 0;
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) await desk.keyboard.press(key);
      count += keys.length;
    },
    /** How many since it was asked last. */
    taken: () => {
      const before = count;
      count = 0;
      return before;
    },
  };
}

type OnBench = { readonly name: string; readonly number: string };

/** This file lies there, somebody can have looked at it, and a key would decide. Two people can bear one name. */
async function lies(desk: Page, { name, number }: OnBench): Promise<void> {
  await expect(desk).toHaveURL(new RegExp(`/review/${number}$`));
  await expect(desk.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(desk.getByRole('button', { name: /^通过/ })).toBeEnabled();
}

/** Presses Enter at the very moment another file is put there: sooner than any hand that means that file. */
const pressTooSoon = (desk: Page) =>
  desk.evaluate(() => {
    const before = location.pathname;
    const watcher = new MutationObserver(() => {
      if (location.pathname === before || document.querySelector('.decision-bar') === null) return;
      watcher.disconnect();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      document.body.dataset.pressedTooSoon = 'true';
    });
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  });

/** The reasons can be chosen from. */
const reasonsAsked = (desk: Page) => expect(desk.getByRole('radio').first()).toBeVisible();

const decided = (desk: Page, { name }: OnBench, decision: string) =>
  expect(desk.getByText(`上一份：${name}，${decision}。`)).toBeVisible();

test('F1 (2026): both reviewers work through their files by keys alone: one for a clean case, a reason for a refusal, a slip undone', async ({
  newWindow,
  moveClock,
}) => {
  const windows = await Promise.all([newWindow(), newWindow(), newWindow()]);
  const counter = await newWindow();
  await logInToOfficeByWire(counter, 'zhengzhou-counter');
  const people = await Promise.all(windows.map((window) => arriveWith(window, 'submitted', HENAN)));
  // In the order in which they will come to the bench.
  const files: OnBench[] = [];
  for (const [i, window] of windows.entries()) {
    const { number } = await registrationOf(window);
    await decide(counter, number, 'confirm');
    files.push({ name: people[i]?.name ?? '', number });
  }
  const [first, second, third] = files;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three have come');
  const statuses = async () =>
    Promise.all(windows.map(async (window) => (await registrationOf(window)).status));
  await moveClock('review');

  await test.step('the exam point: pass, undo, pass, refuse, pass', async () => {
    const desk = await newWindow();
    const keys = keysOf(desk);
    await logInToOfficeByWire(desk, 'zhengzhou');
    await desk.goto('/office/review');
    await arriveAt(desk, '考点审核');
    await expect(desk.getByRole('button', { name: /^下一份/ })).toBeEnabled();
    await keys.press('Enter');
    await lies(desk, first);
    await arriveAt(desk, first.name);
    expect(keys.taken()).toBe(1);

    await pressTooSoon(desk);
    await keys.press('Enter');
    await decided(desk, first, '通过');
    expect(keys.taken()).toBe(1);
    // Meant for the one before: the file that has just been put there is not touched.
    await expect(desk.locator('body')).toHaveAttribute('data-pressed-too-soon', 'true');
    await lies(desk, second);
    expect(await statuses()).toEqual(['endorsed', 'confirmed', 'confirmed']);

    await keys.press('u');
    await lies(desk, first);
    expect(await statuses()).toEqual(['confirmed', 'confirmed', 'confirmed']);
    await keys.press('Enter');
    await decided(desk, first, '通过');
    expect(keys.taken()).toBe(2);

    await lies(desk, second);
    await keys.press('n');
    await reasonsAsked(desk);
    await keys.press('3');
    await expect(
      desk.getByRole('status').getByText('从事本专业工作的年限未达到报考级别的要求。'),
    ).toBeVisible();
    await expectNoBarrier(desk);
    await keys.press('Enter');
    await decided(desk, second, '不通过');
    expect(keys.taken()).toBe(3);

    await lies(desk, third);
    await keys.press('Enter');
    await expect(desk.getByText('没有等待审核的报名。')).toBeVisible();
    expect(keys.taken()).toBe(1);
    expect(await statuses()).toEqual(['endorsed', 'refused', 'endorsed']);
  });

  await test.step('the exam region: a file of its own address, refuse, undo, pass, return', async () => {
    const desk = await newWindow();
    const keys = keysOf(desk);
    await logInToOfficeByWire(desk, 'henan');
    await desk.goto('/office/review');
    await arriveAt(desk, '考区审核');
    await expect(desk.getByRole('button', { name: /^下一份/ })).toBeEnabled();
    await keys.press('Enter');
    await lies(desk, first);
    await keys.press('n');
    await reasonsAsked(desk);
    await keys.press('1', 'Enter');
    await decided(desk, first, '不通过');
    await lies(desk, third);
    await keys.press('u');
    await lies(desk, first);
    keys.taken();
    await keys.press('Enter');
    await decided(desk, first, '通过');
    expect(keys.taken()).toBe(1);
    await lies(desk, third);
    await keys.press('r');
    await reasonsAsked(desk);
    await keys.press('1', 'Enter');
    await decided(desk, third, '退回');
    expect(keys.taken()).toBe(3);
    expect(await statuses()).toEqual(['payable', 'refused', 'confirmed']);
  });
});
