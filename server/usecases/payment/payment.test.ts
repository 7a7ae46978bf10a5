import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedPayment } from '#contract/client.ts';
import { runOverdue } from '../../jobs/overdue.ts';
import type { PaymentGateway } from '../../ports/payment-gateway.ts';
import { GATEWAY, MERCHANT, openBank } from '../../testing/bank.ts';
import { newCandidate, type TestCandidate } from '../../testing/candidates.ts';
import { actionsOf, faultsOf } from '../../testing/history.ts';
import { race } from '../../testing/race.ts';
import { decideNow, newOffice, type Office } from '../../testing/staff.ts';
import { createTestProduct, DURING, TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';
import { forfeitOverdue } from '../deadlines/forfeit-overdue.ts';
import { askAboutPayments } from './check-payment.ts';

let product: TestProduct;
let office: Office;
let bank: Awaited<ReturnType<typeof openBank>>;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  bank = await openBank(product);
});
afterAll(async () => {
  await bank.close();
  await product.close();
});
// Nothing of one test is left for the deadlines of the next.
beforeEach(() =>
  product.sql("update payments set state = 'expired', next_query_at = null where state = 'open'"),
);

const params = { edition: EDITION };
const AFTER_PAYMENT = '2026-02-14T00:00:00+08:00';
const FEE = 4 * 5500 + 1000;
const of = ({ id }: TestCandidate) => ({ edition: EDITION, candidate: id });
const statusOf = async ({ browser }: TestCandidate) =>
  (await browser.get('getRegistration', { params })).status;

/** Reviewed and approved, in the payment window; the browser speaks to the server that the bank knows. */
async function payable(): Promise<TestCandidate> {
  product.clock.set(DURING.registration);
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser);
  const { receipt } = await submit(candidate.browser);
  const { number, code } = receipt;
  await decideNow(office.counter, number, { do: 'confirm', code });
  product.clock.set(DURING.review);
  await decideNow(office.point, number, { do: 'approve-at-point' });
  await decideNow(office.region, number, { do: 'approve-at-region' });
  product.clock.set(DURING.payment);
  const atTheDoor = ({ cookies }: TestBrowser) => {
    const browser = new TestBrowser(bank.app);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    return browser;
  };
  return {
    ...candidate,
    browser: atTheDoor(candidate.browser),
    anotherBrowser: async () => atTheDoor(await candidate.anotherBrowser()),
  };
}

async function ordered(): Promise<TestCandidate & { readonly opened: OpenedPayment }> {
  const candidate = await payable();
  return { ...candidate, opened: await candidate.browser.get('openPayment', { params }) };
}

/** Verdicts on the notices of an order, in the order of their coming. */
async function verdictsOf(order: string) {
  const found = await product.sql('select verdict from payment_notices where order_number = $1', [order]);
  return found.map(({ verdict }) => verdict);
}

const paymentsOf = ({ id }: TestCandidate) =>
  product.sql(
    'select order_number, state, fen, transaction from payments where candidate_id = $1 order by opened_at',
    [id],
  );

/** Fields of a notice that says everything right. */
const rightNotice = ({ opened }: { opened: OpenedPayment }, transaction = `T${opened.order}`) => ({
  notify_id: `N-${opened.order}`,
  trade_no: transaction,
  merchant_id: MERCHANT,
  order_no: opened.order,
  amount: String(opened.fen),
  currency: 'CNY',
  status: 'SUCCESS',
  paid_at: product.clock.now().toISOString(),
});

describe('paying', () => {
  it('G1, G2 (2026): specialty, subjects and amount are shown; the order goes signed to the platform of the region', async () => {
    const candidate = await payable();
    const fee = await candidate.browser.get('getFee', { params });
    expect(fee).toMatchObject({ fen: FEE, specialty: '203 护理学', order: null });
    expect(fee.payee).toBe('河北省卫生健康委员会人才中心');
    expect(fee.lines.map(({ kind, subject, fen }) => [kind, subject, fen])).toEqual([
      ['subject', 'basic', 5500],
      ['subject', 'related', 5500],
      ['subject', 'professional', 5500],
      ['subject', 'practice', 5500],
      ['person', null, 1000],
    ]);
    const opened = await candidate.browser.get('openPayment', { params });
    expect(opened.fields).toMatchObject({
      merchant_id: MERCHANT,
      order_no: opened.order,
      amount: String(FEE),
      currency: 'CNY',
      expires_at: '2026-02-05T02:30:00.000Z',
      notify_url: `${bank.url}/api/payments/notices/${GATEWAY}`,
      sign_type: 'RSA2',
    });
    expect(opened.fields.subject).toContain('2026年度卫生专业技术资格考试');
    const tampered = { ...opened, fields: { ...opened.fields, amount: '1' } };
    expect((await bank.pay(tampered)).status).toBe(400);
  });

  it('G3 (2026): the notice makes it 报名成功, before the browser is back; 「缴费」 is green', async () => {
    const candidate = await ordered();
    const { browser, opened } = candidate;
    const returned = await bank.pay(opened);
    expect(returned.status).toBe(303);
    const back = new URL(returned.headers.get('location') ?? '');
    expect(back.pathname).toBe(`/registrations/${EDITION}/payment`);
    expect(back.searchParams.get('order_no')).toBe(opened.order);
    expect(await bank.answers(opened.order, 1)).toEqual(['success']);
    const registration = await browser.get('getRegistration', { params });
    expect(registration.status).toBe('registered');
    expect(registration.progress.at(-1)).toEqual({ key: 'payment', state: 'done' });
    expect(registration.actions).not.toContain('pay');
    const order = { params: { ...params, order: opened.order } };
    expect(await browser.get('getPayment', order)).toMatchObject({ state: 'paid', fen: FEE });
    expect(await verdictsOf(opened.order)).toEqual(['accepted']);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
    expect(await browser.refusal('openPayment', { params })).toMatchObject({ code: 'wrong-status' });
  });

  it('G1 (2026): payment opens and ends with its window, to the second', async () => {
    const { browser } = await payable();
    const at = async (moment: string) => {
      product.clock.set(moment);
      const response = await browser.send('openPayment', { params });
      return response.statusCode === 200 ? 'open' : response.json().error.code;
    };
    expect(await at('2026-02-04T08:59:59+08:00')).toBe('window-not-open');
    expect(await at('2026-02-13T23:59:59+08:00')).toBe('open');
    expect(await at(AFTER_PAYMENT)).toBe('window-closed');
    expect(await at('2026-02-04T09:00:00+08:00')).toBe('open');
  });

  it('G1 (2026): nobody pays before the review has passed', async () => {
    product.clock.set(DURING.registration);
    const { browser } = await newCandidate(product);
    expect(await browser.refusal('openPayment', { params })).toMatchObject({ status: 404 });
    await fillIn(browser);
    await submit(browser);
    product.clock.set(DURING.payment);
    expect(await browser.refusal('openPayment', { params })).toMatchObject({
      status: 409,
      code: 'wrong-status',
    });
  });

  it('an order never runs longer than the window', async () => {
    const { browser } = await payable();
    product.clock.set('2026-02-13T23:45:00+08:00');
    const { fields } = await browser.get('openPayment', { params });
    expect(fields.expires_at).toBe('2026-02-13T15:59:59.000Z');
  });

  it('G2: the fee comes from what was submitted, whatever a client sends', async () => {
    const { browser } = await payable();
    const response = await bank.app.inject({
      method: 'POST',
      url: `/api/registrations/${EDITION}/payments?fen=1&subjects=basic`,
      headers: { 'idempotency-key': crypto.randomUUID() },
      cookies: Object.fromEntries(browser.cookies),
      payload: { fen: 1, amount: -1, subjects: ['basic'], lines: [] },
    });
    expect(response.json()).toMatchObject({ fen: FEE, fields: { amount: String(FEE) } });
  });

  it('the order of another candidate is not found, by its owner’s name or any other', async () => {
    const [owner, stranger] = [await ordered(), await payable()];
    const order = { params: { ...params, order: owner.opened.order } };
    expect(await stranger.browser.refusal('getPayment', order)).toMatchObject({
      status: 404,
      code: 'not-found',
    });
    const invented = { params: { ...params, order: 'WK000000000000000000' } };
    expect(await stranger.browser.refusal('getPayment', invented)).toMatchObject({ status: 404 });
    expect(await owner.browser.get('getPayment', order)).toMatchObject({ state: 'open' });
  });
});

describe('two browsers', () => {
  it('open payment one after the other: the same order', async () => {
    const { opened, anotherBrowser } = await ordered();
    const again = await (await anotherBrowser()).get('openPayment', { params });
    expect(again.order).toBe(opened.order);
  });

  it('open payment at once: one open order', async () => {
    const candidate = await payable();
    const browsers = [candidate.browser, await candidate.anotherBrowser()];
    const opened = await race(
      product,
      of(candidate),
      browsers.map((browser) => () => browser.get('openPayment', { params })),
    );
    expect(opened[1]?.order).toBe(opened[0]?.order);
    expect(await paymentsOf(candidate)).toMatchObject([{ order_number: opened[0]?.order, state: 'open' }]);
  });

  it('one pays while the other opens: no second order', async () => {
    const candidate = await ordered();
    const other = await candidate.anotherBrowser();
    product.clock.set('2026-02-05T10:40:00+08:00');
    const paid = { ...rightNotice(candidate), paid_at: '2026-02-05T02:10:00.000Z' };
    const outcomes = await race<unknown>(product, of(candidate), [
      async () => (await bank.send(bank.notice(paid))).text,
      async () => (await other.send('openPayment', { params })).json().error.code,
    ]);
    expect(outcomes).toEqual(['success', 'changed-meanwhile']);
    expect(await paymentsOf(candidate)).toMatchObject([{ state: 'paid' }]);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('an order that ran out is replaced only after the platform was asked: nobody pays twice', async () => {
    const candidate = await ordered();
    const { browser, opened } = candidate;
    await bank.behave(opened.order, 'never');
    await bank.pay(opened);
    product.clock.set('2026-02-05T10:40:00+08:00');
    expect(await browser.refusal('openPayment', { params })).toMatchObject({ code: 'changed-meanwhile' });
    expect(await statusOf(candidate)).toBe('registered');
    expect(await paymentsOf(candidate)).toMatchObject([{ state: 'paid' }]);
    const unpaid = await ordered();
    product.clock.set('2026-02-05T10:40:00+08:00');
    const second = await unpaid.browser.get('openPayment', { params });
    expect(second.order).not.toBe(unpaid.opened.order);
    expect((await paymentsOf(unpaid)).map(({ state }) => state)).toEqual(['expired', 'open']);
  });
});

describe('a platform that misbehaves', () => {
  it('repeated: twice at once, and again later, books once', async () => {
    const candidate = await ordered();
    const { opened } = candidate;
    await bank.behave(opened.order, 'twice');
    await bank.pay(opened);
    expect(await bank.answers(opened.order, 2)).toEqual(['success', 'success']);
    await bank.behave(opened.order, 'prompt');
    await bank.deliver(opened.order);
    expect(await bank.answers(opened.order, 3)).toEqual(['success', 'success', 'success']);
    expect([...(await verdictsOf(opened.order))].sort()).toEqual(['accepted', 'repeated', 'repeated']);
    const actions = await actionsOf(product, of(candidate));
    expect(actions.filter((action) => action === 'record-payment')).toHaveLength(1);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('late: a notice that comes hours after the payment still books it', async () => {
    const candidate = await ordered();
    const { opened } = candidate;
    await bank.behave(opened.order, 'late');
    await bank.pay(opened);
    expect(await statusOf(candidate)).toBe('payable');
    product.clock.set('2026-02-05T16:00:00+08:00');
    await bank.deliver(opened.order);
    expect(await bank.answers(opened.order, 1)).toEqual(['success']);
    expect(await statusOf(candidate)).toBe('registered');
  });

  it.each(['wrong-amount', 'wrong-merchant', 'forged'] as const)(
    '%s: nothing changes, and it is recorded as what it is',
    async (behaviour) => {
      const candidate = await ordered();
      const { opened } = candidate;
      const before = await product.sql(
        "select count(*)::int as n from payment_notices where verdict = 'forged'",
      );
      await bank.behave(opened.order, behaviour);
      await bank.pay(opened);
      expect(await bank.answers(opened.order, 1)).toEqual(['fail']);
      expect(await statusOf(candidate)).toBe('payable');
      expect(await paymentsOf(candidate)).toMatchObject([{ state: 'open', transaction: null }]);
      const forged = await product.sql(
        "select count(*)::int as n from payment_notices where verdict = 'forged'",
      );
      if (behaviour === 'forged') expect(Number(forged[0]?.n)).toBe(Number(before[0]?.n) + 1);
      else expect(await verdictsOf(opened.order)).toEqual(['mismatch']);
      expect(await actionsOf(product, of(candidate))).not.toContain('record-payment');
    },
  );

  it('other currency, a failed payment, an unknown order, a notice paid after the order ran out: nothing is booked', async () => {
    const candidate = await ordered();
    const right = rightNotice(candidate);
    const wrong = [
      [{ ...right, currency: 'USD' }, 'mismatch', 'fail'],
      [{ ...right, status: 'FAILED' }, 'mismatch', 'fail'],
      [{ ...right, amount: '1' }, 'mismatch', 'fail'],
      [{ ...right, trade_no: `${right.trade_no}-L`, paid_at: '2026-02-05T02:30:01.000Z' }, 'late', 'success'],
    ] as const;
    for (const [fields, verdict, answer] of wrong) {
      expect((await bank.send(bank.notice(fields))).text).toBe(answer);
      expect((await verdictsOf(candidate.opened.order)).at(-1)).toBe(verdict);
    }
    const unknown = { ...right, order_no: 'WK999999999999999999' };
    expect((await bank.send(bank.notice(unknown))).text).toBe('fail');
    expect(await verdictsOf('WK999999999999999999')).toEqual(['unknown-order']);
    expect(await statusOf(candidate)).toBe('payable');
    expect((await bank.send(bank.notice(right))).text).toBe('success');
    expect(await statusOf(candidate)).toBe('registered');
  });

  it('a body changed after signing, without signature, with a field twice, or for another platform is refused', async () => {
    const candidate = await ordered();
    const signed = bank.notice(rightNotice(candidate));
    const { sign: _, ...unsigned } = signed;
    const twice = `${new URLSearchParams(signed)}&amount=1`;
    const bodies = [{ ...signed, paid_at: '2026-02-05T02:00:01.000Z' }, unsigned, twice, ''];
    for (const body of bodies) expect((await bank.send(body)).status).toBe(400);
    const elsewhere = await bank.app.inject({
      method: 'POST',
      url: '/api/payments/notices/alipay',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(signed).toString(),
    });
    expect(elsewhere.statusCode).toBe(400);
    expect(await statusOf(candidate)).toBe('payable');
  });

  it('one transaction pays for one order only', async () => {
    const [first, second] = [await ordered(), await ordered()];
    const transaction = `T-ONE-${first.opened.order}`;
    expect((await bank.send(bank.notice(rightNotice(first, transaction)))).text).toBe('success');
    expect((await bank.send(bank.notice(rightNotice(second, transaction)))).text).toBe('fail');
    expect(await statusOf(second)).toBe('payable');
    expect(await verdictsOf(second.opened.order)).toEqual(['mismatch']);
  });
});

describe('money that is not due', () => {
  const surplusOf = async ({ browser }: TestCandidate) => (await browser.get('getFee', { params })).surplus;
  const told = async ({ browser }: TestCandidate) =>
    (await browser.get('listMessages', { query: {} })).messages
      .filter(({ kind }) => kind === 'money-kept')
      .map(({ refund }) => refund);

  it('paid on two orders: one books, the other is kept as double, shown and told, once', async () => {
    const candidate = await ordered();
    product.clock.set('2026-02-05T10:40:00+08:00');
    const second = await candidate.browser.get('openPayment', { params });
    expect((await bank.send(bank.notice(rightNotice({ opened: second })))).text).toBe('success');
    expect(await statusOf(candidate)).toBe('registered');
    const first = { ...rightNotice(candidate), paid_at: '2026-02-05T02:10:00.000Z' };
    for (let i = 0; i < 2; i += 1) expect((await bank.send(bank.notice(first))).text).toBe('success');
    expect(await verdictsOf(candidate.opened.order)).toEqual(['double', 'repeated']);
    expect(await surplusOf(candidate)).toEqual([
      {
        order: candidate.opened.order,
        fen: FEE,
        reason: 'double',
        paidAt: '2026-02-05T02:10:00.000Z',
        refund: null,
      },
    ]);
    expect(await told(candidate)).toEqual([FEE]);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('paid twice on one order by two transactions: the second is kept', async () => {
    const candidate = await ordered();
    await bank.send(bank.notice(rightNotice(candidate, 'T-FIRST')));
    await bank.send(bank.notice(rightNotice(candidate, 'T-SECOND')));
    expect(await verdictsOf(candidate.opened.order)).toEqual(['accepted', 'double']);
    expect(await surplusOf(candidate)).toMatchObject([{ reason: 'double', fen: FEE }]);
    expect(await paymentsOf(candidate)).toMatchObject([{ state: 'paid', transaction: 'T-FIRST' }]);
  });

  it('late for a forfeited registration: kept, shown and told; nothing is lost', async () => {
    const candidate = await ordered();
    const right = rightNotice(candidate);
    product.clock.set(AFTER_PAYMENT);
    await runOverdue(product.services);
    await bank.send(bank.notice(right));
    expect(await statusOf(candidate)).toBe('forfeited');
    expect(await surplusOf(candidate)).toMatchObject([{ reason: 'not-due', fen: FEE, refund: null }]);
    expect(await told(candidate)).toEqual([FEE]);
  });

  it('two transactions at once on one order: one is booked, one kept', async () => {
    const candidate = await ordered();
    const send = (transaction: string) => async () =>
      (await bank.send(bank.notice(rightNotice(candidate, transaction)))).text;
    const rivals = [send(`A-${candidate.opened.order}`), send(`B-${candidate.opened.order}`)];
    expect(await race(product, of(candidate), rivals)).toEqual(['success', 'success']);
    expect([...(await verdictsOf(candidate.opened.order))].sort()).toEqual(['accepted', 'double']);
    expect(await surplusOf(candidate)).toHaveLength(1);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('the e-receipt of the platform is kept and shown', async () => {
    const candidate = await ordered();
    await bank.pay(candidate.opened);
    await bank.answers(candidate.opened.order, 1);
    const { order } = await candidate.browser.get('getFee', { params });
    expect(order?.receipt?.number).toMatch(/^1306\d{12}$/);
    expect(await (await fetch(order?.receipt?.url ?? '')).text()).toContain(candidate.opened.order);
  });
});

describe('asking the platform', () => {
  it('goes by its schedule: 10 s, 30 s, 1 min …, and ends with the order', async () => {
    const candidate = await ordered();
    await bank.behave(candidate.opened.order, 'never');
    await bank.pay(candidate.opened);
    let asked = 0;
    const counting = (query: PaymentGateway['query']): PaymentGateway => ({
      ...bank.gateway,
      query(order) {
        asked += 1;
        return query(order);
      },
    });
    product.gateways.set(
      GATEWAY,
      counting(async () => ({ outcome: 'unpaid' })),
    );
    const at = async (time: string) => {
      product.clock.set(`2026-02-05T${time}+08:00`);
      await askAboutPayments(product.services);
      return asked;
    };
    expect(await at('10:00:09')).toBe(0);
    expect(await at('10:00:10')).toBe(1);
    expect(await at('10:00:29')).toBe(1);
    expect(await at('10:00:31')).toBe(2);
    product.gateways.set(GATEWAY, counting(bank.gateway.query));
    expect(await at('10:09:59')).toBe(3);
    expect(await statusOf(candidate)).toBe('registered');
    expect(await at('11:00:00')).toBe(3);
    product.gateways.set(GATEWAY, bank.gateway);
  });
});

describe('a notice that never comes', () => {
  it('is healed when the candidate comes back: the platform itself is asked', async () => {
    const candidate = await ordered();
    const { browser, opened } = candidate;
    await bank.behave(opened.order, 'never');
    const order = { params: { ...params, order: opened.order } };
    expect(await browser.get('getPayment', order)).toMatchObject({ state: 'open', asked: true });
    await bank.pay(opened);
    expect(await statusOf(candidate)).toBe('payable');
    expect(await browser.get('getPayment', order)).toMatchObject({ state: 'paid', asked: true });
    expect(await statusOf(candidate)).toBe('registered');
    expect(await verdictsOf(opened.order)).toEqual(['accepted']);
  });

  it('is healed by the job, also when the window has closed meanwhile', async () => {
    const candidate = await ordered();
    await bank.behave(candidate.opened.order, 'never');
    await bank.pay(candidate.opened);
    product.clock.set(AFTER_PAYMENT);
    await runOverdue(product.services);
    expect(await statusOf(candidate)).toBe('registered');
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('notice ∥ query book once', async () => {
    const candidate = await ordered();
    const { browser, opened } = candidate;
    await bank.behave(opened.order, 'late');
    await bank.pay(opened);
    const [payment] = await race<unknown>(product, of(candidate), [
      async () => browser.get('getPayment', { params: { ...params, order: opened.order } }),
      async () => bank.deliver(opened.order),
    ]);
    expect(payment).toMatchObject({ state: 'paid' });
    expect(await bank.answers(opened.order, 1)).toEqual(['success']);
    expect((await actionsOf(product, of(candidate))).at(-1)).toBe('record-payment');
    const accepted = (await verdictsOf(opened.order)).filter((verdict) => verdict === 'accepted');
    expect(accepted).toHaveLength(1);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('a hundred abandoned orders do not keep the job from asking about the next', async () => {
    const candidate = await ordered();
    await bank.behave(candidate.opened.order, 'never');
    await bank.pay(candidate.opened);
    const abandoned = await newCandidate(product);
    product.clock.set(DURING.registration);
    await fillIn(abandoned.browser);
    await product.sql(
      `insert into payments (edition_id, candidate_id, order_number, gateway, merchant, fen, lines, state, opened_at, expires_at, next_query_at)
       select $1, $2, 'WK-ABANDONED-' || n, $3, $4, 100, '[]', 'open', $5::timestamptz, $5::timestamptz, $5::timestamptz
       from generate_series(1, 100) n`,
      [EDITION, abandoned.id, GATEWAY, MERCHANT, '2026-02-04T09:00:00+08:00'],
    );
    product.clock.set('2026-02-05T10:01:00+08:00');
    await runOverdue(product.services);
    await runOverdue(product.services);
    expect(await statusOf(candidate)).toBe('registered');
  });
});

describe('not paid in time', () => {
  it('G3 (2026): 视为主动放弃本次考试 one second after the window, not before; the order is closed', async () => {
    const candidate = await ordered();
    product.clock.set('2026-02-13T23:59:59+08:00');
    await runOverdue(product.services);
    expect(await statusOf(candidate)).toBe('payable');
    product.clock.set(AFTER_PAYMENT);
    await runOverdue(product.services);
    const registration = await candidate.browser.get('getRegistration', { params });
    expect(registration.status).toBe('forfeited');
    expect(registration.progress.at(-1)).toEqual({ key: 'payment', state: 'refused' });
    expect(await paymentsOf(candidate)).toMatchObject([{ state: 'expired' }]);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
    await runOverdue(product.services);
    const actions = await actionsOf(product, of(candidate));
    expect(actions.filter((action) => action === 'forfeit')).toHaveLength(1);
  });

  it('E3 (2026): not confirmed on-site in time is given up too, one second after confirmation has ended', async () => {
    product.clock.set(DURING.registration);
    const candidate = await newCandidate(product);
    await fillIn(candidate.browser);
    await submit(candidate.browser);
    product.clock.set('2025-12-17T17:00:00+08:00');
    await runOverdue(product.services);
    expect(await statusOf(candidate)).toBe('submitted');
    product.clock.set('2025-12-17T17:00:01+08:00');
    await runOverdue(product.services);
    expect(await statusOf(candidate)).toBe('forfeited');
  });

  it('as long as the platform cannot be reached, nothing with an open order is given up', async () => {
    const candidate = await ordered();
    await bank.behave(candidate.opened.order, 'never');
    await bank.pay(candidate.opened);
    product.clock.set(AFTER_PAYMENT);
    product.gateways.set(GATEWAY, { ...bank.gateway, query: async () => ({ outcome: 'unknown' }) });
    await runOverdue(product.services);
    expect(await statusOf(candidate)).toBe('payable');
    product.gateways.set(GATEWAY, bank.gateway);
    product.clock.set('2026-02-14T01:00:00+08:00');
    await runOverdue(product.services);
    expect(await statusOf(candidate)).toBe('registered');
  });

  it('money that arrives after it was given up is recorded and not booked', async () => {
    const candidate = await ordered();
    const right = rightNotice(candidate);
    product.clock.set(AFTER_PAYMENT);
    await runOverdue(product.services);
    expect(await statusOf(candidate)).toBe('forfeited');
    expect((await bank.send(bank.notice(right))).text).toBe('success');
    expect(await verdictsOf(candidate.opened.order)).toEqual(['not-due']);
    expect(await statusOf(candidate)).toBe('forfeited');
    expect(await paymentsOf(candidate)).toMatchObject([{ state: 'expired', transaction: null }]);
    expect(await faultsOf(product, of(candidate))).toEqual([]);
  });

  it('pay ∥ give up, in either order: who writes first wins, and the money is never lost sight of', async () => {
    for (const first of ['pay', 'forfeit']) {
      const candidate = await ordered();
      const notice = bank.notice(rightNotice(candidate));
      await product.sql("update payments set state = 'expired' where candidate_id = $1", [candidate.id]);
      product.clock.set(AFTER_PAYMENT);
      const rivals = [
        async () => (await bank.send(notice)).text,
        async () =>
          String(await forfeitOverdue(product.services, { edition: EDITION, region: '13', duty: 'pay' })),
      ];
      const outcomes = await race(product, of(candidate), first === 'pay' ? rivals : rivals.reverse());
      const [verdict] = await verdictsOf(candidate.opened.order);
      if (first === 'pay') {
        expect([outcomes, verdict, await statusOf(candidate)]).toEqual([
          ['success', '0'],
          'accepted',
          'registered',
        ]);
      } else {
        expect([outcomes, verdict, await statusOf(candidate)]).toEqual([
          ['1', 'success'],
          'not-due',
          'forfeited',
        ]);
      }
      expect(await faultsOf(product, of(candidate))).toEqual([]);
    }
  });
});
