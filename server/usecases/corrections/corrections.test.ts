import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedPayment } from '#contract/client.ts';
import type { Answers } from '#domain/edition/edition.ts';
import { MERCHANT, openBank } from '../../testing/bank.ts';
import { newCandidate, type TestCandidate } from '../../testing/candidates.ts';
import { faultsOf } from '../../testing/history.ts';
import { race } from '../../testing/race.ts';
import { decideNow, newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { createTestProduct, DURING, TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';

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
beforeEach(() => product.clock.set(DURING.registration));

const params = { edition: EDITION };
const FEE = 4 * 5500 + 1000;
const THREE = ['basic', 'related', 'professional'];
const WHY = { reason: 'asked-by-candidate', note: '本人持身份证和劳动合同来考区更正' };
type File = TestCandidate & { readonly number: string; readonly code: string };
const of = ({ id }: TestCandidate) => ({ edition: EDITION, candidate: id });
const view = ({ browser }: TestCandidate) => browser.get('getRegistration', { params });
const rowsOf = (table: string, { id }: TestCandidate) =>
  product.sql(`select * from ${table} where candidate_id = $1 order by 1`, [id]);

async function until(status: 'submitted' | 'confirmed' | 'endorsed' | 'payable'): Promise<File> {
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser);
  const { receipt } = await submit(candidate.browser);
  const { number, code } = receipt;
  const file = { ...candidate, number, code };
  if (status === 'submitted') return file;
  await decideNow(office.counter, number, { do: 'confirm', code });
  product.clock.set(DURING.review);
  if (status === 'confirmed') return file;
  await decideNow(office.point, number, { do: 'approve-at-point' });
  if (status === 'endorsed') return file;
  await decideNow(office.region, number, { do: 'approve-at-region' });
  product.clock.set(DURING.payment);
  // The browser speaks to the server that the bank knows.
  const browser = new TestBrowser(bank.app);
  for (const [name, value] of candidate.browser.cookies) browser.cookies.set(name, value);
  return { ...file, browser };
}

/** The bank says that this order was paid. */
const payFor = ({ order, fen }: OpenedPayment) =>
  bank.send(
    bank.notice({
      notify_id: `N-${order}`,
      trade_no: `T${order}`,
      merchant_id: MERCHANT,
      order_no: order,
      amount: String(fen),
      currency: 'CNY',
      status: 'SUCCESS',
      paid_at: product.clock.now().toISOString(),
    }),
  );

async function correct(
  { number }: File,
  answers: Answers,
  { staff = office.region, key = randomUUID(), but = {} as object } = {},
) {
  const { rev } = await office.region.get('getFile', { params: { number } });
  const effect = await office.region.get('previewCorrection', { params: { number }, body: { rev, answers } });
  const body = { rev, answers, ...WHY, fee: effect.feeAfter, ...but };
  return { effect, body, response: await staff.send('correctFile', { params: { number }, body }, { key }) };
}

describe('考前信息修改', () => {
  it('is offered with what may be corrected now; what is sealed comes without its answer', async () => {
    const { number } = await until('endorsed');
    const offered = await office.region.get('getCorrection', { params: { number } });
    expect(offered).toMatchObject({ fee: FEE, settled: null, past: [], region: '13' });
    const keys = offered.fields.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['specialty', 'subjects', 'phone', 'years_in_profession']));
    expect(keys).not.toEqual(expect.arrayContaining(['name']));
    expect(offered.fields.find(({ key }) => key === 'phone')?.sealed).toBe(true);
    expect(offered.answers).not.toHaveProperty('phone');
    expect(offered.answers.years_in_profession).toBe(5);
  });

  it('makes a new revision with a new code: the old print is void, history and chain are whole', async () => {
    const file = await until('endorsed');
    const { response, effect } = await correct(file, { years_in_profession: 7, phone: '13900007788' });
    expect(response.statusCode, response.body).toBe(200);
    expect(effect).toMatchObject({ difference: null, voidsOrder: false, status: 'endorsed' });
    const now = response.json();
    expect(now).toMatchObject({ status: 'endorsed', revision: 2 });
    expect(now.history.at(-1)).toMatchObject({
      action: 'correct',
      reason: 'asked-by-candidate',
      role: 'region',
    });
    expect(now.code).not.toBe(file.code);
    const scanned = await office.counter.get('findForm', { params: { code: file.code } });
    expect(scanned.current).toBe(false);
    expect(scanned.changes.map(({ key }) => key)).toEqual(['phone', 'years_in_profession']);
    expect((await view(file)).answers).toMatchObject({ years_in_profession: 7, phone: '13900007788' });
    expect(await faultsOf(product, of(file))).toEqual([]);
  });

  it('tells the candidate what was before and is now, of what is sealed the name alone', async () => {
    const file = await until('confirmed');
    await correct(file, { years_in_profession: 7, phone: '13900007788' });
    const { messages } = await file.browser.get('listMessages', { query: {} });
    expect(messages[0]).toMatchObject({
      kind: 'corrected',
      status: 'confirmed',
      difference: null,
      changes: [
        { key: 'phone', before: '', after: '' },
        { key: 'years_in_profession', before: '5', after: '7' },
      ],
    });
    expect(messages[0]?.reason?.code).toBe('asked-by-candidate');
    const stored = await product.sql('select params::text from messages where candidate_id = $1', [file.id]);
    expect(JSON.stringify(stored)).not.toContain('7788');
  });

  it('keeps the note of the evidence sealed, for staff of the area', async () => {
    const file = await until('confirmed');
    await correct(file, { years_in_profession: 7 });
    const [row] = await rowsOf('corrections', file);
    expect(String(row?.sealed)).not.toContain('劳动合同');
    const { past } = await office.region.get('getCorrection', { params: { number: file.number } });
    expect(past).toEqual([
      expect.objectContaining({ note: '本人持身份证和劳动合同来考区更正', feeBefore: FEE, feeAfter: FEE }),
    ]);
  });

  it('sent again is the same correction; the same key for another is refused', async () => {
    const file = await until('confirmed');
    const key = randomUUID();
    const { body, response } = await correct(file, { years_in_profession: 7 }, { key });
    const again = await office.region.send('correctFile', { params: { number: file.number }, body }, { key });
    expect([response.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(again.json().revision).toBe(2);
    const other = { ...body, answers: { years_in_profession: 9 } };
    const refusal = await office.region.refusal(
      'correctFile',
      { params: { number: file.number }, body: other },
      { key },
    );
    expect(refusal).toMatchObject({ status: 422, code: 'key-used-otherwise' });
    expect((await rowsOf('corrections', file)).length).toBe(1);
  });

  it('of two at once only one is made; the other is told that something has changed', async () => {
    const file = await until('endorsed');
    const { number } = file;
    const { rev } = await office.region.get('getFile', { params: { number } });
    const colleague = await newStaff(product, 'region', '13');
    const make = (staff: TestBrowser, years: number) =>
      staff.send('correctFile', {
        params: { number },
        body: { rev, answers: { years_in_profession: years }, ...WHY, fee: FEE },
      });
    const [one, two] = await race(product, of(file), [
      () => make(office.region, 7),
      () => make(colleague, 8),
    ]);
    expect([one?.statusCode, two?.statusCode].sort()).toEqual([200, 409]);
    expect((await rowsOf('corrections', file)).length).toBe(1);
    expect(await faultsOf(product, of(file))).toEqual([]);
  });

  it.each([
    ['identity', { name: '王晓明' }, {}, 422, 'not-correctable'],
    ['the exam point', { point: '1306' }, {}, 422, 'not-correctable'],
    ['nothing', { years_in_profession: 5 }, {}, 422, 'nothing-corrected'],
    ['something wrong', { years_in_profession: -1 }, {}, 422, 'problems'],
  ])('of %s is refused already when it is looked at', async (_what, answers, _but, status, code) => {
    const { number } = await until('confirmed');
    const { rev } = await office.region.get('getFile', { params: { number } });
    const input = { params: { number }, body: { rev, answers } };
    expect(await office.region.refusal('previewCorrection', input)).toMatchObject({ status, code });
  });

  it('needs a reason made for it, a note, and the fee that was shown', async () => {
    const file = await until('confirmed');
    const outcome = async (but: object) => {
      const { response } = await correct(file, { subjects: THREE }, { but });
      return [response.statusCode, response.json().error?.code];
    };
    expect(await outcome({ reason: 'photo-unsuitable' })).toEqual([422, 'reason-needed']);
    expect(await outcome({ note: '  ' })).toEqual([422, 'reason-needed']);
    expect(await outcome({ fee: FEE })).toEqual([409, 'changed-meanwhile']);
    expect((await view(file)).revision).toBe(1);
  });

  it('is nobody’s but the region’s, and only in its own area', async () => {
    const { number } = await until('confirmed');
    const henan = await newStaff(product, 'region', '41');
    const body = { rev: 1, answers: { years_in_profession: 7 }, ...WHY, fee: FEE };
    expect(await henan.refusal('correctFile', { params: { number }, body })).toMatchObject({ status: 404 });
    expect(await henan.refusal('getCorrection', { params: { number } })).toMatchObject({ status: 404 });
    expect(await office.point.refusal('correctFile', { params: { number }, body })).toMatchObject({
      status: 403,
    });
    product.clock.set(DURING.registration);
    const { number: unconfirmed } = await until('submitted');
    const { rev } = await office.region.get('getFile', { params: { number: unconfirmed } });
    const early = { params: { number: unconfirmed }, body: { rev, answers: { years_in_profession: 7 } } };
    expect(await office.region.refusal('previewCorrection', early)).toMatchObject({
      status: 409,
      code: 'wrong-status',
    });
  });
});

describe('the fee after a correction', () => {
  it('unpaid: the open order is void, and the next one is for the new amount', async () => {
    const file = await until('payable');
    const first = await file.browser.get('openPayment', { params });
    const { effect } = await correct(file, { subjects: THREE });
    expect(effect).toMatchObject({
      feeBefore: FEE,
      feeAfter: FEE - 5500,
      voidsOrder: true,
      difference: null,
    });
    const second = await file.browser.get('openPayment', { params });
    expect(second.order).not.toBe(first.order);
    expect(second.fen).toBe(FEE - 5500);
  });

  it('unpaid, with another specialty for the same money: the order is another all the same', async () => {
    const file = await until('payable');
    const first = await file.browser.get('openPayment', { params });
    await correct(file, { subjects: ['basic', 'related', 'practice'] });
    const second = await file.browser.get('openPayment', { params });
    await correct(file, { subjects: THREE });
    const third = await file.browser.get('openPayment', { params });
    expect(third.fen).toBe(second.fen);
    expect(new Set([first.order, second.order, third.order]).size).toBe(3);
  });

  it('money that comes in on an order made void is taken, and the difference stands beside it', async () => {
    const file = await until('payable');
    const opened = await file.browser.get('openPayment', { params });
    await correct(file, { subjects: THREE });
    await payFor(opened);
    expect((await view(file)).status).toBe('registered');
    expect(await rowsOf('fee_differences', file)).toMatchObject([{ settled_fen: FEE, fee_fen: FEE - 5500 }]);
    const { messages } = await file.browser.get('listMessages', { query: {} });
    expect(messages.find(({ kind }) => kind === 'registered')?.difference).toBe(-5500);
    expect(await faultsOf(product, of(file))).toEqual([]);
  });

  it('paid: too much is to be refunded, and a second correction starts from what is settled by then', async () => {
    const file = await until('payable');
    await payFor(await file.browser.get('openPayment', { params }));
    const { effect } = await correct(file, { subjects: THREE });
    expect(effect).toMatchObject({ settled: FEE, feeAfter: FEE - 5500, difference: -5500 });
    const back = await correct(file, { subjects: [...THREE, 'practice'] });
    expect(back.effect.difference).toBe(5500);
    expect(await rowsOf('fee_differences', file)).toMatchObject([
      { settled_fen: FEE, fee_fen: FEE - 5500 },
      { settled_fen: FEE - 5500, fee_fen: FEE },
    ]);
    const { settled, fee } = await office.region.get('getCorrection', { params: { number: file.number } });
    expect([settled, fee]).toEqual([FEE, FEE]);
    expect((await rowsOf('payments', file)).map(({ fen }) => fen)).toEqual([FEE]);
  });
});

describe('the database', () => {
  it('shows corrections and differences to the own area alone, and lets the office write neither', async () => {
    const file = await until('confirmed');
    await correct(file, { years_in_profession: 7 });
    const identity = of(file);
    const seen = (region: string) =>
      product.services.corrections.correctionsOf({ region, point: null }, identity);
    expect((await seen('13')).length).toBe(1);
    expect(await seen('41')).toEqual([]);
    const rights = await product.sql(
      `select table_name, string_agg(privilege_type, ',' order by privilege_type) as may
       from information_schema.role_table_grants
       where grantee = 'weikao_office' and table_name in ('corrections', 'fee_differences') group by 1 order by 1`,
    );
    expect(rights.map(({ may }) => may)).toEqual(['SELECT', 'SELECT']);
  });
});
