import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { STATUSES } from '../registration/registration.ts';
import { readVerificationCode } from '../registration/verification-code.ts';
import { isForSheet, isOwnEmployee, missingStep } from './employees.ts';
import {
  displaySheetCode,
  isCurrentSheet,
  readSheetCode,
  sheetCode,
  sheetNumber,
  standingOfLine,
} from './sheet.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the code of a summary sheet', () => {
  const code = sheetCode({ sheet: '3f0c6b2e-8f5a-4f0e-9a55-0f6b1f3f7a11', listed: 12 }, digest);

  it('is read as it is scanned, printed, or typed by hand, and tells how many are listed', () => {
    expect(code).toMatch(/^S[0-9A-Z]{11}12$/);
    for (const typed of [code, displaySheetCode(code), ` ${code.toLowerCase()} `])
      expect(readSheetCode(typed)).toBe(code);
  });

  it('is no code of a form, nor is a form’s one of a sheet', () => {
    expect(readVerificationCode(code)).toBeNull();
    expect(readSheetCode(code.slice(1))).toBeNull();
  });

  it('is refused with one character wrong', () => {
    for (let i = 1; i < code.length; i += 1) {
      const wrong = code[i] === '7' ? '8' : '7';
      expect(readSheetCode(code.slice(0, i) + wrong + code.slice(i + 1)), String(i)).toBeNull();
    }
  });
});

describe('a line of a summary sheet', () => {
  const now = { status: 'submitted', revision: 2, sameEmployer: true } as const;

  it('is as printed while the same revision stands, also when it is confirmed or paid', () => {
    for (const status of STATUSES.filter(isForSheet))
      expect(standingOfLine({ revision: 2 }, { ...now, status })).toBe('same');
    expect(standingOfLine({ revision: 1 }, now)).toBe('changed');
  });

  it('does not stand once it is taken back, returned, refused, given up or cancelled', () => {
    for (const status of STATUSES.filter((each) => !isForSheet(each)))
      expect(standingOfLine({ revision: 2 }, { ...now, status }), status).toBe('not-standing');
  });

  it('is elsewhere with another employer or another exam point', () => {
    expect(standingOfLine({ revision: 2 }, { ...now, sameEmployer: false })).toBe('elsewhere');
    expect(standingOfLine({ revision: 2 }, null)).toBe('elsewhere');
  });

  it('makes a sheet old, and so does a newer sheet', () => {
    expect(isCurrentSheet({ newer: null, standings: ['same', 'same'] })).toBe(true);
    expect(isCurrentSheet({ newer: null, standings: ['same', 'changed'] })).toBe(false);
    expect(isCurrentSheet({ newer: '2026-4101-00002', standings: ['same'] })).toBe(false);
    expect(sheetNumber({ year: 2026, point: '4101', serial: 2 })).toBe('2026-4101-00002');
  });
});

describe('whose somebody is', () => {
  const scope = { region: '41', employers: ['A', 'B'] };

  it('goes by region and employer together; nobody’s is who names none', () => {
    expect(isOwnEmployee(scope, { region: '41', employer: 'B' })).toBe(true);
    expect(isOwnEmployee(scope, { region: '13', employer: 'B' })).toBe(false);
    expect(isOwnEmployee(scope, { region: '41', employer: 'C' })).toBe(false);
    expect(isOwnEmployee(scope, { region: '41', employer: null })).toBe(false);
    expect(isOwnEmployee({ region: '41', employers: [] }, { region: '41', employer: 'A' })).toBe(false);
  });

  it('what they miss is what they can still do themselves', () => {
    const submitted = { firstSubmittedAt: new Date('2025-12-03T02:00:00Z') };
    expect(missingStep({ ...submitted, status: 'submitted' }, 'on-site')).toBe('confirm');
    expect(missingStep({ ...submitted, status: 'submitted' }, 'on-line')).toBeNull();
    expect(missingStep({ ...submitted, status: 'draft' }, 'on-site')).toBe('submit-again');
    expect(missingStep({ ...submitted, status: 'registered' }, 'on-site')).toBeNull();
  });
});
