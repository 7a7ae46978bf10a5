import type { Identity } from '../identity/same-person.ts';
import type { Credential } from './credential.ts';

/** What the register is asked about: whose record it is, and what stands in it. */
export type CheckedContent = {
  readonly name: string;
  readonly idType: string;
  readonly idNumber: string;
  readonly kind: Credential['kind'];
  readonly level: string;
  readonly school: string;
  readonly major: string;
  readonly finishedOn: string;
  readonly certificateNumber: string;
};

export function contentToCheck({ name, paper }: Identity, credential: Credential): CheckedContent {
  const { kind, level, school, major, finishedOn, certificateNumber } = credential;
  return {
    name,
    idType: paper.type,
    idNumber: paper.number,
    kind,
    level,
    school,
    major,
    finishedOn,
    certificateNumber,
  };
}

/** The same text for the same content; an answer about another text is about another record. */
export const textToCheck = (content: CheckedContent): string =>
  [
    content.name,
    content.idType,
    content.idNumber,
    content.kind,
    content.level,
    content.school,
    content.major,
    content.finishedOn,
    content.certificateNumber,
  ].join('\n');

const MINUTE = 60;
const FIRST_WAIT = 2 * MINUTE;
const LONGEST_WAIT = 6 * 60 * MINUTE;

/** Seconds until the register is asked again: soon at first, then every six hours. */
export const waitBeforeAsking = (tries: number): number =>
  Math.min(FIRST_WAIT * 2 ** Math.min(tries, 20), LONGEST_WAIT);
