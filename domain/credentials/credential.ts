import { type CalendarDate, compareDates, isCalendarDate, yearsBetween } from '../calendar/dates.ts';
import type { Problem } from '../edition/problem.ts';

/**
 * An education or degree record of the account; exam forms quote it. Never edited, never deleted: a wrong one is set
 * aside by its owner, and a right one added (0053).
 */
export type Credential = {
  readonly id: string;
  readonly kind: 'education' | 'degree';
  /** Code from the list of education levels, or of degrees. */
  readonly level: string;
  readonly school: string;
  readonly schoolNote: string;
  readonly major: string;
  readonly finishedOn: CalendarDate;
  /** Empty where the certificate bears none. */
  readonly certificateNumber: string;
  /** Code from the list of study lengths; may be empty for a degree. */
  readonly studyLength: string;
  readonly state: 'unverified' | 'checking' | 'verified' | 'failed';
  /** Staff have settled it with evidence; what the register says no longer counts. */
  readonly byStaff: boolean;
  /** Instant until which the register means to answer; null unless it is checking. */
  readonly expectedBy: string | null;
  /** Not quoted any more; its owner can take it back. */
  readonly setAside: boolean;
};

/** What the candidate enters. */
export type CredentialInput = Omit<Credential, 'id' | 'state' | 'byStaff' | 'expectedBy' | 'setAside'>;

/** Of those that are not set aside. */
export const MAX_PER_KIND = 5;
/** In code points. */
export const MAX_TEXT_LENGTH = 100;
/** Who finished younger has probably mistyped a year: asked back, not refused. */
const USUAL_YOUNGEST = 15;

export type CredentialFacts = {
  readonly today: CalendarDate;
  readonly birthDate: CalendarDate | null;
  readonly levels: readonly string[];
  readonly degrees: readonly string[];
  readonly studyLengths: readonly string[];
};

type Field = keyof CredentialInput;

const error = (field: Field, code: string): Problem => ({ field, code, severity: 'error' });
const warning = (field: Field, code: string): Problem => ({ field, code, severity: 'warning' });

function checkText(field: Field, text: string, whenEmpty: Problem | null): Problem | null {
  if (text.trim() === '') return whenEmpty;
  if ([...text].length > MAX_TEXT_LENGTH) {
    return { ...error(field, 'too-long'), params: { max: MAX_TEXT_LENGTH } };
  }
  return /[\p{Cc}\p{Co}]/u.test(text) ? error(field, 'unprintable-characters') : null;
}

function checkOption(field: Field, code: string, offered: readonly string[]): Problem | null {
  if (code === '') return error(field, 'required');
  return offered.includes(code) ? null : error(field, 'not-offered');
}

function checkFinishedOn(date: CalendarDate, { today, birthDate }: CredentialFacts): Problem | null {
  if (date === '') return error('finishedOn', 'required');
  if (!isCalendarDate(date)) return error('finishedOn', 'not-a-date');
  if (compareDates(date, today) > 0) return error('finishedOn', 'in-the-future');
  if (birthDate === null) return null;
  if (compareDates(date, birthDate) <= 0) return error('finishedOn', 'before-birth');
  const params = { years: yearsBetween(birthDate, date) };
  return params.years < USUAL_YOUNGEST ? { ...warning('finishedOn', 'unusually-young'), params } : null;
}

/**
 * Everything to mend in a record before it is saved for good, in reading order; no entry, no problem.
 * A missing certificate number only warns: some old certificates bear none.
 */
export function checkCredential(input: CredentialInput, facts: CredentialFacts): Problem[] {
  const isDegree = input.kind === 'degree';
  return [
    checkOption('level', input.level, isDegree ? facts.degrees : facts.levels),
    checkText('school', input.school, error('school', 'required')),
    checkText('schoolNote', input.schoolNote, null),
    checkText('major', input.major, error('major', 'required')),
    checkFinishedOn(input.finishedOn, facts),
    checkText(
      'certificateNumber',
      input.certificateNumber,
      warning('certificateNumber', 'certificate-number-missing'),
    ),
    isDegree && input.studyLength === ''
      ? null
      : checkOption('studyLength', input.studyLength, facts.studyLengths),
  ].filter((problem) => problem !== null);
}

const CONTENT = [
  'kind',
  'level',
  'school',
  'schoolNote',
  'major',
  'finishedOn',
  'certificateNumber',
  'studyLength',
] as const satisfies readonly Field[];

const folded = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toUpperCase();

/** The records that count, and that forms may quote. */
export const standing = (credentials: readonly Credential[]): readonly Credential[] =>
  credentials.filter(({ setAside }) => !setAside);

/**
 * Why a record may not be added to those that stand, or not be taken back, or null. A duplicate is equal in all that was entered: with the same certificate
 * number but another school it is the correction of a mistake, and the only way to make one.
 */
export function addCredential(
  existing: readonly CredentialInput[],
  candidate: CredentialInput,
): 'too-many-credentials' | 'duplicate-credential' | null {
  const equal = (other: CredentialInput) =>
    CONTENT.every((key) => folded(other[key]) === folded(candidate[key]));
  if (existing.some(equal)) return 'duplicate-credential';
  const sameKind = existing.filter((other) => other.kind === candidate.kind);
  return sameKind.length >= MAX_PER_KIND ? 'too-many-credentials' : null;
}

/**
 * A verified record and a failed one can be quoted: whether a failed one will do is for the review to say. One not
 * yet verified only where the region allows it.
 */
export function mayQuote(credential: Credential, allowUnverified: boolean): boolean {
  return credential.state === 'verified' || credential.state === 'failed' || allowUnverified;
}
