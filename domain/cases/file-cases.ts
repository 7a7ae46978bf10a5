import type { Action } from '../registration/lifecycle.ts';
import type { Registration } from '../registration/registration.ts';
import type { CaseKind } from './case.ts';

/** Cases that staff open from a file. */
export const FILE_CASE_KINDS = ['photo-in-doubt', 'credential-in-doubt', 'forfeit-to-revert'] as const;
export type FileCaseKind = (typeof FILE_CASE_KINDS)[number];

export const isFileCase = (kind: CaseKind): kind is FileCaseKind =>
  FILE_CASE_KINDS.some((known) => known === kind);

type Standing = Pick<Registration, 'status' | 'statusBefore'>;

/** A doubt holds up the region's approval, so it is said before; only what was given up can be given back. */
export function canOpenOn(kind: FileCaseKind, { status, statusBefore }: Standing): boolean {
  if (kind === 'forfeit-to-revert') return status === 'forfeited' && statusBefore !== null;
  return ['submitted', 'repair', 'confirmed', 'endorsed'].includes(status);
}

/** Who has missed the payment gets a second chance at the region's money: that takes two people, always by a case. */
const givesBackPayment = ({ status, statusBefore }: Standing): boolean =>
  status === 'forfeited' && statusBefore === 'payable';

/** Whether this act is done by two people through a case, and by nobody alone. */
export const takesTwo = (registration: Standing, action: Action): boolean =>
  action === 'revert-forfeit' && givesBackPayment(registration);

/** Whether one person settles it. */
export const settledAlone = (kind: FileCaseKind, registration: Standing): boolean =>
  kind !== 'forfeit-to-revert' || !givesBackPayment(registration);
