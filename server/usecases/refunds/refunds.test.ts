import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBank } from '../../testing/bank.ts';
import { faultsOf } from '../../testing/history.ts';
import { newRegistered } from '../../testing/paid.ts';
import { newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION } from '../../testing/thread.ts';

let product: TestProduct;
let office: Office;
let colleague: TestBrowser;
let bank: Awaited<ReturnType<typeof openBank>>;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  colleague = await newStaff(product, 'region-administrator', '13');
  bank = await openBank(product);
});
afterAll(async () => {
  await bank.close();
  await product.close();
});

const PAID = 4 * 5500 + 1000;
const registered = () => newRegistered(product, office, bank);
const refundsOf = ({ id }: { id: string }) =>
  product.sql('select * from refunds where candidate_id = $1', [id]);

async function cancel(number: string, { fen = PAID, key = randomUUID(), staff = office.region } = {}) {
  const { rev } = await office.region.get('getFile', { params: { number } });
  const refund = { reason: 'ineligible-after-payment' as const, fen, note: '缴费后查明工作年限不足' };
  const body = { rev, reason: 'years-too-few', refund };
  return staff.send('cancelRegistration', { params: { number }, body }, { key });
}

const waiting = async (staff: TestBrowser) => staff.get('listRefunds', { query: { is: 'waiting' } });
async function askedFor() {
  const candidate = await registered();
  const answer = await cancel(candidate.number);
  expect(answer.statusCode, answer.body).toBe(200);
  const [refund] = (await waiting(office.region)).filter(({ number }) => number === candidate.number);
  if (refund === undefined) throw new Error('no refund');
  return { candidate, refund };
}
const decide = (
  staff: TestBrowser,
  refund: string,
  act: 'approve' | 'decline',
  rev = 1,
  key = randomUUID(),
) => staff.send('decideRefund', { params: { refund }, body: { do: act, rev } }, { key });

describe('cancelling what was paid', () => {
  it('asks for the refund in the same act; the note is sealed, the amount never more than was paid', async () => {
    const candidate = await registered();
    const tooMuch = await cancel(candidate.number, { fen: PAID + 1 });
    expect([tooMuch.statusCode, tooMuch.json().error.code]).toEqual([422, 'refund-too-much']);
    expect((await cancel(candidate.number, { fen: 0 })).statusCode).toBe(422);
    expect(await refundsOf(candidate)).toEqual([]);
    expect((await cancel(candidate.number)).json()).toMatchObject({ status: 'cancelled' });
    const [row] = await refundsOf(candidate);
    expect(row).toMatchObject({ fen: PAID, state: 'asked', rev: 1, reason: 'ineligible-after-payment' });
    expect(String(row?.sealed)).not.toContain('年限');
    expect(await faultsOf(product, { edition: EDITION, candidate: candidate.id })).toEqual([]);
  });

  it('without a refund is refused, and for personal reasons there is none', async () => {
    const { number, id } = await registered();
    const { rev } = await office.region.get('getFile', { params: { number } });
    const plain = { params: { number }, body: { do: 'cancel' as const, rev, reason: 'years-too-few' } };
    expect(await office.region.refusal('decideFile', plain)).toMatchObject({ code: 'refund-needed' });
    const refund = { reason: 'personal', fen: 100, note: '个人原因' };
    const personal = { params: { number }, body: { rev, reason: 'years-too-few', refund } } as never;
    expect(await office.region.refusal('cancelRegistration', personal)).toMatchObject({ status: 400 });
    expect(await refundsOf({ id })).toEqual([]);
  });

  it('sent again asks for one refund', async () => {
    const candidate = await registered();
    const { rev } = await office.region.get('getFile', { params: { number: candidate.number } });
    const refund = { reason: 'by-law' as const, fen: 5500, note: '依法退还' };
    const input = { params: { number: candidate.number }, body: { rev, reason: 'years-too-few', refund } };
    const key = randomUUID();
    for (let i = 0; i < 2; i += 1)
      expect((await office.region.send('cancelRegistration', input, { key })).statusCode).toBe(200);
    expect((await refundsOf(candidate)).length).toBe(1);
  });
});

async function toldTo({ browser }: { browser: TestBrowser }) {
  const { messages } = await browser.get('listMessages', { query: {} });
  return messages.filter(({ kind }) => kind.startsWith('refund')).map(({ kind, refund }) => [kind, refund]);
}

describe('a refund', () => {
  it('is approved by another person, and then waits to be sent: nothing pretends', async () => {
    const { refund, candidate } = await askedFor();
    expect(refund).toMatchObject({ isOwn: true, state: 'asked', note: '缴费后查明工作年限不足' });
    const own = await decide(office.region, refund.id, 'approve');
    expect([own.statusCode, own.json().error.code]).toEqual([403, 'same-member-of-staff']);
    const approved = await decide(colleague, refund.id, 'approve');
    expect(approved.json()).toMatchObject({ state: 'approved', rev: 2, decidedBy: '范丽君' });
    expect((await waiting(office.region)).find(({ id }) => id === refund.id)?.state).toBe('approved');
    const again = await decide(colleague, refund.id, 'approve', 2);
    expect([again.statusCode, again.json().error.code]).toEqual([409, 'refund-settled']);
    expect(await toldTo(candidate)).toEqual([['refund-approved', PAID]]);
  });

  it('declined is settled; the same decision sent again is one, on an old revision none', async () => {
    const { refund, candidate } = await askedFor();
    const key = randomUUID();
    expect((await decide(colleague, refund.id, 'decline', 2)).statusCode).toBe(409);
    expect((await decide(colleague, refund.id, 'decline', 1, key)).statusCode).toBe(200);
    expect((await decide(colleague, refund.id, 'decline', 1, key)).statusCode).toBe(200);
    const events = await product.sql('select action from refund_events where refund_id = $1', [refund.id]);
    expect(events).toEqual([{ action: 'decline' }]);
    expect(await toldTo(candidate)).toEqual([['refund-declined', PAID]]);
    const settled = await office.region.get('listRefunds', { query: { is: 'settled' } });
    expect(settled.map(({ id }) => id)).toContain(refund.id);
  });

  it('of two who decide at once one does', async () => {
    const { refund } = await askedFor();
    const third = await newStaff(product, 'region', '13');
    const answers = await Promise.all([
      decide(colleague, refund.id, 'approve'),
      decide(third, refund.id, 'decline'),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    expect((await product.sql('select 1 from refund_events where refund_id = $1', [refund.id])).length).toBe(
      1,
    );
  });

  it('I4: of another region does not exist; the database knows no one who decides alone', async () => {
    const { refund, candidate } = await askedFor();
    const henan = await newStaff(product, 'region', '41');
    expect((await waiting(henan)).map(({ id }) => id)).not.toContain(refund.id);
    expect((await decide(henan, refund.id, 'approve')).statusCode).toBe(404);
    const alone = product.sql('update refunds set decided_by = asked_by where candidate_id = $1', [
      candidate.id,
    ]);
    await expect(alone).rejects.toThrow('check');
  });
});
