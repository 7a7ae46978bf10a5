import type { Answers } from '../edition/edition.ts';
import type { FirstPass } from './first-pass.ts';
import type { Papers } from './paper-files.ts';

export const STATUSES = [
  'draft',
  'submitted',
  'repair',
  'confirmed',
  'endorsed',
  'payable',
  'registered',
  'refused',
  'forfeited',
  'cancelled',
] as const;

export type Status = (typeof STATUSES)[number];

/** Named sets of statuses; no list of statuses stands anywhere else. */
export const EDITABLE: readonly Status[] = ['draft', 'repair'];
export const CONFIRMED_OR_LATER: readonly Status[] = ['confirmed', 'endorsed', 'payable', 'registered'];
export const UNDER_REVIEW: readonly Status[] = ['confirmed', 'endorsed'];
export const REVIEW_PASSED: readonly Status[] = ['payable', 'registered'];
export const SUBMITTED_OR_LATER: readonly Status[] = ['submitted', ...CONFIRMED_OR_LATER];
export const UNDER_WAY: readonly Status[] = [...EDITABLE, ...SUBMITTED_OR_LATER];
export const ENDED: readonly Status[] = ['refused', 'forfeited', 'cancelled'];

/** H3: confirmed in the moment of submitting; nobody else can be that quick. */
export const isAutoConfirmed = ({ status, statusSince, submittedAt }: Registration) =>
  status === 'confirmed' && statusSince.getTime() === submittedAt?.getTime();

/** Passed by the system, where the region does not review who was auto-confirmed; a reviewer passes from `endorsed`. */
export const isPassedUnreviewed = ({ status, statusBefore }: Registration) =>
  REVIEW_PASSED.includes(status) && statusBefore === 'confirmed';

/** One candidate's registration in one edition; the pair is its identity. */
export type Registration = {
  readonly edition: string;
  readonly candidate: string;
  /** The public number, printed and told to people; never a key. */
  readonly number: string;
  readonly status: Status;
  readonly statusSince: Date;
  /** Where a refused, forfeited or cancelled registration was before. */
  readonly statusBefore: Status | null;
  /** Time of its own, given with a decision that was taken back; null where the calendar alone counts. */
  readonly extendedUntil: Date | null;
  /** Passed once at this stage, and waiting for the other pair of eyes. */
  readonly firstPass: FirstPass | null;
  /** Counts every change; what was read and what is written must agree. */
  readonly rev: number;
  readonly region: string;
  readonly answers: Answers;
  readonly savedPages: readonly string[];
  /** Digest of the photo that goes onto the form. */
  readonly photo: string | null;
  /** Uploaded in on-line regions; part of the history, not of the content that makes the code. */
  readonly papers: Papers;
  /** Version of the notice to candidates that was agreed to. */
  readonly noticeVersion: string;
  readonly firstSubmittedAt: Date | null;
  readonly submittedAt: Date | null;
  /** Verification code of the newest frozen revision; null before the first. */
  readonly code: string | null;
  /** Number of frozen revisions. */
  readonly revision: number;
  /** Digest of what the newest revision holds. */
  readonly contentDigest: string | null;
};

/** What was handed in or printed once belongs to a procedure, and keeps the account open. */
export const hangsOnAccount = ({
  firstSubmittedAt,
  revision,
}: Pick<Registration, 'firstSubmittedAt' | 'revision'>) => firstSubmittedAt !== null || revision > 0;
