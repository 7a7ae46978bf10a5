import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '#contract/client.ts';
import { newCandidate, type TestCandidate } from '../../testing/candidates.ts';
import { decideNow, newOffice, type Office } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';

let product: TestProduct;
let office: Office;
beforeAll(async () => {
  product = await createTestProduct();
  office = await newOffice(product);
});
afterAll(() => product.close());

const params = { edition: EDITION };
const CONFIRMATION_END = '2025-12-17T09:00:00.000Z';

async function submitted(): Promise<TestCandidate & { number: string; code: string }> {
  product.clock.set(DURING.registration);
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser);
  const { receipt } = await submit(candidate.browser);
  return { ...candidate, ...receipt };
}

const inboxOf = async ({ browser }: TestCandidate) =>
  (await browser.get('listMessages', { query: {} })).messages;
const kinds = (messages: readonly Message[]) => messages.map(({ kind }) => kind);
const keyOf = ({ kind, occasion }: Message) => ({ kind, occasion });

describe('D3, I2 (2026): every change of state is in the inbox', () => {
  it('「报名未确认」 after the submission, with the deadline and the place to go to', async () => {
    const [message] = await inboxOf(await submitted());
    expect(message).toMatchObject({
      kind: 'unconfirmed',
      edition: EDITION,
      title: '2026年度卫生专业技术资格考试',
      status: 'submitted',
      deadline: CONFIRMATION_END,
      at: new Date(DURING.registration).toISOString(),
      readAt: null,
    });
    expect(message?.place).toContain('现场确认点');
  });

  it('from the withdrawal to the return to the point, the newest first', async () => {
    const candidate = await submitted();
    const later = (hours: number) =>
      product.clock.set(new Date(product.clock.now().getTime() + hours * 3_600_000).toISOString());
    later(1);
    await candidate.browser.get('withdraw', { params });
    later(1);
    await submit(candidate.browser);
    later(1);
    const { number, code } = candidate;
    await decideNow(office.counter, number, { do: 'confirm', code });
    product.clock.set(DURING.review);
    await decideNow(office.point, number, { do: 'approve-at-point' });
    later(1);
    await decideNow(office.region, number, { do: 'return-to-point', reason: 'education-mismatch' });
    later(1);
    await decideNow(office.point, number, { do: 'approve-at-point' });
    later(1);
    await decideNow(office.region, number, { do: 'approve-at-region' });
    const messages = await inboxOf(candidate);
    expect(kinds(messages)).toEqual([
      'payable',
      'endorsed',
      'returned-to-point',
      'endorsed',
      'confirmed',
      'unconfirmed',
      'withdrawn',
      'unconfirmed',
    ]);
    expect(messages[0]).toMatchObject({ status: 'payable', deadline: '2026-02-13T15:59:59.000Z' });
    expect(messages[6]).toMatchObject({ status: 'draft', deadline: CONFIRMATION_END });
  });

  it('a refusal with its reason, and how to mend it', async () => {
    const candidate = await submitted();
    await decideNow(office.counter, candidate.number, { do: 'confirm', code: candidate.code });
    product.clock.set(DURING.review);
    await decideNow(office.point, candidate.number, { do: 'refuse', reason: 'years-too-few' });
    const refusal = (await inboxOf(candidate)).find(({ kind }) => kind === 'refused');
    expect(refusal?.reason).toMatchObject({ code: 'years-too-few' });
    expect(refusal?.reason?.fix).not.toBe('');
  });

  it('says what was right when it was sent: a deadline moved later changes new messages only', async () => {
    const candidate = await submitted();
    const move = async (at: string) => {
      const statement = "update windows set closes_at = $1 where region_id = '13' and kind = 'confirmation'";
      await product.sql(`${statement} and edition_id = $2`, [at, EDITION]);
      await product.services.reloadReference();
    };
    await move('2025-12-19T09:00:00Z');
    await candidate.browser.get('withdraw', { params });
    await move(CONFIRMATION_END);
    const deadlines = (await inboxOf(candidate)).map(({ kind, deadline }) => [kind, deadline]);
    expect(Object.fromEntries(deadlines)).toEqual({
      withdrawn: '2025-12-19T09:00:00.000Z',
      unconfirmed: CONFIRMATION_END,
    });
  });

  it('also holds what concerns the account alone, and says each thing once', async () => {
    const candidate = await newCandidate(product);
    const facts = { region: null, status: null, deadline: null, reason: null };
    const message = { kind: 'id-paper-expires', occasion: 'account/1', edition: null, facts } as const;
    const tell = () => product.services.messages.tell(candidate.id, { ...message, at: product.clock.now() });
    expect([await tell(), await tell()]).toEqual([true, false]);
    expect(await inboxOf(candidate)).toMatchObject([{ edition: null, title: null, place: null }]);
  });
});

describe('reading', () => {
  it('counts down one by one, and once: the first reading is the one that is kept', async () => {
    const candidate = await submitted();
    await candidate.browser.get('withdraw', { params });
    const unread = async () => (await candidate.browser.get('countUnread', {})).unread;
    expect(await unread()).toBe(2);
    const [message] = await inboxOf(candidate);
    if (message === undefined) throw new Error('no message');
    expect(await candidate.browser.get('readMessage', { body: keyOf(message) })).toEqual({ unread: 1 });
    const [first] = await inboxOf(candidate);
    product.clock.set('2025-12-04T10:00:00+08:00');
    expect(await candidate.browser.get('readMessage', { body: keyOf(message) })).toEqual({ unread: 1 });
    expect(first?.readAt).toBe(new Date(DURING.registration).toISOString());
    expect((await inboxOf(candidate))[0]?.readAt).toBe(first?.readAt);
    expect(await unread()).toBe(1);
  });

  it('a message of somebody else is none: neither seen nor read', async () => {
    const [owner, other] = [await submitted(), await newCandidate(product)];
    const [message] = await inboxOf(owner);
    if (message === undefined) throw new Error('no message');
    expect(await other.browser.refusal('readMessage', { body: keyOf(message) })).toMatchObject({
      status: 404,
      code: 'message-unknown',
    });
    expect(await inboxOf(other)).toEqual([]);
    expect((await inboxOf(owner))[0]?.readAt).toBeNull();
  });

  it('goes page by page, gives every message once, and takes a strange cursor for none', async () => {
    const candidate = await newCandidate(product);
    const facts = { region: null, status: null, deadline: null, reason: null };
    for (let n = 0; n < 45; n += 1) {
      // Three at a time in the same moment: the order must hold inside a moment too.
      const at = new Date(Date.parse(DURING.registration) + Math.floor(n / 3) * 1000);
      const message = { kind: 'endorsed', occasion: `${EDITION}/${n}`, edition: EDITION, facts, at } as const;
      await product.services.messages.tell(candidate.id, message);
    }
    const pages: Message[][] = [];
    let after: string | null = '';
    while (after !== null) {
      const query: { after?: string } = after === '' ? {} : { after };
      const page = await candidate.browser.get('listMessages', { query });
      pages.push(page.messages);
      after = page.after;
    }
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 5]);
    const all = pages.flat();
    expect(new Set(all.map(({ occasion }) => occasion)).size).toBe(45);
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    for (const strange of ['x', 'bm8=', '%00', Buffer.from('2025\nendorsed').toString('base64url')]) {
      const page = await candidate.browser.get('listMessages', { query: { after: strange } });
      expect(page.messages).toHaveLength(20);
    }
  });
});
