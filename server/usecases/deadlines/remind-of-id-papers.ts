import type { CalendarDate } from '#domain/calendar/dates.ts';
import type { Registration } from '#domain/registration/registration.ts';
import { idPaperEndsBefore, idPaperReminderSince } from '#domain/registration/reminders.ts';
import type { AccountStore } from '../../ports/account-store.ts';
import type { EditionRow, Reference } from '../../ports/reference.ts';
import type { RegistrationStore } from '../../ports/registration-store.ts';
import type { RemindDeps } from './remind.ts';

const BATCH = 200;

export type IdPaperDeps = RemindDeps & {
  readonly store: RegistrationStore;
  readonly accounts: AccountStore;
};

/** Exams whose candidates are to be reminded of their ID papers since the last look. */
export function editionsWithIdReminder(reference: Reference, since: Date | null, now: Date): EditionRow[] {
  return reference.editions().filter(({ edition, examDate }) => {
    const days = reference.reminderDays(edition.key, 'id-paper');
    const from = idPaperReminderSince(examDate, days, now);
    return from !== null && (since === null || from > since);
  });
}

async function endsBefore(deps: IdPaperDeps, { answers, candidate }: Registration, examDate: CalendarDate) {
  if (!idPaperEndsBefore(examDate, answers, null)) return false;
  const account = await deps.accounts.findAccount(candidate);
  return idPaperEndsBefore(examDate, answers, account?.idValidUntil ?? null);
}

/** Reminds everybody registered whose ID paper ends before the exam, once. Returns how many were told. */
export async function remindOfIdPapers(
  deps: IdPaperDeps,
  { edition, examDate }: EditionRow,
): Promise<number> {
  let after: string | null = null;
  let count = 0;
  for (;;) {
    const batch: readonly Registration[] = await deps.store.listSubmitted(edition.key, after, BATCH);
    for (const registration of batch) {
      if (!(await endsBefore(deps, registration, examDate))) continue;
      const { region, status, candidate } = registration;
      const told = await deps.messages.tell(candidate, {
        kind: 'id-paper-expires',
        occasion: `${edition.key}/id-paper`,
        edition: edition.key,
        facts: { region, status, deadline: null, reason: null },
        at: deps.clock.now(),
      });
      if (told) count += 1;
    }
    after = batch.at(-1)?.candidate ?? null;
    if (batch.length < BATCH) return count;
  }
}
