import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { IdPaper } from '#domain/identity/id-papers.ts';
import { newCandidate, type TestCandidate } from '../testing/candidates.ts';
import { poolWithoutGuard, raceToInsert } from '../testing/race.ts';
import { createTestProduct, type TestProduct } from '../testing/test-product.ts';
import { idHashOf } from '../usecases/account/sign-up.ts';
import { personHashOf } from '../usecases/candidate/unlinked-scores.ts';
import { importPastRecords } from './import-past-records.ts';
import { createPastRecordStore } from './past-record-store.ts';
import { readData } from './populate.ts';

let product: TestProduct;
beforeAll(async () => {
  product = await createTestProduct();
});
afterAll(() => product.close());

const LI_HUA: IdPaper = { type: 'resident-id', number: '13060219930827002X' };
const MARIE_BEFORE: IdPaper = { type: 'passport', number: '12AB34567' };
const hashOf = (paper: IdPaper) => idHashOf(product.services.keys, paper);
const personOf = (name: string, birthDate: string) => personHashOf(product.services.keys, name, birthDate);
const find = (candidate: string, paper: IdPaper, ...years: number[]) =>
  product.services.past.findRecords({ candidate, idHash: hashOf(paper), years });
const lines = () => readData(path.join(import.meta.dirname, '../../data'), 'demo/past-records.csv');
const importAnew = (changed: ReturnType<typeof lines>) =>
  importPastRecords(
    product.database.urls.migrator,
    product.services.keys,
    { paper: hashOf, person: personOf },
    changed,
  );

describe('scores under another number', () => {
  const told = async ({ browser }: TestCandidate) => (await browser.get('getUnlinkedScores', {})).years;

  /** A line of 2025 for this candidate's name and date of birth, under a paper of another number. */
  async function lineFor({ id }: TestCandidate, changed: Record<string, string> = {}) {
    const account = await product.services.accounts.findAccount(id);
    const [line] = lines();
    const person = { name: account?.name ?? '', birth_date: account?.birthDate ?? '' };
    return { ...line, ...person, year: '2025', id_type: 'passport', id_number: 'G61234567', ...changed };
  }

  it('H6 (2026): who has a namesake born on the same day is told the year, and nothing else', async () => {
    const [candidate, stranger] = [await newCandidate(product), await newCandidate(product)];
    expect(await told(candidate)).toEqual([]);
    await importAnew([await lineFor(candidate)]);
    expect([await told(candidate), await told(stranger)]).toEqual([[2025], []]);
    await importAnew([await lineFor(candidate, { birth_date: '1999-01-02' })]);
    expect(await told(candidate)).toEqual([]);
  });

  it('H6 (2026): not once the merge has given it, nor where the own paper has a record of that year', async () => {
    const [merged, returning] = [await newCandidate(product), await newCandidate(product)];
    const number = 'G61234568';
    await importAnew([await lineFor(merged, { id_number: number })]);
    expect(await told(merged)).toEqual([2025]);
    const record = { idHash: hashOf({ type: 'passport', number }), year: 2025, at: product.clock.now() };
    await product.services.past.link({ candidate: merged.id, case: randomUUID(), ...record });
    expect(await told(merged)).toEqual([]);

    const own = (await product.services.accounts.findAccount(returning.id))?.paper;
    const ownPaper = { id_type: own?.type ?? '', id_number: own?.number ?? '' };
    await importAnew([
      await lineFor(returning, { id_number: 'G61234569' }),
      await lineFor(returning, ownPaper),
    ]);
    expect(await told(returning)).toEqual([]);
  });
});

describe('records of earlier years', () => {
  it('C8 (2026): are found by type and number of the ID paper, whichever way the number is written', async () => {
    const found = await find(randomUUID(), { ...LI_HUA, number: ' 13060219930827002x' }, 2025, 2024);
    expect(found.map(({ record }) => record.year).sort()).toEqual([2024, 2025]);
    expect(found.find(({ record }) => record.year === 2025)?.record).toMatchObject({
      name: '李华',
      region: '13',
      specialty: '203',
      passMark: 60,
      violation: false,
      answers: { point: '1306', employer_name: '保定市第一人民医院', years_in_profession: 5 },
      results: { basic: { score: 72, absent: false }, practice: { score: 49, absent: false } },
    });
    expect(await find(randomUUID(), LI_HUA, 2023)).toEqual([]);
    expect(await find(randomUUID(), { ...LI_HUA, type: 'passport' }, 2025)).toEqual([]);
  });

  it('keep numbers, answers and scores sealed', async () => {
    const rows = await product.sql(`select * from past_records where name = '李华'`);
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      const stored = Object.values(row).map((value) => String(value));
      expect(stored.join(' ')).not.toMatch(/13060219930827002X|13900001002|score|保定/);
    }
  });

  it('can be imported again: corrected lines win, a merge stays', async () => {
    const { id } = await newCandidate(product);
    const marie = { idHash: hashOf(MARIE_BEFORE), year: 2025 };
    const at = product.clock.now();
    await product.services.past.link({ candidate: id, case: randomUUID(), ...marie, at });
    const corrected = lines().map((line) =>
      line.id_number === MARIE_BEFORE.number ? { ...line, score_practice: '60' } : line,
    );
    await importAnew(corrected);
    const [found] = await find(id, LI_HUA, 2025).then((all) => all.filter(({ linked }) => linked));
    expect(found?.record.results.practice).toEqual({ score: 60, absent: false });
  });

  it('are refused where a line makes no sense', async () => {
    const [line = {}] = lines();
    await expect(importAnew([{ ...line, score_basic: 'sixty' }])).rejects.toThrow('no score: sixty');
    await expect(importAnew([{ ...line, id_type: 'driving-licence' }])).rejects.toThrow('no ID type');
  });
});

describe('H6 (2026): a score merge gives a record to another identity', () => {
  const record = (number: string) => ({
    idHash: hashOf({ type: 'resident-id', number }),
    year: 2025,
    at: product.clock.now(),
  });
  const HE_JING = '130102199503090043';

  it('then it is found for nobody else, until the merge is taken back', async () => {
    const { past } = product.services;
    const { id } = await newCandidate(product);
    const own: IdPaper = { type: 'passport', number: 'E00000001' };
    const by = randomUUID();
    expect(await past.link({ candidate: id, case: by, ...record(HE_JING) })).toBe('linked');
    expect(await past.link({ candidate: id, case: by, ...record(HE_JING) })).toBe('linked');
    expect((await find(id, own, 2025)).map(({ record: { name }, linked }) => [name, linked])).toEqual([
      ['何静', true],
    ]);
    expect(await find(randomUUID(), { type: 'resident-id', number: HE_JING }, 2025)).toEqual([]);
    const at = product.clock.now();
    expect(await past.unlink({ candidate: id, case: by, at })).toBe(true);
    expect(await past.unlink({ candidate: id, case: by, at })).toBe(false);
    expect(await find(id, own, 2025)).toEqual([]);
    expect(await find(randomUUID(), { type: 'resident-id', number: HE_JING }, 2025)).toHaveLength(1);
  });

  it('one merged record a year, one owner a record, and only records that exist', async () => {
    const { past } = product.services;
    const [first, second] = [await newCandidate(product), await newCandidate(product)];
    const [mine, other] = [record('130102199204170027'), record(HE_JING)];
    const by = { case: randomUUID() };
    expect(await past.link({ candidate: first.id, ...by, ...mine })).toBe('linked');
    expect(await past.link({ candidate: second.id, case: randomUUID(), ...mine })).toBe('record-taken');
    expect(await past.link({ candidate: first.id, case: randomUUID(), ...other })).toBe('year-taken');
    expect(await past.link({ candidate: second.id, case: randomUUID(), ...other, year: 2019 })).toBe(
      'record-unknown',
    );
    await past.unlink({ candidate: first.id, ...by, at: product.clock.now() });
  });

  const rivals = async (past: TestProduct['services']['past']) => {
    const [first, second] = [await newCandidate(product), await newCandidate(product)];
    const link = (candidate: string) => () =>
      past.link({ candidate, case: randomUUID(), ...record('140102199305140021') });
    const outcomes = await raceToInsert(product, 'past_links', [link(first.id), link(second.id)], 2);
    await product.sql('delete from past_links where candidate_id = any ($1::uuid[])', [
      [first.id, second.id],
    ]);
    await product.sql('update past_records set linked_to = null');
    return outcomes.sort();
  };

  it('two cases for one record at once: one gets it', async () => {
    expect(await rivals(product.services.past)).toEqual(['linked', 'record-taken']);
  });

  it('control: without the lock both would', async () => {
    const { pool, used } = poolWithoutGuard(product.database.urls.app, { ' for update': '' });
    onTestFinished(() => pool.end());
    expect(await rivals(createPastRecordStore(pool, product.services.keys))).toEqual(['linked', 'linked']);
    expect([...used]).toEqual([' for update']);
  });
});
