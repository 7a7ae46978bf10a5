import { describe, expect, it } from 'vitest';
import type { Credential } from './credential.ts';
import { areVerified, quotedRecords, waitsForCredentials } from './quoted-records.ts';

const diploma: Credential = {
  id: 'e1',
  kind: 'education',
  level: 'bachelor',
  school: '首都医科大学',
  schoolNote: '',
  major: '护理学',
  finishedOn: '2014-07-01',
  certificateNumber: '100251201405001234',
  studyLength: '4-years',
  state: 'verified',
  byStaff: false,
  expectedBy: null,
  setAside: false,
};
const degree: Credential = { ...diploma, id: 'd1', kind: 'degree', level: 'bachelor-degree' };

describe('the records that a form quotes', () => {
  it('are found by what the edition keeps: two records (2023), or a record and the degree (2026)', () => {
    const records = [diploma, degree];
    const of2023 = { education_record: 'e1', degree_record: 'd1' };
    const of2026 = { education_record: 'e1', degree: 'bachelor-degree' };
    for (const answers of [of2023, of2026])
      expect(quotedRecords(answers, records)).toEqual({ education: diploma, degree });
    expect(quotedRecords({ ...of2023, degree_record: 'none' }, records).degree).toBeNull();
  });

  it('are verified only where each of them is; an education record has to be there', () => {
    const answers = { education_record: 'e1', degree: 'bachelor-degree' };
    expect(areVerified(answers, [diploma, degree])).toBe(true);
    for (const state of ['unverified', 'checking', 'failed'] as const) {
      expect(areVerified(answers, [{ ...diploma, state }, degree])).toBe(false);
      expect(areVerified(answers, [diploma, { ...degree, state }])).toBe(false);
    }
    expect(areVerified({ ...answers, degree: 'none' }, [diploma])).toBe(true);
    expect(areVerified(answers, [degree])).toBe(false);
  });

  it('are waited for only where the region says so, and until it has decided', () => {
    expect(waitsForCredentials('endorsed', { verifiedCredentials: true }, false)).toBe(true);
    expect(waitsForCredentials('endorsed', { verifiedCredentials: true }, true)).toBe(false);
    expect(waitsForCredentials('endorsed', { verifiedCredentials: false }, false)).toBe(false);
    expect(waitsForCredentials('payable', { verifiedCredentials: true }, false)).toBe(false);
  });
});
