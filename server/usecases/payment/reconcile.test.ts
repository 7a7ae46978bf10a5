import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BillLine, PaymentGateway } from '../../ports/payment-gateway.ts';
import { GATEWAY, openBank } from '../../testing/bank.ts';
import { newRegistered } from '../../testing/paid.ts';
import { newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION } from '../../testing/thread.ts';
import { sendRefunds } from '../refunds/send-refunds.ts';
import { fetchBills } from './fetch-bills.ts';

let product: TestProduct;
let office: Office;
let finance: TestBrowser;
let bank: Awaited<ReturnType<typeof openBank>>;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  finance = await newStaff(product, 'region-administrator', '13');
  bank = await openBank(product);
});
afterAll(async () => {
  await bank.close();
  await product.close();
});

const PAID = 4 * 5500 + 1000;
const DAY = '2026-02-05';
const NEXT_MORNING = '2026-02-06T10:00:00+08:00';

/** The bank's own bill, with what a test plants in it. */
const planted = (plant: (lines: readonly BillLine[]) => readonly BillLine[]): PaymentGateway => ({
  ...bank.gateway,
  async bill(day) {
    const bill = await bank.gateway.bill(day);
    return bill.outcome === 'bill'
      ? { outcome: 'bill', lines: day === DAY ? plant(bill.lines) : bill.lines }
      : bill;
  },
});

const open = () => finance.get('listDifferences', { query: { is: 'open' } });

describe('the three books', () => {
  it('a bill with planted differences is reconciled to the last fen; a person settles each with words', async () => {
    const people = [];
    for (let i = 0; i < 5; i += 1) people.push(await newRegistered(product, office, bank));
    const [even, dearer, missing, twice, refunded] = people;
    // What was paid twice is on both sides, and not due.
    const kept = await product.sql(
      `insert into surplus_payments select edition_id, candidate_id, gateway, 'T-KEPT', order_number, 23000, 'double', paid_at, paid_at, '13', null
       from payments where candidate_id = $1 returning order_number`,
      [even?.id],
    );
    const orderOf = async (id: string | undefined) =>
      String(
        (await product.sql('select order_number from payments where candidate_id = $1', [id]))[0]
          ?.order_number,
      );
    const orders = await Promise.all([dearer, missing, twice, refunded].map((each) => orderOf(each?.id)));
    const [dearerOrder, missingOrder, twiceOrder, refundedOrder] = orders;
    const { rev } = await office.region.get('getFile', { params: { number: refunded?.number ?? '' } });
    const refund = { reason: 'by-law' as const, fen: 5500, note: '依法退还' };
    await office.region.get('cancelRegistration', {
      params: { number: refunded?.number ?? '' },
      body: { rev, reason: 'years-too-few', refund },
    });
    const [asked] = await finance.get('listRefunds', { query: { is: 'waiting' } });
    const decision = { params: { refund: asked?.id ?? '' }, body: { do: 'approve' as const, rev: 1 } };
    await finance.get('decideRefund', decision);
    await sendRefunds(product.services);

    const stranger = { orderNumber: 'WK000000000000000000', transaction: 'T-STRANGE', refundNumber: null };
    const plant = (lines: readonly BillLine[]) => {
      const at = lines[0]?.at ?? new Date();
      const again = lines.filter(({ orderNumber }) => orderNumber === twiceOrder);
      return [
        ...lines
          .filter(({ orderNumber, kind }) => orderNumber !== missingOrder && kind === 'payment')
          .map((line) => (line.orderNumber === dearerOrder ? { ...line, fen: line.fen + 1 } : line)),
        ...again,
        { kind: 'payment' as const, ...stranger, fen: 7, at },
        {
          kind: 'payment' as const,
          orderNumber: String(kept[0]?.order_number),
          transaction: 'T-KEPT',
          refundNumber: null,
          fen: PAID,
          at,
        },
        {
          kind: 'refund' as const,
          orderNumber: refundedOrder ?? '',
          transaction: 'T-R',
          refundNumber: 'RF-UNKNOWN',
          fen: 300,
          at,
        },
      ];
    };
    product.gateways.set(GATEWAY, planted(plant));
    product.clock.set('2026-02-06T09:00:00+08:00');
    await fetchBills(product.services);
    expect(await open()).toEqual([]);
    product.clock.set(NEXT_MORNING);
    await fetchBills(product.services);
    await fetchBills(product.services);
    const found = await open();
    expect(found.map(({ kind, ours, theirs }) => [kind, ours, theirs]).toSorted()).toEqual(
      [
        ['amount', PAID, PAID + 1],
        ['missing-there', PAID, null],
        ['refund-missing-here', null, 300],
        ['refund-missing-there', 5500, null],
        ['surplus', PAID, PAID],
        ['twice-there', 0, PAID],
      ].toSorted(),
    );
    const nation = await newStaff(product, 'national-administrator', null);
    const everywhere = await nation.get('listDifferences', { query: { is: 'open' } });
    expect(everywhere.find(({ kind }) => kind === 'missing-here')).toMatchObject({ theirs: 7, number: null });
    const books = await product.sql(
      `select (select sum(case kind when 'payment' then fen else -fen end) from bill_lines)::int
         - (select sum(fen) from payments where state = 'paid')::int - (select sum(fen) from surplus_payments)::int
         + (select sum(fen) from refunds where state = 'done')::int as apart`,
    );
    const apart = everywhere.reduce((sum, { kind, ours, theirs }) => {
      const difference = (theirs ?? 0) - (ours ?? 0);
      return sum + (kind.startsWith('refund') ? -difference : difference);
    }, 0);
    expect(apart).toBe(books[0]?.apart);

    const henan = await newStaff(product, 'region-administrator', '41');
    expect(await henan.get('listDifferences', { query: { is: 'open' } })).toEqual([]);
    const first = found[0];
    const settle = { params: { difference: first?.id ?? '' }, body: { words: '平台补发账单后一致' } };
    expect(await henan.refusal('settleDifference', settle)).toMatchObject({ status: 409 });
    expect(await office.region.refusal('settleDifference', settle)).toMatchObject({
      code: 'permission-missing',
    });
    expect(await finance.get('settleDifference', settle)).toEqual({ settled: true });
    expect(await finance.refusal('settleDifference', settle)).toMatchObject({ status: 409 });
    expect((await open()).length).toBe(found.length - 1);
    const settled = await finance.get('listDifferences', { query: { is: 'settled' } });
    expect(settled).toMatchObject([{ id: first?.id, words: '平台补发账单后一致' }]);
  });

  it('what came to the account is compared with the bill of the region, and a line that cannot be read is named', async () => {
    const { days, gateways } = await finance.get('listMoneyDays', {});
    expect(gateways).toContain(GATEWAY);
    const day = days.find((each) => each.day === DAY);
    expect(day?.arrived).toBeNull();
    const net = (day?.paid ?? 0) - (day?.refunded ?? 0);
    const write = (text: string) =>
      finance.send('writeStatement', { body: { gateway: GATEWAY, text } }, { key: randomUUID() });
    const wrong = await write('日期,金额\n2026-02-05,230');
    expect(wrong.json().error).toMatchObject({ code: 'statement-unreadable', params: { line: 2 } });
    const yuan = (fen: number) => `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
    expect((await write(`${DAY},${yuan(net)},结算`)).json()).toEqual({ days: 1 });
    const statements = async () => (await open()).filter(({ kind }) => kind === 'statement');
    expect(await statements()).toEqual([]);
    await write(`${DAY},${yuan(net - 1)},结算`);
    expect(await statements()).toMatchObject([{ ours: net, theirs: net - 1, day: DAY }]);
    const again = await finance.get('listMoneyDays', {});
    expect(again.days.find((each) => each.day === DAY)?.arrived).toBe(net - 1);
    expect(EDITION).toBe('health-2026');
  });

  it('a platform that gives no bill is asked again; a bill that cannot be trusted is none', async () => {
    product.gateways.set(GATEWAY, { ...bank.gateway, bill: async () => ({ outcome: 'unknown' }) });
    product.clock.set('2026-02-07T10:00:00+08:00');
    await fetchBills(product.services);
    const days = async () =>
      (await product.sql('select day::text from bills order by day')).map(({ day }) => day);
    const before = await days();
    product.gateways.set(GATEWAY, bank.gateway);
    await fetchBills(product.services);
    expect(await days()).toEqual([...before, '2026-02-06']);
  });
});
