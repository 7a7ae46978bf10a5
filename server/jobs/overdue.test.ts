import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newCandidate, type TestCandidate } from '../testing/candidates.ts';
import { actionsOf } from '../testing/history.ts';
import { closePapers, uploadAll } from '../testing/papers.ts';
import { decideNow, newOffice } from '../testing/staff.ts';
import { createTestProduct, type TestProduct } from '../testing/test-product.ts';
import { EDITION, enter, fillIn, submit } from '../testing/thread.ts';
import { createOverdueJob } from './overdue.ts';

let product: TestProduct;
let run: () => Promise<void>;
beforeEach(async () => {
  product = await createTestProduct({ people: false });
  run = createOverdueJob(product.services);
});
afterEach(() => product.close());

const params = { edition: EDITION };
const REGISTRATION_END = Date.parse('2025-12-15T23:59:59+08:00');
const CONFIRMATION_END = Date.parse('2025-12-17T17:00:00+08:00');
const GRACE = 5 * 60;
const EXTENSION = 72 * 3600;

async function runAt(moment: number, seconds: number): Promise<void> {
  product.clock.set(new Date(moment + seconds * 1000).toISOString());
  await run();
}

const statusOf = async ({ browser }: TestCandidate) =>
  (await browser.get('getRegistration', { params })).status;

async function entered(region = '13'): Promise<TestCandidate> {
  const candidate = await newCandidate(product);
  await enter(candidate.browser, region);
  return candidate;
}

async function submitted(region = '13') {
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser, region);
  await uploadAll(candidate.browser);
  if (region === '12') await closePapers(candidate.browser);
  return { ...candidate, ...(await submit(candidate.browser)).receipt };
}

async function setGrace(minutes: number): Promise<void> {
  await product.sql('update grace_periods set grace_minutes = $1', [minutes]);
  await product.services.reloadReference();
}

describe('E3 (2026): what ran out of time is given up, to the second', () => {
  it('a form not submitted: one second after the grace, for whoever could still have been finishing', async () => {
    const candidate = await entered();
    for (const seconds of [0, 1, GRACE - 1, GRACE]) {
      await runAt(REGISTRATION_END, seconds);
      expect(await statusOf(candidate)).toBe('draft');
    }
    await runAt(REGISTRATION_END, GRACE + 1);
    expect(await statusOf(candidate)).toBe('forfeited');
  });

  it('without a grace: one second after closing', async () => {
    await setGrace(0);
    const candidate = await entered();
    await runAt(REGISTRATION_END, 0);
    expect(await statusOf(candidate)).toBe('draft');
    await runAt(REGISTRATION_END, 1);
    expect(await statusOf(candidate)).toBe('forfeited');
  });

  it('a registration not confirmed on the spot has no grace; one that waits on line gives nothing up', async () => {
    const [onSite, onLine] = [await submitted(), await submitted('12')];
    await runAt(CONFIRMATION_END, 0);
    expect(await statusOf(onSite)).toBe('submitted');
    await runAt(CONFIRMATION_END, 1);
    expect([await statusOf(onSite), await statusOf(onLine)]).toEqual(['forfeited', 'submitted']);
  });

  it('what the region takes back after the end has three days of its own, and is given up again only then', async () => {
    const office = await newOffice(product);
    const { number, code, ...candidate } = await submitted();
    await runAt(CONFIRMATION_END, 1);
    const taken = { do: 'revert-forfeit', reason: 'decided-by-mistake' } as const;
    await decideNow(office.region, number, taken);
    const view = await candidate.browser.get('getRegistration', { params });
    expect([view.status, Date.parse(view.deadline ?? '')]).toEqual([
      'submitted',
      CONFIRMATION_END + (1 + EXTENSION) * 1000,
    ]);
    await runAt(CONFIRMATION_END, 1 + EXTENSION);
    expect(await statusOf(candidate)).toBe('submitted');
    const confirmed = await decideNow(office.counter, number, { do: 'confirm', code });
    expect(confirmed.status).toBe('confirmed');

    await decideNow(office.region, number, { do: 'revert-confirmation', reason: 'decided-by-mistake' });
    await runAt(CONFIRMATION_END, 1 + 2 * EXTENSION);
    expect(await statusOf(candidate)).toBe('submitted');
    await runAt(CONFIRMATION_END, 1 + 2 * EXTENSION + 600);
    expect(await statusOf(candidate)).toBe('forfeited');
  });

  it('is told in the inbox, once', async () => {
    const candidate = await entered();
    await runAt(REGISTRATION_END, GRACE + 1);
    await runAt(REGISTRATION_END, GRACE + 31);
    const { messages } = await candidate.browser.get('listMessages', { query: {} });
    expect(messages.map(({ kind }) => kind)).toEqual(['forfeited']);
    expect(await actionsOf(product, { edition: EDITION, candidate: candidate.id })).toEqual([
      'enter',
      'forfeit',
    ]);
  });
});

describe('the database', () => {
  it('is asked when a deadline has passed, and otherwise every ten minutes', async () => {
    await run();
    const asked = vi.spyOn(product.services.store, 'listOnDuty');
    await runAt(REGISTRATION_END, -30);
    const sweep = asked.mock.calls.length;
    await runAt(REGISTRATION_END, GRACE);
    expect(asked.mock.calls.length).toBe(sweep);
    await runAt(REGISTRATION_END, GRACE + 1);
    const duties = asked.mock.calls.slice(sweep).map(([{ duty, edition }]) => `${edition} ${duty}`);
    expect(new Set(duties)).toEqual(new Set(['health-2026 submit']));
    const passed = asked.mock.calls.length;
    await runAt(REGISTRATION_END, GRACE + 31);
    expect(asked.mock.calls.length).toBe(passed);
    await runAt(REGISTRATION_END, GRACE + 601);
    expect(asked.mock.calls.length).toBeGreaterThan(passed);
  });

  it('still gives up what came back after the end, once its own time is over, within one round of looking at everything', async () => {
    const office = await newOffice(product);
    const candidate = await submitted();
    await decideNow(office.counter, candidate.number, { do: 'confirm', code: candidate.code });
    await runAt(CONFIRMATION_END, 1);
    await decideNow(office.region, candidate.number, {
      do: 'revert-confirmation',
      reason: 'decided-by-mistake',
    });
    await runAt(CONFIRMATION_END, 31);
    await runAt(CONFIRMATION_END, 1 + EXTENSION);
    expect(await statusOf(candidate)).toBe('submitted');
    await runAt(CONFIRMATION_END, 1 + EXTENSION + 600);
    expect(await statusOf(candidate)).toBe('forfeited');
  });

  it('is asked from the beginning where the clock was put back', async () => {
    const candidate = await entered();
    await runAt(CONFIRMATION_END, 0);
    expect(await statusOf(candidate)).toBe('forfeited');
    product.clock.set('2025-12-03T10:00:00+08:00');
    await run();
    const other = await entered();
    await runAt(CONFIRMATION_END, 0);
    expect(await statusOf(other)).toBe('forfeited');
  });
});
