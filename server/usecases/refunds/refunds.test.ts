import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GATEWAY, openBank } from '../../testing/bank.ts';
import { newCandidate } from '../../testing/candidates.ts';
import { faultsOf } from '../../testing/history.ts';
import { newRegistered } from '../../testing/paid.ts';
import { decideNow, newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { createTestProduct, DURING, TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';
import { sendRefunds } from './send-refunds.ts';

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

const stateOf = async (id: string) =>
  (await product.sql('select state from refunds where refund_id = $1', [id]))[0]?.state;

async function approved() {
  const asked = await askedFor();
  expect((await decide(colleague, asked.refund.id, 'approve')).statusCode).toBe(200);
  return asked;
}

/** The bank's book of what it gave back of the orders of this candidate. */
async function givenBack({ id }: { id: string }): Promise<number> {
  const [order] = await product.sql('select order_number from payments where candidate_id = $1', [id]);
  const bill = await bank.gateway.query(String(order?.order_number));
  expect(bill.outcome).toBe('paid');
  return (
    await product.sql("select 1 from refund_events where candidate_id = $1 and action = 'report-done'", [id])
  ).length;
}

describe('sending what was approved', () => {
  it('goes to the platform under our number, and is done when the platform says so; the candidate is told', async () => {
    const { refund, candidate } = await approved();
    await sendRefunds(product.services);
    expect(await stateOf(refund.id)).toBe('done');
    expect((await toldTo(candidate)).toSorted()).toEqual([
      ['refund-approved', PAID],
      ['refund-done', PAID],
    ]);
    const events = await product.sql(
      'select action, actor_id from refund_events where refund_id = $1 order by rev',
      [refund.id],
    );
    expect(events.map(({ action }) => action)).toEqual(['approve', 'send', 'report-done']);
    expect(events.at(-1)?.actor_id).toBe(GATEWAY);
    await sendRefunds(product.services);
    expect(await givenBack(candidate)).toBe(1);
    expect(await faultsOf(product, { edition: EDITION, candidate: candidate.id })).toEqual([]);
  });

  it('cut off in the middle, or with an answer that is lost, money goes back once', async () => {
    const { refund, candidate } = await approved();
    let calls = 0;
    product.gateways.set(GATEWAY, {
      ...bank.gateway,
      async refund(order) {
        calls += 1;
        await bank.gateway.refund(order);
        throw new Error('cut off');
      },
    });
    await expect(sendRefunds(product.services)).rejects.toThrow('cut off');
    expect([await stateOf(refund.id), calls]).toEqual(['sent', 1]);
    product.gateways.set(GATEWAY, bank.gateway);
    await sendRefunds(product.services);
    expect(await stateOf(refund.id)).toBe('sent');
    product.clock.set('2026-02-05T10:01:00+08:00');
    await sendRefunds(product.services);
    expect(await stateOf(refund.id)).toBe('done');
    expect(await givenBack(candidate)).toBe(1);
  });

  it('as long as the platform gives no answer it is asked again; what it refuses can be tried again by another person', async () => {
    const { refund } = await approved();
    product.gateways.set(GATEWAY, {
      ...bank.gateway,
      refund: async () => 'unknown',
      queryRefund: async () => 'unknown',
    });
    await sendRefunds(product.services);
    expect(await stateOf(refund.id)).toBe('sent');
    product.gateways.set(GATEWAY, { ...bank.gateway, queryRefund: async () => 'failed' });
    product.clock.set('2026-02-05T10:01:00+08:00');
    await sendRefunds(product.services);
    expect(await stateOf(refund.id)).toBe('failed');
    product.gateways.set(GATEWAY, bank.gateway);
    const again = { params: { refund: refund.id }, body: { do: 'try-again' as const, rev: 4 } };
    expect(await office.region.refusal('decideRefund', again)).toMatchObject({
      code: 'same-member-of-staff',
    });
    expect(await colleague.get('decideRefund', again)).toMatchObject({ state: 'approved' });
    await sendRefunds(product.services);
    expect(await stateOf(refund.id)).toBe('done');
  });

  it('a notice of another amount, of an unknown refund, or before anything was sent changes nothing', async () => {
    const { refund, candidate } = await approved();
    const [payment] = await product.sql('select order_number from payments where candidate_id = $1', [
      candidate.id,
    ]);
    const notice = (changes: Record<string, string>) =>
      bank.notice({
        notify_id: `N-${refund.id}`,
        merchant_id: 'HB-WEIKAO-2026',
        order_no: String(payment?.order_number),
        refund_no: `RF${refund.id.replaceAll('-', '')}`,
        amount: String(PAID),
        status: 'SUCCESS',
        ...changes,
      });
    const refusedOnes = [{}, { amount: '1' }, { refund_no: 'RF-nonsense' }, { order_no: 'WK0' }];
    for (const changes of refusedOnes) expect((await bank.send(notice(changes))).text).toBe('fail');
    expect(await stateOf(refund.id)).toBe('approved');
    product.gateways.set(GATEWAY, { ...bank.gateway, refund: async () => 'sent' });
    await sendRefunds(product.services);
    product.gateways.set(GATEWAY, bank.gateway);
    expect(await stateOf(refund.id)).toBe('sent');
    expect((await bank.send(notice({ amount: '1' }))).text).toBe('fail');
    for (let i = 0; i < 2; i += 1) expect((await bank.send(notice({}))).text).toBe('success');
    expect(await stateOf(refund.id)).toBe('done');
  });
});

describe('refunds without a cancellation', () => {
  async function paidTwice() {
    product.clock.set(DURING.registration);
    const candidate = await newCandidate(product);
    await fillIn(candidate.browser);
    const { receipt } = await submit(candidate.browser);
    await decideNow(office.counter, receipt.number, { do: 'confirm', code: receipt.code });
    product.clock.set(DURING.review);
    await decideNow(office.point, receipt.number, { do: 'approve-at-point' });
    await decideNow(office.region, receipt.number, { do: 'approve-at-region' });
    product.clock.set(DURING.payment);
    const browser = new TestBrowser(bank.app);
    for (const [name, value] of candidate.browser.cookies) browser.cookies.set(name, value);
    const params = { edition: EDITION };
    const first = await browser.get('openPayment', { params });
    await bank.behave(first.order, 'late');
    await bank.pay(first);
    product.gateways.set(GATEWAY, { ...bank.gateway, query: async () => ({ outcome: 'unpaid' }) });
    product.clock.set('2026-02-05T10:31:00+08:00');
    const second = await browser.get('openPayment', { params });
    product.gateways.set(GATEWAY, bank.gateway);
    await bank.pay(second);
    await bank.answers(second.order, 1);
    await bank.deliver(first.order);
    return { ...candidate, browser, number: receipt.number, first };
  }

  it('double money waits for staff, goes back by two persons once, and the registration stays', async () => {
    const { number, browser } = await paidTwice();
    const listed = await office.region.get('listReturnable', {});
    const money = listed.find((each) => each.number === number);
    expect(money).toMatchObject({ reason: 'double', fen: PAID });
    const body = { transaction: money?.transaction ?? '', fen: PAID, note: '两笔订单都已付款' };
    const ask = { params: { number }, body };
    expect(
      await office.region.refusal('askRefund', { params: { number }, body: { ...body, fen: PAID + 1 } }),
    ).toMatchObject({
      code: 'refund-too-much',
    });
    const henan = await newStaff(product, 'region', '41');
    expect(await henan.refusal('askRefund', ask)).toMatchObject({ status: 404 });
    expect((await henan.get('listReturnable', {})).map((each) => each.number)).not.toContain(number);
    const key = randomUUID();
    const asked = await office.region.send('askRefund', ask, { key });
    expect(asked.json(), asked.body).toMatchObject({ reason: 'double-payment', state: 'asked', isOwn: true });
    expect((await office.region.send('askRefund', ask, { key })).json()).toEqual(asked.json());
    expect(await office.region.refusal('askRefund', ask)).toMatchObject({ code: 'refund-settled' });
    const { id } = asked.json();
    expect((await decide(office.region, id, 'approve')).statusCode).toBe(403);
    expect((await decide(colleague, id, 'approve')).statusCode).toBe(200);
    await sendRefunds(product.services);
    const { surplus } = await browser.get('getFee', { params: { edition: EDITION } });
    expect(surplus).toMatchObject([{ reason: 'double', fen: PAID, refund: 'done' }]);
    expect((await browser.get('getRegistration', { params: { edition: EDITION } })).status).toBe(
      'registered',
    );
  });

  it('too much since a correction goes back, too little is paid on line; then all is even', async () => {
    const candidate = await registered();
    const browser = new TestBrowser(bank.app);
    for (const [name, value] of candidate.browser.cookies) browser.cookies.set(name, value);
    const { number } = candidate;
    async function correct(subjects: string[]) {
      const { rev } = await office.region.get('getFile', { params: { number } });
      const answers = { subjects };
      const body = { rev, answers };
      const { feeAfter } = await office.region.get('previewCorrection', { params: { number }, body });
      const why = { reason: 'asked-by-candidate', note: '核对档案后更正', fee: feeAfter };
      const sent = await office.region.send('correctFile', {
        params: { number },
        body: { ...body, ...why },
      });
      expect(sent.statusCode, sent.body).toBe(200);
    }
    const fee = async () => browser.get('getFee', { params: { edition: EDITION } });
    await correct(['basic', 'related', 'professional']);
    const [over] = (await office.region.get('listReturnable', {})).filter((each) => each.number === number);
    expect(over).toMatchObject({ reason: 'over-paid', fen: 5500, transaction: null });
    const ask = { params: { number }, body: { transaction: null, fen: 5500, note: '科目减少' } };
    const { id } = await office.region.get('askRefund', ask);
    await decide(colleague, id, 'approve');
    await sendRefunds(product.services);
    expect(await stateOf(id)).toBe('done');
    expect((await fee()).owed).toBe(0);
    await correct(['basic', 'related', 'professional', 'practice']);
    expect((await fee()).owed).toBe(5500);
    const opened = await browser.get('openPayment', { params: { edition: EDITION } });
    expect(opened.fen).toBe(5500);
    await bank.pay(opened);
    await bank.answers(opened.order, 1);
    expect((await fee()).owed).toBe(0);
    expect(await browser.refusal('openPayment', { params: { edition: EDITION } })).toMatchObject({
      code: 'wrong-status',
    });
    expect(await faultsOf(product, { edition: EDITION, candidate: candidate.id })).toEqual([]);

    // Cancelled in the end: of each of the two orders goes back what is left of it, and no fen stays.
    const { refundable } = await office.region.get('getCorrection', { params: { number } });
    expect(refundable).toBe(PAID);
    expect((await cancel(number, { fen: PAID + 1 })).json().error.code).toBe('refund-too-much');
    expect((await cancel(number)).statusCode).toBe(200);
    const asked = (await waiting(colleague)).filter((each) => each.number === number);
    expect(asked.map((each) => each.fen).toSorted()).toEqual([PAID - 5500, 5500].toSorted());
    for (const each of asked) await decide(colleague, each.id, 'approve');
    await sendRefunds(product.services);
    const sums = await product.sql(
      `select (select sum(fen) from payments where candidate_id = $1 and state = 'paid')::int as paid,
         (select sum(fen) from refunds where candidate_id = $1 and state = 'done')::int as refunded,
         (select count(distinct order_number) from refunds where candidate_id = $1)::int as orders`,
      [candidate.id],
    );
    expect(sums).toEqual([{ paid: PAID + 5500, refunded: PAID + 5500, orders: 2 }]);
    expect(await faultsOf(product, { edition: EDITION, candidate: candidate.id })).toEqual([]);
  });

  it('of two who ask for the same money at once one does: never more goes back than was paid', async () => {
    const candidate = await registered();
    const { number } = candidate;
    await office.region.get('getFile', { params: { number } });
    const { rev } = await office.region.get('getFile', { params: { number } });
    const refund = { reason: 'by-law' as const, fen: PAID, note: '依法退还' };
    const body = { rev, reason: 'years-too-few', refund };
    const answers = await Promise.all(
      [office.region, colleague].map((staff) =>
        staff.send('cancelRegistration', { params: { number }, body }),
      ),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    const refunds = await refundsOf(candidate);
    expect(refunds.map(({ fen }) => fen)).toEqual([PAID]);
  });
});
