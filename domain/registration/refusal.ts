import type { Problem } from '../edition/problem.ts';

/** Why an act is refused. A value, worded by whoever speaks to a person. */
export type RefusalCode =
  | 'not-found'
  | 'not-permitted'
  | 'wrong-status'
  | 'window-not-open'
  | 'window-closed'
  | 'deadline-not-reached'
  | 'held'
  | 'reason-needed'
  | 'page-unknown'
  | 'problems'
  | 'pages-missing'
  | 'photo-missing'
  | 'papers-missing'
  | 'papers-infected'
  | 'papers-open'
  | 'papers-full'
  | 'paper-unknown'
  | 'paper-there-already'
  | 'same-region'
  | 'old-print'
  | 'not-on-line'
  | 'no-form-on-line'
  | 'not-on-site'
  | 'payment-mismatch'
  | 'payment-late'
  | 'payment-off-line'
  | 'not-correctable'
  | 'nothing-corrected'
  | 'fee-missing'
  | 'refund-needed'
  | 'refund-too-much'
  | 'changed-meanwhile'
  | 'own-first-pass'
  | 'credential-unverified'
  | 'lease-needed'
  | 'lease-lost'
  | 'key-used-otherwise';

export type Refusal = {
  readonly code: RefusalCode;
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly problems?: readonly Problem[];
};

export function refusal(code: RefusalCode, params?: Refusal['params']): Refusal {
  return params === undefined ? { code } : { code, params };
}
