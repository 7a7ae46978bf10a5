import { expect, type Locator, type Page } from '@playwright/test';
import { call } from '#contract/client.ts';
import { transportOver } from './wire.ts';

/** The password of everybody in the demo's list of people. */
const DEMO_PASSWORD = 'Weikao-2026!';

/** Staff of the demo log in through the wire in this window. */
export async function logInToOfficeByWire(desk: Page, userName: string): Promise<void> {
  const body = { login: userName, password: DEMO_PASSWORD };
  await call(transportOver(desk.request), 'logInToOffice', { body });
}

/** Staff of the demo log in on the office's own page. */
export async function logInToOffice(desk: Page, userName: string): Promise<void> {
  await desk.goto('/office/');
  await desk.getByLabel('用户名').fill(userName);
  await desk.getByLabel('密码').fill(DEMO_PASSWORD);
  await desk.getByRole('button', { name: '登录' }).click();
  // Whoever goes on before the log-in is through takes it back.
  await expect(desk.getByLabel('密码')).toHaveCount(0);
}

/** Enter decides only once somebody can have looked: it is pressed until `outcome` stands there. */
export async function pressEnterUntil(desk: Page, outcome: Locator): Promise<void> {
  await expect(async () => {
    await desk.keyboard.press('Enter');
    await expect(outcome).toBeVisible({ timeout: 2000 });
  }).toPass();
}

/** Staff, signed in in `desk`, take the decision through the wire. */
export async function decide(
  desk: Page,
  number: string,
  act: 'confirm' | 'approve-at-point' | 'approve-at-region',
): Promise<void> {
  const wire = transportOver(desk.request);
  const file = await call(wire, 'getFile', { params: { number } });
  const { token } =
    act === 'confirm' ? { token: null } : await call(wire, 'takeFile', { params: { number } });
  const more = token === null ? { code: file.code ?? '' } : { lease: token };
  await call(wire, 'decideFile', { params: { number }, body: { do: act, rev: file.rev, ...more } });
}

/** Who works at the three desks of a place in the demo. */
type Desks = { readonly counter: string; readonly point: string; readonly region: string };
export const SHIJIAZHUANG: Desks = { counter: 'sjz-counter', point: 'sjz', region: 'hebei' };
export const ZHENGZHOU: Desks = { counter: 'zhengzhou-counter', point: 'zhengzhou', region: 'henan' };

/** Through the wire: the file is confirmed and passed by point and region, in their time. `desk` stays with the region. */
export async function passToPayment(
  desk: Page,
  number: string,
  { counter, point, region }: Desks,
  moveClock: (moment: string) => Promise<void>,
): Promise<void> {
  await logInToOfficeByWire(desk, counter);
  await decide(desk, number, 'confirm');
  await moveClock('review');
  await logInToOfficeByWire(desk, point);
  await decide(desk, number, 'approve-at-point');
  await logInToOfficeByWire(desk, region);
  await decide(desk, number, 'approve-at-region');
  await moveClock('payment');
}
