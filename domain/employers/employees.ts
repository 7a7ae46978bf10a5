import type { ConfirmationMode } from '../edition/edition.ts';
import { type Duty, dutyOf } from '../registration/deadlines.ts';
import type { Registration, Status } from '../registration/registration.ts';
import { SUBMITTED_OR_LATER } from '../registration/registration.ts';

/** For whom an employer's clerk works: employers of the directory, within one region. */
export type EmployerScope = { readonly region: string; readonly employers: readonly string[] };

/**
 * Where somebody works, as far as the form tells. `employer`: of the directory, picked by the candidate or, for a name
 * typed by hand, said by the region's staff.
 */
export type Workplace = { readonly region: string; readonly employer: string | null };

/** Who is whose: the one rule. Lists and single reads say it as a query, the database again as the rows of a view. */
export const isOwnEmployee = (scope: EmployerScope, { region, employer }: Workplace): boolean =>
  region === scope.region && employer !== null && scope.employers.includes(employer);

/** What is still for the candidate to do; null: nothing at the moment. */
export type MissingStep = Duty | null;

export const missingStep = (
  of: Pick<Registration, 'status' | 'firstSubmittedAt'>,
  mode: ConfirmationMode,
): MissingStep => dutyOf(of, mode);

/** Whom a summary sheet lists: whose form stands as it was handed in. */
export const isForSheet = (status: Status): boolean => SUBMITTED_OR_LATER.includes(status);
