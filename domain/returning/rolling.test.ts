import { describe, expect, it } from 'vitest';
import { subjectsToBeginWith } from '../registration/subjects.ts';
import { listsOf } from '../testing/lists.ts';
import { pastRecord } from '../testing/past-records.ts';
import { isReturning, type PastRecord, passedSubjects } from './past-record.ts';
import { type Merger, rollScores, specialtyIn } from './rolling.ts';

const ALL = ['basic', 'related', 'professional', 'practice'];
const SETS = Array.from({ length: 16 }, (_, bits) => ALL.filter((_of, i) => (bits & (1 << i)) !== 0));
const MERGERS: readonly Merger[] = [
  { former: '110', specialty: '109', fromYear: 2020 },
  { former: '109', specialty: '301', fromYear: 2022 },
];
const of = { subjects: () => ALL, mergers: MERGERS };
const offered = listsOf('33').subject ?? [];

/** A year in which just these were passed; the others were sat and failed. */
const yearWith = (year: number, passed: readonly string[], but: Partial<PastRecord> = {}) =>
  pastRecord({
    year,
    results: Object.fromEntries(
      ALL.map((subject) => [subject, { score: passed.includes(subject) ? 60 : 59, absent: false }]),
    ),
    ...but,
  });

/** By the rule itself: the fewest subjects of this year with which everything is passed within two years. */
function leastThatCompletes(lastYear: readonly string[]): readonly string[] {
  const enough = SETS.filter((now) =>
    ALL.every((subject) => now.includes(subject) || lastYear.includes(subject)),
  );
  return enough.reduce((least, now) => (now.length < least.length ? now : least));
}

describe('score rolling over two years', () => {
  const pairs = SETS.flatMap((before) => SETS.map((last) => ({ before, last })));

  it('C8: for all 16 × 16 pairs of years, the subjects that are ticked are just those still needed', () => {
    expect(pairs).toHaveLength(256);
    for (const { before, last } of pairs) {
      const rolling = rollScores(2026, [yearWith(2025, last), yearWith(2024, before)], of);
      const isObtained = ALL.every((subject) => before.includes(subject) || last.includes(subject));
      const ticked = subjectsToBeginWith(offered, rolling, '203');
      expect({ before, last, ticked }).toEqual({
        before,
        last,
        ticked: isObtained ? ALL : leastThatCompletes(last),
      });
      expect(rolling).toMatchObject({
        complete: isObtained,
        passed: last,
        lapsed: before.filter((subject) => !last.includes(subject)),
      });
    }
  });

  it('C8: A and B passed in 2024, only C in 2025: in 2026 A, B and D are needed, C still counts', () => {
    const rolling = rollScores(
      2026,
      [yearWith(2024, ['basic', 'related']), yearWith(2025, ['professional'])],
      of,
    );
    expect(subjectsToBeginWith(offered, rolling, '203')).toEqual(['basic', 'related', 'practice']);
    expect(rolling).toMatchObject({ lapsed: ['basic', 'related'], passed: ['professional'] });
  });

  it('C8: of different specialties nothing adds up, and nothing lapses', () => {
    const records = [yearWith(2025, ['basic']), yearWith(2024, ALL, { specialty: '368' })];
    expect(rollScores(2026, records, of)).toMatchObject({ passed: ['basic'], lapsed: [], complete: false });
  });

  it('C8: without an exam of last year nothing rolls, whatever was passed before', () => {
    expect(rollScores(2026, [yearWith(2024, ['basic'])], of)).toBeNull();
    expect(rollScores(2026, [], of)).toBeNull();
  });

  it('C8: results of a merged specialty go on in the one that is left', () => {
    const of110 = (year: number) => yearWith(year, ['basic'], { specialty: '110' });
    expect(specialtyIn(2019, of110(2018), MERGERS)).toBe('110');
    expect(specialtyIn(2020, of110(2019), MERGERS)).toBe('109');
    expect(specialtyIn(2022, of110(2019), MERGERS)).toBe('301');
    expect(specialtyIn(2021, yearWith(2020, [], { specialty: '110' }), MERGERS)).toBe('110');
    const of109 = yearWith(2018, ['practice'], { specialty: '109' });
    expect(rollScores(2020, [of110(2019), of109], of)).toMatchObject({
      specialty: '109',
      lapsed: ['practice'],
    });
  });
});

describe('what a year was', () => {
  it('C8: a subject is passed with 60, or with what the record says was enough', () => {
    const results = {
      basic: { score: 60, absent: false },
      related: { score: 59.5, absent: false },
      professional: { score: null, absent: false },
      practice: { score: 55, absent: false },
    };
    expect(passedSubjects(pastRecord({ results }))).toEqual(['basic']);
    expect(passedSubjects(pastRecord({ results, passMark: 55 }))).toEqual(['basic', 'related', 'practice']);
  });

  it('H1 (2026): absent from everything, or disciplined in anything, is no returning candidate', () => {
    const absent = { score: null, absent: true };
    const sat = { score: 30, absent: false };
    const took = (results: PastRecord['results'], violation = false) =>
      isReturning(pastRecord({ results, violation }));
    expect(took({ basic: absent, related: absent })).toBe(false);
    expect(took({ basic: absent, related: sat })).toBe(true);
    expect(took({ basic: { score: null, absent: false } })).toBe(true);
    expect(took({ basic: sat }, true)).toBe(false);
    expect(took({})).toBe(false);
  });

  it('H1 (2026): a violation voids what was passed', () => {
    expect(passedSubjects(yearWith(2025, ALL, { violation: true }))).toEqual([]);
  });
});
