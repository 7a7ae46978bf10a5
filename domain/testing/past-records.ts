import type { LastYear } from '../returning/last-year.ts';
import { PASS_MARK, type PastRecord } from '../returning/past-record.ts';
import { rollScores } from '../returning/rolling.ts';
import { listsOf } from './lists.ts';
import { nurseOf2026 } from './personas.ts';

const { pages, quotes } = nurseOf2026;
const sat = (score: number) => ({ score, absent: false });

/** The nurse in Hangzhou one year earlier: the same answers, and two subjects passed; `but` says what is different. */
export function pastRecord(but: Partial<PastRecord> = {}): PastRecord {
  return {
    year: 2025,
    name: '林晓雨',
    idType: 'resident-id',
    region: '33',
    specialty: '203',
    answers: {
      ...Object.assign({}, ...Object.values(pages)),
      ...quotes.account,
      ...quotes.credential,
      ...quotes.employer,
      years_in_profession: 8,
    },
    results: { basic: sat(70), related: sat(60), professional: sat(59), practice: sat(12) },
    passMark: PASS_MARK,
    violation: false,
    ...but,
  };
}

/** What is known of her last year, where she applies in the region for 368. */
export function lastYearOf(but: Partial<PastRecord> = {}, region = '33'): LastYear {
  const record = pastRecord({ specialty: '368', ...but });
  const subjects = (listsOf(region).subject ?? []).map(({ code }) => code);
  const rolling = rollScores(2026, [record], { subjects: () => subjects, mergers: [] });
  if (rolling === null) throw new Error('a record of another year');
  const regions = ['33', '12'].map((code) => ({ code, label: `考区${code}`, labelEn: code, within: {} }));
  return { record, rolling, lists: { ...listsOf(region), region: regions } };
}
