import { describe, expect, it } from 'vitest';
import {
  addCredential,
  type Credential,
  type CredentialInput,
  checkCredential,
  MAX_PER_KIND,
  mayQuote,
} from './credential.ts';

const bachelor: CredentialInput = {
  kind: 'education',
  level: 'bachelor',
  school: '首都医科大学',
  schoolNote: '',
  major: '护理学',
  finishedOn: '2014-07-01',
  certificateNumber: '100251201405001234',
  studyLength: '4-years',
};
const degree: CredentialInput = {
  ...bachelor,
  kind: 'degree',
  level: 'bachelor-degree',
  certificateNumber: '1002542014001234',
  studyLength: '',
};
const facts = {
  today: '2025-12-24',
  birthDate: '1992-02-29',
  levels: ['secondary', 'college', 'bachelor'],
  degrees: ['bachelor-degree', 'master-degree'],
  studyLengths: ['3-years', '4-years'],
};
const problems = (change: Partial<CredentialInput>, from = bachelor) =>
  checkCredential({ ...from, ...change }, facts).map(
    ({ field, code, severity }) => `${severity} ${field} ${code}`,
  );

describe('A6: an education or degree record', () => {
  it('is right as it stands', () => {
    expect(checkCredential(bachelor, facts)).toEqual([]);
    expect(checkCredential(degree, facts)).toEqual([]);
  });

  it('names everything that is missing, in reading order', () => {
    const empty = {
      level: '',
      school: ' ',
      major: '\u3000',
      finishedOn: '',
      certificateNumber: '',
      studyLength: '',
    };
    expect(problems(empty)).toEqual([
      'error level required',
      'error school required',
      'error major required',
      'error finishedOn required',
      'warning certificateNumber certificate-number-missing',
      'error studyLength required',
    ]);
  });

  it('takes its level from the list of its kind', () => {
    expect(problems({ level: 'bachelor-degree' })).toEqual(['error level not-offered']);
    expect(problems({ level: 'bachelor' }, degree)).toEqual(['error level not-offered']);
    expect(problems({ level: 'toString' })).toEqual(['error level not-offered']);
  });

  it('needs a study length for an education; a degree may do without', () => {
    expect(problems({ studyLength: '40-years' })).toEqual(['error studyLength not-offered']);
    expect(problems({ studyLength: '40-years' }, degree)).toEqual(['error studyLength not-offered']);
  });

  it('was finished on a real day, not to come', () => {
    expect(problems({ finishedOn: '2013-02-29' })).toEqual(['error finishedOn not-a-date']);
    expect(problems({ finishedOn: '2025-12-24' })).toEqual([]);
    expect(problems({ finishedOn: '2025-12-25' })).toEqual(['error finishedOn in-the-future']);
  });

  it('was finished by somebody born and grown up', () => {
    expect(problems({ finishedOn: '1992-02-29' })).toEqual(['error finishedOn before-birth']);
    expect(problems({ finishedOn: '2007-02-28' })).toEqual(['warning finishedOn unusually-young']);
    expect(problems({ finishedOn: '2007-03-01' })).toEqual([]);
    expect(checkCredential({ ...bachelor, finishedOn: '1950-01-01' }, { ...facts, birthDate: null })).toEqual(
      [],
    );
  });

  it('is measured in characters and can be printed', () => {
    expect(problems({ school: '𬭎'.repeat(100) })).toEqual([]);
    expect(problems({ school: '𬭎'.repeat(101) })).toEqual(['error school too-long']);
    expect(problems({ schoolNote: '原北京\n医学院' })).toEqual(['error schoolNote unprintable-characters']);
  });
});

describe('adding a record', () => {
  const numbered = (count: number, kind: CredentialInput['kind'] = 'education') =>
    Array.from({ length: count }, (_, index) => ({ ...bachelor, kind, certificateNumber: `A${index}` }));

  it('stops at five of a kind', () => {
    expect(addCredential(numbered(MAX_PER_KIND - 1), bachelor)).toBeNull();
    expect(addCredential(numbered(MAX_PER_KIND), bachelor)).toBe('too-many-credentials');
    expect(addCredential(numbered(MAX_PER_KIND, 'degree'), bachelor)).toBeNull();
  });

  it('is refused when all of it is there already', () => {
    const retyped = { ...bachelor, school: ' 首都医科大学', certificateNumber: '100251201405001234 ' };
    expect(addCredential([degree, bachelor], retyped)).toBe('duplicate-credential');
    expect(addCredential([...numbered(4), bachelor], retyped)).toBe('duplicate-credential');
  });

  it('C12, C19: puts a mistake right with the same certificate number', () => {
    expect(addCredential([{ ...bachelor, school: '首都医学院' }], bachelor)).toBeNull();
  });
});

describe('quoting a record', () => {
  it('waits for its verification unless the region does not mind', () => {
    const rest = { id: '1', byStaff: false, expectedBy: null, setAside: false };
    const inState = (state: Credential['state']) => ({ ...bachelor, ...rest, state });
    expect(mayQuote(inState('verified'), false)).toBe(true);
    expect(mayQuote(inState('failed'), false)).toBe(true);
    expect(mayQuote(inState('unverified'), false)).toBe(false);
    expect(mayQuote(inState('checking'), false)).toBe(false);
    expect(mayQuote(inState('unverified'), true)).toBe(true);
    expect(mayQuote(inState('checking'), true)).toBe(true);
  });
});
