import type { IdType } from '../identity/id-papers.ts';
import type { PhotoDoubt } from '../photo/check-photo.ts';
import type { HoldKind } from '../registration/holds.ts';

/** What staff decide about a person beside any registration; where identity or money is touched, two of them. */
export const CASE_KINDS = [
  'score-merge',
  'identity-reclaim',
  'account-correction',
  'duplicate-person',
  'photo-in-doubt',
  'credential-in-doubt',
  'forfeit-to-revert',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_STATES = ['open', 'first-approved', 'approved', 'refused', 'withdrawn', 'undone'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Still waits for staff. */
export const PENDING: readonly CaseState[] = ['open', 'first-approved'];

export type Case = {
  readonly id: string;
  /** Told to people; never a key. */
  readonly number: string;
  readonly kind: CaseKind;
  readonly state: CaseState;
  readonly stateSince: Date;
  readonly openedAt: Date;
  /** Counts every change; who decides names the one they have looked at. */
  readonly rev: number;
  /** Whose account it is about; null where somebody without an account asks. */
  readonly candidate: string | null;
  readonly edition: string | null;
  /** Who decides: staff of this point and region. Without a region only the nation does. */
  readonly region: string | null;
  readonly point: string | null;
  readonly firstBy: string | null;
  readonly secondBy: string | null;
  /** One person settles it: neither identity nor money is touched. */
  readonly settledAlone: boolean;
};

/** What an account says about its person and the person cannot change. */
export type AccountIdentity = {
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
  readonly sex: string | null;
  readonly birthDate: string | null;
  readonly nationality: string | null;
};

export type FormerIdentity = { readonly name: string; readonly idType: IdType; readonly idNumber: string };

/** What is asked for, by kind. Personal data: sealed wherever it is kept. */
export type Asked =
  | { readonly kind: 'score-merge'; readonly year: number; readonly former: FormerIdentity }
  | { readonly kind: 'identity-reclaim'; readonly claimant: FormerIdentity; readonly phone: string }
  | {
      readonly kind: 'account-correction';
      readonly before: AccountIdentity;
      readonly after: AccountIdentity;
    }
  | { readonly kind: 'duplicate-person'; readonly other: string; readonly alike: 'person' | 'number' }
  | {
      readonly kind: 'photo-in-doubt';
      /** Digest of the photo that is doubted; the candidate may have chosen another since. */
      readonly photo: string | null;
      readonly doubts: readonly PhotoDoubt[];
      /** What the candidate is told beside the doubts. */
      readonly words: string;
    }
  | { readonly kind: 'credential-in-doubt'; readonly words: string }
  | {
      readonly kind: 'forfeit-to-revert';
      /** Coded: why the registration is to be given back. */
      readonly reason: string;
      readonly words: string;
    };

/** The hold that a registration carries while a case about its candidate waits. */
export const holdOfCase: Readonly<Record<CaseKind, HoldKind | null>> = {
  'score-merge': 'score-merge-pending',
  'identity-reclaim': null,
  'account-correction': null,
  'duplicate-person': 'duplicate-suspected',
  'photo-in-doubt': 'photo-in-doubt',
  'credential-in-doubt': 'credential-in-doubt',
  'forfeit-to-revert': null,
};

/** Fields in which two identities differ. */
export function changedIdentity(
  before: AccountIdentity,
  after: AccountIdentity,
): readonly (keyof AccountIdentity)[] {
  const keys = ['name', 'idType', 'idNumber', 'sex', 'birthDate', 'nationality'] as const;
  return keys.filter((key) => before[key] !== after[key]);
}
