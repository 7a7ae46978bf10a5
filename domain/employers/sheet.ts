import type { Status } from '../registration/registration.ts';
import {
  type Digest,
  displayCode,
  readVerificationCode,
  verificationCode,
} from '../registration/verification-code.ts';
import { isForSheet } from './employees.ts';

/** Before the code of a form: nobody takes one for the other, and both go into the same field of the counter. */
const MARK = 'S';

/** The number by which people call a sheet: year, exam point, and a serial that no other sheet has. */
export const sheetNumber = (of: { year: number; point: string; serial: number }): string =>
  `${of.year}-${of.point}-${String(of.serial).padStart(5, '0')}`;

/** What stands on the sheet to be scanned; its last two digits tell how many it lists. */
export function sheetCode(of: { sheet: string; listed: number }, digest: Digest): string {
  const identity = `employer sheet/${of.sheet}`;
  return `${MARK}${verificationCode({ identity, contentDigest: '', revision: of.listed }, digest)}`;
}

/** What a scanner or a person typed, or null where it cannot be a sheet's code. */
export function readSheetCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '');
  const rest = code.startsWith(MARK) ? readVerificationCode(code.slice(MARK.length)) : null;
  return rest === null ? null : `${MARK}${rest}`;
}

/** As it is printed: `S-7Q2M9-XK4TP-A-12`. */
export const displaySheetCode = (code: string): string => `${MARK}-${displayCode(code.slice(MARK.length))}`;

/** What has become of a line: the form is as it was, was handed in anew, does not stand any more, or is elsewhere. */
export const LINE_STANDINGS = ['same', 'changed', 'not-standing', 'elsewhere'] as const;
export type LineStanding = (typeof LINE_STANDINGS)[number];

/** How the registration is now; null: it is not this exam point's any more. */
export type LineNow = {
  readonly status: Status;
  readonly revision: number;
  /** Whether it still quotes the sheet's employer. */
  readonly sameEmployer: boolean;
} | null;

export function standingOfLine(printed: { readonly revision: number }, now: LineNow): LineStanding {
  if (now === null || !now.sameEmployer) return 'elsewhere';
  if (!isForSheet(now.status)) return 'not-standing';
  return now.revision === printed.revision ? 'same' : 'changed';
}

/** A sheet counts while it is the newest of its employer and point, and every line is as it was printed. */
export const isCurrentSheet = (of: {
  readonly newer: string | null;
  readonly standings: readonly LineStanding[];
}): boolean => of.newer === null && of.standings.every((standing) => standing === 'same');
