import type { Answers } from '#domain/edition/edition.ts';
import type { Facts } from '#domain/registration/command.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { AccountStore } from '../../ports/account-store.ts';
import type { OfficeCorrectionStore } from '../../ports/correction-store.ts';
import type { PastRecordStore } from '../../ports/past-record-store.ts';
import type { PaymentStore } from '../../ports/payment-store.ts';
import type { EmployerDirectory } from '../../ports/reference.ts';
import type { Identity, RegistrationStore } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { type LastYearDeps, lastYearOf } from '../candidate/last-year.ts';
import { gatherQuotes, NO_QUOTES } from '../candidate/quotes.ts';
import { areaOf, type OfficeDeps } from '../review/view-file.ts';

export type CorrectionDeps = OfficeDeps &
  LastYearDeps & {
    readonly store: RegistrationStore;
    readonly accounts: AccountStore;
    readonly employers: EmployerDirectory;
    readonly past: PastRecordStore;
    readonly payments: PaymentStore;
    readonly corrections: OfficeCorrectionStore;
  };

export type FoundFile = { readonly of: Identity; readonly registration: Registration };

/** The file as the office role sees it under this area; what it does not see does not exist. */
export async function findFileOf(
  deps: OfficeDeps,
  staff: StaffMember,
  number: string,
): Promise<FoundFile | null> {
  const of = await deps.office.findIdentity(number);
  const registration = of === null ? null : await deps.office.findFile(areaOf(staff), of);
  return of === null || registration === null ? null : { of, registration };
}

/** What a correction has to know beside the registration: the employer named, last year, and what has been paid. */
export async function lookUpForCorrection(
  deps: CorrectionDeps,
  of: Identity,
  { employer = null }: Answers,
): Promise<Pick<Facts, 'quotes' | 'lastYear' | 'settled'>> {
  const [gathered, lastYear, settled] = await Promise.all([
    employer === null ? null : gatherQuotes(deps, of.candidate, { employer }),
    lastYearOf(deps, of),
    deps.payments.settledOf(of),
  ]);
  return { quotes: gathered?.quotes ?? NO_QUOTES, lastYear, settled };
}
