import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RegistrationView } from '#contract/client.ts';
import { runOverdue } from '../../jobs/overdue.ts';
import { newCandidate, type TestCandidate } from '../../testing/candidates.ts';
import { closePapers, uploadAll } from '../../testing/papers.ts';
import { createTestProduct, DURING, DURING_2023, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, EDITION_2023, fillIn } from '../../testing/thread.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.registration));

const params = { edition: EDITION };
const CLOSING = Date.parse('2025-12-15T23:59:59+08:00');
const MINUTE = 60;

const at = (seconds: number) => product.clock.set(new Date(CLOSING + seconds * 1000).toISOString());
const view = ({ browser }: TestCandidate) => browser.get('getRegistration', { params });

/** Everything filled in days before; nothing submitted. */
async function complete(): Promise<TestCandidate> {
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser);
  return candidate;
}

const opensForm = ({ browser }: TestCandidate) => browser.get('markPresence', { params });

async function submitCode(candidate: TestCandidate, { rev }: Pick<RegistrationView, 'rev'>) {
  const answer = await candidate.browser.send('submit', { params, body: { rev } });
  if (answer.statusCode === 200) return 'submitted';
  return (answer.json() as { error: { code: string } }).error.code;
}

describe('a form that was open when registration closed', () => {
  it('can be submitted until five minutes after closing, to the second', async () => {
    const outcomes: string[] = [];
    for (const seconds of [-1, 0, 1, 5 * MINUTE, 5 * MINUTE + 1]) {
      product.clock.set(DURING.registration);
      const candidate = await complete();
      at(-10);
      expect(await opensForm(candidate)).toEqual({ noted: true });
      at(seconds);
      outcomes.push(await submitCode(candidate, await view(candidate)));
    }
    expect(outcomes).toEqual(['submitted', 'submitted', 'submitted', 'submitted', 'window-closed']);
  });

  it('is said so: the deadline stays what it was, and until when one may finish stands beside it', async () => {
    const candidate = await complete();
    at(-10);
    await opensForm(candidate);
    const deadline = new Date(CLOSING).toISOString();
    const until = '2025-12-15T16:04:59.000Z';
    const grace = { from: '2025-12-15T14:59:59.000Z', until, granted: false };
    expect(await view(candidate)).toMatchObject({ deadline, grace });
    at(1);
    const late = await view(candidate);
    expect(late).toMatchObject({ deadline, grace: { until, granted: true } });
    expect(late.actions).toEqual(expect.arrayContaining(['save-page', 'choose-photo', 'submit']));
    expect(late.actions).not.toContain('change-region');
    at(5 * MINUTE + 1);
    expect(await view(candidate)).toMatchObject({ grace: { granted: false }, actions: [] });
  });

  it('can be finished page by page: what is saved in the grace does not end it', async () => {
    const candidate = await complete();
    at(-30);
    let { rev, answers } = await view(candidate);
    const saves = async () => {
      const contact = { phone: '13900001001', address: '石家庄市长安区', postcode: answers.postcode ?? null };
      const body = { answers: contact, rev };
      ({ rev, answers } = await candidate.browser.get('savePage', {
        params: { ...params, page: 'contact' },
        body,
      }));
    };
    await saves();
    at(2 * MINUTE);
    await saves();
    at(4 * MINUTE);
    expect(await submitCode(candidate, { rev })).toBe('submitted');
  });

  it('in an on-line region the papers belong to it: what is missing can still be uploaded', async () => {
    const candidate = await newCandidate(product);
    await fillIn(candidate.browser, '12');
    at(-10);
    await opensForm(candidate);
    at(MINUTE);
    await uploadAll(candidate.browser);
    const { rev } = await closePapers(candidate.browser);
    expect(await submitCode(candidate, { rev })).toBe('submitted');
  });

  it('is not given up meanwhile, and given up afterwards', async () => {
    const candidate = await complete();
    at(-10);
    await opensForm(candidate);
    at(5 * MINUTE);
    await runOverdue(product.services);
    expect((await view(candidate)).status).toBe('draft');
    at(5 * MINUTE + 1);
    await runOverdue(product.services);
    expect((await view(candidate)).status).toBe('forfeited');
  });
});

describe('E3 (2023): the grace of the other year', () => {
  const params2023 = { edition: EDITION_2023 };
  const CLOSING_2023 = Date.parse('2023-01-12T23:59:59+08:00');

  it.each([
    [1, 200],
    [5 * MINUTE, 200],
    [5 * MINUTE + 1, 409],
  ])(
    '%i seconds after closing the answer is %i, and what is not submitted is given up',
    async (late, code) => {
      product.clock.set(DURING_2023.registration);
      const candidate = await newCandidate(product);
      await fillIn(candidate.browser, '13', {}, EDITION_2023);
      product.clock.set(new Date(CLOSING_2023 - 1000).toISOString());
      await candidate.browser.get('markPresence', { params: params2023 });
      product.clock.set(new Date(CLOSING_2023 + late * 1000).toISOString());
      const { rev } = await candidate.browser.get('getRegistration', { params: params2023 });
      const answer = await candidate.browser.send('submit', { params: params2023, body: { rev } });
      expect(answer.statusCode).toBe(code);
      await runOverdue(product.services);
      const { status } = await candidate.browser.get('getRegistration', { params: params2023 });
      expect(status).toBe(code === 200 ? 'submitted' : 'forfeited');
    },
  );
});

describe('no way around the deadline', () => {
  it('for who comes after closing, though everything was filled in days before', async () => {
    const candidate = await complete();
    at(1);
    expect(await opensForm(candidate)).toEqual({ noted: false });
    expect(await view(candidate)).toMatchObject({ grace: { granted: false }, actions: [] });
    expect(await submitCode(candidate, await view(candidate))).toBe('window-closed');
  });

  it('for who has left more than an hour before', async () => {
    const candidate = await complete();
    at(-60 * MINUTE - 1);
    expect(await opensForm(candidate)).toEqual({ noted: false });
    at(1);
    expect(await submitCode(candidate, await view(candidate))).toBe('window-closed');
  });

  it('an open form says nothing for another exam, and not for somebody else', async () => {
    const [candidate, other] = [await complete(), await newCandidate(product)];
    at(-10);
    expect(await other.browser.refusal('markPresence', { params })).toMatchObject({
      status: 404,
      code: 'not-found',
    });
    at(1);
    expect(await submitCode(candidate, await view(candidate))).toBe('window-closed');
  });

  it('none to enter, to change the region or to withdraw', async () => {
    const [newcomer, candidate] = [await newCandidate(product), await complete()];
    at(-10);
    await opensForm(candidate);
    at(1);
    const body = { region: '13', notice: 'health-2026-1' };
    expect(await newcomer.browser.refusal('enter', { params, body })).toMatchObject({
      code: 'window-closed',
    });
    const changed = await candidate.browser.refusal('changeRegion', { params, body: { region: '41' } });
    expect(changed.code).toBe('window-closed');
  });

  it('none where the region grants none', async () => {
    await product.sql('update grace_periods set grace_minutes = 0');
    await product.services.reloadReference();
    const candidate = await complete();
    at(-10);
    expect(await opensForm(candidate)).toEqual({ noted: false });
    at(1);
    expect(await submitCode(candidate, await view(candidate))).toBe('window-closed');
    await product.sql('update grace_periods set grace_minutes = 5');
    await product.services.reloadReference();
  });
});
