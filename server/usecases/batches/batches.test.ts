import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newCandidate } from '../../testing/candidates.ts';
import { eventually } from '../../testing/eventually.ts';
import { actionsOf, faultsOf } from '../../testing/history.ts';
import { openProductOverLine } from '../../testing/product-over-line.ts';
import { decideNow, newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';

let product: TestProduct;
let office: Office;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
});
afterAll(() => product.close());
beforeEach(() => product.clock.set(DURING.review));

type Waiting = { readonly number: string; readonly id: string; readonly rev: number };

/** Confirmed: waits for the exam point. */
async function confirmed(changes = {}): Promise<Waiting> {
  product.clock.set(DURING.registration);
  const { browser, id } = await newCandidate(product);
  const { number } = await fillIn(browser, '13', changes);
  const { receipt } = await submit(browser);
  product.clock.set(DURING.confirmation);
  const { rev } = await decideNow(office.counter, number, { do: 'confirm', code: receipt.code });
  product.clock.set(DURING.review);
  return { number, id, rev };
}

async function severalConfirmed(count: number): Promise<Waiting[]> {
  const found: Waiting[] = [];
  for (let i = 0; i < count; i += 1) found.push(await confirmed());
  return found;
}

const itemsOf = (files: readonly Waiting[]) => files.map(({ number, rev }) => ({ number, rev }));

const pass = (staff: TestBrowser, batch: string, files: readonly Waiting[]) =>
  staff.get('passChunk', { params: { batch }, body: { items: itemsOf(files) } });

const preview = (staff: TestBrowser) => staff.get('previewBatch', { query: { edition: EDITION } });

/** How often each was passed, and whether its history is one legal history. */
async function passesOf(files: readonly Waiting[]): Promise<number[]> {
  const counts: number[] = [];
  for (const { id } of files) {
    const of = { edition: EDITION, candidate: id };
    expect(await faultsOf(product, of)).toEqual([]);
    counts.push((await actionsOf(product, of)).filter((action) => action === 'approve-at-point').length);
  }
  return counts;
}

describe('the preview of a batch', () => {
  it('names what would go through, and for each other file why it is left to be looked at alone', async () => {
    const clean = await confirmed();
    const held = await confirmed();
    await office.point.get('openFileCase', {
      params: { number: held.number },
      body: { kind: 'photo-in-doubt', doubts: ['blurred'], words: '', reason: null, evidence: [], note: '' },
    });
    const [row] = (await preview(office.point)).rows.filter(({ number }) => number === clean.number);
    expect(row).toMatchObject({ rev: clean.rev, leftOut: null });
    // What holds up the region's approval does not hold up the point's.
    const atPoint = (await preview(office.point)).rows.find(({ number }) => number === held.number);
    expect(atPoint?.leftOut).toBeNull();
    await pass(office.point, randomUUID(), [held]);
    const atRegion = (await preview(office.region)).rows.find(({ number }) => number === held.number);
    expect(atRegion?.leftOut).toBe('held');
    expect((await preview(office.region)).rows.map(({ number }) => number)).not.toContain(clean.number);
  });

  it('leaves out whose conditions are not plainly met, and everybody outside the review window', async () => {
    const short = await confirmed({
      application: { first_registered: '2025-06' },
      employment: { years_in_profession: 0 },
    });
    const leftOut = async (staff: TestBrowser) =>
      (await preview(staff)).rows.find(({ number }) => number === short.number)?.leftOut;
    expect(await leftOut(office.point)).toMatch(/^eligibility-/);
    product.clock.set('2026-08-01T10:00:00+08:00');
    expect(await leftOut(office.point)).toBe('window-closed');
  });

  it('shows the own area only, and nothing to who reviews nothing', async () => {
    const { number } = await confirmed();
    for (const staff of [
      await newStaff(product, 'point', '13', '1306'),
      await newStaff(product, 'region', '41'),
    ]) {
      expect((await preview(staff)).rows.map((row) => row.number)).not.toContain(number);
    }
    const refusal = await office.counter.refusal('previewBatch', { query: { edition: EDITION } });
    expect(refusal).toMatchObject({ status: 403 });
  });
});

describe('a batch', () => {
  it('passes each file by the same act as one alone, and tells of each what became of it', async () => {
    const [clean, changed, rejected] = await severalConfirmed(3);
    if (clean === undefined || changed === undefined || rejected === undefined)
      throw new Error('three files');
    await decideNow(office.point, rejected.number, { do: 'refuse', reason: 'education-mismatch' });
    const { results } = await pass(office.point, randomUUID(), [
      clean,
      { ...changed, rev: changed.rev - 1 },
      rejected,
    ]);
    expect(results.map(({ number, outcome, refused }) => [number, outcome, refused?.code ?? null])).toEqual([
      [clean.number, 'passed', null],
      [changed.number, 'changed', 'changed-meanwhile'],
      [rejected.number, 'changed', 'changed-meanwhile'],
    ]);
    expect(await passesOf([clean, changed, rejected])).toEqual([1, 0, 0]);
    const [event] = await product.sql(
      "select actor_id from registration_events where candidate_id = $1 and action = 'approve-at-point'",
      [clean.id],
    );
    expect(String(event?.actor_id)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leaves alone what somebody else has on the bench, and says so before and after', async () => {
    const [mine, theirs] = await severalConfirmed(2);
    if (mine === undefined || theirs === undefined) throw new Error('two files');
    const colleague = await newStaff(product, 'point', '13', '1301');
    await colleague.get('takeFile', { params: { number: theirs.number } });
    const left = async (staff: TestBrowser) =>
      (await preview(staff)).rows.find(({ number }) => number === theirs.number)?.leftOut;
    expect([await left(office.point), await left(colleague)]).toEqual(['taken', null]);
    const { results } = await pass(office.point, randomUUID(), [mine, theirs]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'taken']);
    expect(results[1]?.refused).toMatchObject({ code: 'lease-lost', params: { who: '范丽君' } });
    expect(await passesOf([mine, theirs])).toEqual([1, 0]);
    const [held] = await product.sql(
      'select count(*)::int as count from file_leases where candidate_id = $1',
      [mine.id],
    );
    expect(held?.count).toBe(0);
  });

  it('says of a file that is held what holds it', async () => {
    const file = await confirmed();
    await product.sql(
      `insert into holds (edition_id, candidate_id, hold_id, kind, reason, opened_by, opened_at, region_id, point_id)
       values ($1, $2, gen_random_uuid(), 'duplicate-suspected', '', 'test', $3, '13', '1301')`,
      [EDITION, file.id, product.clock.now()],
    );
    const { results } = await pass(office.point, randomUUID(), [file]);
    expect(results).toEqual([
      {
        number: file.number,
        outcome: 'refused',
        refused: { code: 'held', params: { hold: 'duplicate-suspected' } },
      },
    ]);
  });

  it('sent again, or by two browsers at once, does nothing twice', async () => {
    const files = await severalConfirmed(3);
    const batch = randomUUID();
    const first = await pass(office.point, batch, files);
    expect(await pass(office.point, batch, files)).toEqual(first);
    expect(await passesOf(files)).toEqual([1, 1, 1]);
    const more = await severalConfirmed(3);
    const another = randomUUID();
    await Promise.all([pass(office.point, another, more), pass(office.point, another, more.toReversed())]);
    expect(await passesOf(more)).toEqual([1, 1, 1]);
  });

  it('of which the connection breaks in the middle is finished by sending it again', async () => {
    const files = await severalConfirmed(4);
    const third = files[2];
    if (third === undefined) throw new Error('four files');
    const over = await openProductOverLine(product);
    const gate = new pg.Client({ connectionString: product.database.superuserUrl });
    await gate.connect();
    try {
      const browser = over.browser();
      for (const [name, value] of office.point.cookies) browser.cookies.set(name, value);
      const batch = randomUUID();
      await gate.query('begin');
      await gate.query('select 1 from registrations where candidate_id = $1 for update', [third.id]);
      const broken = browser.send('passChunk', { params: { batch }, body: { items: itemsOf(files) } });
      await eventually(async () => {
        const [row] = await product.sql(
          "select count(*)::int as count from registration_events where candidate_id = any($1) and action = 'approve-at-point'",
          [files.map(({ id }) => id)],
        );
        expect(row?.count).toBe(2);
      });
      await over.line.cut();
      expect((await broken).statusCode).toBe(503);
      await gate.query('commit');
      const { results } = await pass(office.point, batch, files);
      expect(results.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'passed', 'passed']);
      expect(await passesOf(files)).toEqual([1, 1, 1, 1]);
    } finally {
      await gate.end();
      await over.close();
    }
  });

  it('with one file that is not theirs is refused as a whole, nothing is done, and it is kept that it was sent', async () => {
    const own = await severalConfirmed(2);
    const batch = randomUUID();
    const baoding = await newStaff(product, 'point', '13', '1306');
    const unknown = { number: '26000000000000', rev: 1, id: '' };
    for (const [staff, files] of [
      [baoding, own],
      [office.point, [...own, unknown]],
      [office.point, [...own, ...own]],
    ] as const) {
      const input = { params: { batch }, body: { items: itemsOf(files) } };
      expect(await staff.refusal('passChunk', input)).toEqual({
        status: 404,
        code: 'not-found',
        trace: expect.any(String),
      });
    }
    expect(await passesOf(own)).toEqual([0, 0]);
    const kept = await product.sql('select numbers from refused_batches where batch_id = $1', [batch]);
    expect(kept).toHaveLength(3);
    expect(kept).toContainEqual({ numbers: [...own.map(({ number }) => number), unknown.number] });

    // The auditor reads who sent what, and which numbers were not theirs to send.
    const auditor = await newStaff(product, 'auditor', null);
    const { rows, next } = await auditor.get('listRefusedBatches', { query: {} });
    expect(next).toBeNull();
    const of = (what: string) =>
      rows.find((row) => row.batch === batch && row.numbers.some((each) => each.what === what));
    const [twice, strange, foreign] = [of('twice'), of('unknown'), of('foreign')];
    const place = '河北省 石家庄市';
    const each = (what: 'foreign' | 'twice' | null) => own.map(({ number }) => ({ number, what, place }));
    expect(twice?.numbers).toEqual(each('twice'));
    expect(strange).toMatchObject({ displayName: '范丽君', place });
    expect(strange?.numbers).toEqual([
      ...each(null),
      { number: unknown.number, what: 'unknown', place: null },
    ]);
    expect(foreign).toMatchObject({ place: '河北省 保定市' });
    expect(foreign?.numbers).toEqual(each('foreign'));
    const henan = await newStaff(product, 'auditor', '41');
    expect((await henan.get('listRefusedBatches', { query: {} })).rows).toEqual([]);
  });

  it('says beforehand which files two people look at by a rule, before and after a first look alike', async () => {
    const byHand = {
      employment: { employer: 'other', employer_other: '栾城区康宁诊所', employer_category: 'clinic' },
    };
    const [plain, typed] = [await confirmed(), await confirmed(byHand)];
    const lookTwice = async (rules: readonly string[], percent: number) => {
      await product.sql('update region_settings set second_look_rules = $1, second_look_percent = $2', [
        rules,
        percent,
      ]);
      await product.services.reloadReference();
    };
    await lookTwice(['employer-by-hand'], 5);
    const second = await newStaff(product, 'point', '13', '1301');
    try {
      const looksOf = async (staff: TestBrowser) => {
        const { rows, lot } = await preview(staff);
        const of = (file: Waiting) => rows.find(({ number }) => number === file.number)?.secondLook;
        return { lot, plain: of(plain), typed: of(typed) };
      };
      const said = { lot: 5, plain: null, typed: 'employer-by-hand' };
      expect(await looksOf(office.point)).toEqual(said);
      const { results } = await pass(office.point, randomUUID(), [typed]);
      expect(results.map(({ outcome }) => outcome)).toEqual(['passed']);
      expect(await actionsOf(product, { edition: EDITION, candidate: typed.id })).toContain('pass-first');
      // Their colleague is told nothing else than before; they themselves, that it is a colleague's now.
      expect(await looksOf(second)).toEqual(said);
      const own = (await preview(office.point)).rows.find(({ number }) => number === typed.number);
      expect(own?.leftOut).toBe('own-first-pass');
    } finally {
      await lookTwice([], 0);
    }
  });

  it('takes at most fifty at once', async () => {
    const items = Array.from({ length: 51 }, (_, i) => ({ number: String(26000000000000 + i), rev: 1 }));
    const input = { params: { batch: randomUUID() }, body: { items } };
    expect(await office.point.refusal('passChunk', input)).toMatchObject({ status: 400, code: 'shape' });
  });
});
