import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BillLine, PaymentGateway } from '../../ports/payment-gateway.ts';
import { GATEWAY, openBank } from '../../testing/bank.ts';
import { bring, importNow } from '../../testing/imports.ts';
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
        { kind: 'payment' as const, ...stranger, fen: 7, feeFen: 0, at },
        {
          kind: 'payment' as const,
          orderNumber: String(kept[0]?.order_number),
          transaction: 'T-KEPT',
          refundNumber: null,
          fen: PAID,
          feeFen: 0,
          at,
        },
        {
          kind: 'refund' as const,
          orderNumber: refundedOrder ?? '',
          transaction: 'T-R',
          refundNumber: 'RF-UNKNOWN',
          fen: 300,
          feeFen: 0,
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

  const yuan = (fen: number) => `${fen < 0 ? '-' : ''}${(Math.abs(fen) / 100).toFixed(2)}`;
  const ofDay = async (day: string) =>
    (await finance.get('listMoneyDays', {})).days.find((of) => of.day === day);

  it.each(['net', 'gross'] as const)(
    'a fee is of the bill and no difference, and the account is compared to the last fen with what a platform that settles %s pays out',
    async (settles) => {
      const FEE = 138;
      // Each payment has its fee, and the first says a fen too much.
      const plant = (lines: readonly BillLine[]) =>
        lines.map((line, i) => ({
          ...line,
          fen: line.fen + (i === 0 ? 1 : 0),
          feeFen: line.kind === 'payment' ? FEE : 0,
        }));
      await newRegistered(product, office, bank);
      for (const table of ['money_differences', 'statement_lines', 'bill_lines', 'bills'])
        await product.sql(`delete from ${table}`);
      product.gateways.set(GATEWAY, { ...planted(plant), settles });
      product.clock.set(NEXT_MORNING);
      await fetchBills(product.services);
      const { payments = 0, paid = 0, refunded = 0, fees = 0, due = 0 } = (await ofDay(DAY)) ?? {};
      const [ours] = await product.sql(
        "select count(*)::int, sum(fen)::int as fen from payments where state = 'paid'",
      );
      expect([payments, paid, fees]).toEqual([ours?.count, Number(ours?.fen) + 1, FEE * payments]);
      expect(due).toBe(settles === 'net' ? paid - refunded - fees : paid - refunded);
      const found = async () => (await open()).map(({ kind, ours, theirs }) => [kind, ours, theirs]);
      expect(await found()).toContainEqual(['amount', PAID, PAID + 1]);
      const statements = async () => (await found()).filter(([kind]) => kind === 'statement');
      const write = (fen: number) =>
        finance.send('writeStatement', { body: { gateway: GATEWAY, text: `${DAY},${yuan(fen)},结算` } });
      await write(due);
      expect(await statements()).toEqual([]);
      // What the bill says stays as it was agreed on that day.
      product.gateways.set(GATEWAY, { ...bank.gateway, settles: settles === 'net' ? 'gross' : 'net' });
      const other = settles === 'net' ? due + fees : due - fees;
      await write(other);
      await write(due + 1);
      expect((await statements()).toSorted()).toEqual(
        [
          ['statement', due, due + 1],
          ['statement', due, other],
        ].toSorted(),
      );
      product.gateways.set(GATEWAY, bank.gateway);
    },
  );

  it('one merchant for two regions has one bill a day, of which each region sees its own part, and nobody else any', async () => {
    await product.sql("update region_settings set payment_gateway = $1 where region_id = '41'", [GATEWAY]);
    await product.services.reloadReference();
    const asked: string[] = [];
    product.gateways.set(GATEWAY, {
      // A fen too much on every line.
      ...planted((lines) => lines.map((line) => ({ ...line, fen: line.fen + 1 }))),
      regions: ['13', '41'],
    });
    const hebei = await newRegistered(product, office, bank);
    const inHenan = await newOffice(product, '41', '4101');
    const henan = await newRegistered(product, inHenan, bank, '41');
    for (const table of ['money_differences', 'statement_lines', 'bill_lines', 'bills'])
      await product.sql(`delete from ${table}`);
    const served = product.gateways.get(GATEWAY);
    if (served === undefined) throw new Error('no bank');
    product.gateways.set(GATEWAY, {
      ...served,
      bill: (day) => {
        asked.push(day);
        return served.bill(day);
      },
    });
    product.clock.set(NEXT_MORNING);
    await fetchBills(product.services);
    await fetchBills(product.services);
    expect(asked.filter((day) => day === DAY)).toEqual([DAY]);

    const staffOf = async (region: string) => newStaff(product, 'region-administrator', region);
    const [there, elsewhere] = [await staffOf('41'), await staffOf('33')];
    const dayOf = async (who: TestBrowser) =>
      (await who.get('listMoneyDays', {})).days.filter(({ day }) => day === DAY);
    const paidIn = async (region: string) => {
      const [sum] = await product.sql(
        `select count(*)::int as payments, sum(fen)::int as fen from payments join registrations using (edition_id, candidate_id)
         where state = 'paid' and region_id = $1`,
        [region],
      );
      const [payments, fen] = [Number(sum?.payments), Number(sum?.fen)];
      return { gateway: GATEWAY, payments, paid: fen + payments };
    };
    expect(await dayOf(there)).toMatchObject([await paidIn('41')]);
    expect(await dayOf(finance)).toMatchObject([await paidIn('13')]);
    expect(await dayOf(elsewhere)).toEqual([]);
    const gatewaysOf = async (who: TestBrowser) => (await who.get('listMoneyDays', {})).gateways;
    expect(await gatewaysOf(there)).toContain(GATEWAY);
    expect(await gatewaysOf(elsewhere)).not.toContain(GATEWAY);

    const numbers = async (who: TestBrowser) =>
      (await who.get('listDifferences', { query: { is: 'open' } })).map(({ number }) => number);
    expect(await numbers(there)).toEqual([henan.number]);
    expect(await numbers(finance)).toContain(hebei.number);
    expect(await numbers(finance)).not.toContain(henan.number);
    expect(await numbers(elsewhere)).toEqual([]);

    // Each writes down what came to its own account; the other's is nothing to it.
    const write = (who: TestBrowser, fen: number) =>
      who.send('writeStatement', { body: { gateway: GATEWAY, text: `${DAY},${yuan(fen)},结算` } });
    const [due = 0, dueThere = 0] = [(await dayOf(finance))[0]?.due, (await dayOf(there))[0]?.due];
    await write(there, dueThere);
    await write(finance, due - 1);
    expect(await numbers(there)).toEqual([henan.number]);
    expect((await open()).filter(({ kind }) => kind === 'statement')).toMatchObject([
      { ours: due, theirs: due - 1 },
    ]);
    expect((await write(elsewhere, 1)).statusCode).toBe(404);
    product.gateways.set(GATEWAY, bank.gateway);
  });

  /** What the files call it. */
  const BANK = '银行';
  const HEADER = '缴费平台,到账日期,到账金额（元）,银行流水号';
  const statementOf = (...lines: string[]) => Buffer.from([HEADER, ...lines, ''].join('\n'));
  const brought = async (content: Buffer) => {
    const { id } = await bring(finance, content, '到账明细.csv', 'statements');
    return importNow(product, finance, id);
  };
  const act = async (id: string, to: 'apply' | 'undo') => {
    await finance.get('actOnImport', { params: { import: id }, body: { do: to } });
    const done = await importNow(product, finance, id);
    await fetchBills(product.services);
    return done;
  };

  it('a statement comes as the bank’s file: told line by line, written whole, summed up by day, taken back', async () => {
    await product.sql("delete from money_differences where kind = 'statement'");
    product.clock.set('2026-02-07T10:00:00+08:00');
    await fetchBills(product.services);
    const before = await ofDay(DAY);
    const due = (before?.paid ?? 0) - (before?.refunded ?? 0) - (before?.fees ?? 0);
    const faulty = await brought(
      statementOf(
        `${GATEWAY},20260205,1.00,A1`,
        `${BANK},2026-02-30,1.00,A2`,
        `${BANK},2026/2/5,1,A3`,
        `${BANK},2026-02-05,1.00,`,
        `${BANK},2036-02-05,1.00,A4`,
      ),
    );
    expect(faulty.state).toBe('faulty');
    expect(faulty.problems.map(({ line, kind }) => [line, kind])).toEqual([
      [2, 'platform-unknown'],
      [3, 'date-wrong'],
      [4, 'amount-wrong'],
      [5, 'value-missing'],
      [6, 'date-wrong'],
    ]);
    const twice = await brought(statementOf(`${BANK},20260205,1.00,A1`, `${BANK},2026-02-05,2.00,A1`));
    expect(twice.problems).toMatchObject([{ line: 3, kind: 'repeated', found: '2' }]);
    expect((await ofDay(DAY))?.arrived).toBe(before?.arrived);

    const right = await brought(
      statementOf(
        `${BANK},20260205,"${(Math.trunc((due + 1000) / 100)).toLocaleString('en')}.${String(due % 100).padStart(2, '0')}",B1`,
        `${BANK},2026-2-5,-10.00,B2`,
        `${BANK},2026/02/06,0.01,B3`,
      ),
    );
    expect(right).toMatchObject({ state: 'checked', rowsDone: 3, replaces: 2 });
    expect(await act(right.id, 'apply')).toMatchObject({ state: 'applied', added: 1, changed: 2 });
    expect((await ofDay(DAY))?.arrived).toBe(due);
    const found = (await open()).filter(({ kind, day }) => kind === 'statement' && day !== DAY);
    expect(found.map(({ day, theirs }) => [day, theirs])).toEqual([['2026-02-06', 1]]);

    expect(await act(right.id, 'undo')).toMatchObject({ state: 'undone' });
    expect((await ofDay(DAY))?.arrived).toBe(before?.arrived);
    expect((await ofDay('2026-02-06'))?.arrived ?? null).toBeNull();
    expect((await open()).filter(({ kind, day }) => kind === 'statement' && day !== DAY)).toEqual([]);
  });

  it('a statement on which something stands stays: a day typed anew, a difference settled with words', async () => {
    await product.sql('delete from statement_lines');
    const line = (fen: number, reference: string) => `${BANK},${DAY},${yuan(fen)},${reference}`;
    const first = await brought(statementOf(line(100, 'C1')));
    await act(first.id, 'apply');
    const [difference] = (await open()).filter(({ theirs }) => theirs === 100);
    const settle = { params: { difference: difference?.id ?? '' }, body: { words: '其余次日到账' } };
    await finance.get('settleDifference', settle);
    expect(await act(first.id, 'undo')).toMatchObject({
      state: 'applied',
      builtOn: [{ what: 'settled', count: 1 }],
    });
    const second = await brought(statementOf(line(200, 'C2')));
    await act(second.id, 'apply');
    expect((await act(first.id, 'undo')).builtOn).toEqual([{ what: 'later-import', count: 1 }]);
    await finance.send('writeStatement', { body: { gateway: GATEWAY, text: `${DAY},3.00,结算` } });
    expect((await act(second.id, 'undo')).builtOn).toEqual([{ what: 'typed-over', count: 1 }]);
    const nation = await newStaff(product, 'national-administrator', null);
    const file = { kind: 'statements' as const, fileName: 'a.csv', size: 1, sha256: '0'.repeat(64) };
    expect(await nation.refusal('openImport', { body: file })).toMatchObject({ code: 'not-permitted' });
  });
});
