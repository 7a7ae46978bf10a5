import { DUTIES, type Duty } from '#domain/registration/deadlines.ts';
import {
  openingsDue,
  type Reminder,
  type ReminderDays,
  remindersDue,
} from '#domain/registration/reminders.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MessageStore } from '../../ports/message-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { OnDuty } from '../../ports/registration-store.ts';

const BATCH = 500;

export type RemindDeps = {
  readonly messages: MessageStore;
  readonly reference: Reference;
  readonly clock: Clock;
};

export type DueReminder = { readonly of: OnDuty; readonly reminder: Reminder };

function planOf(reference: Reference, edition: string): ReminderDays {
  const days = (duty: Duty) => [duty, reference.reminderDays(edition, duty)] as const;
  return Object.fromEntries(DUTIES.map(days)) as ReminderDays;
}

/** The reminders that fell due after `since` (null: ever) and still hold. Looks at configuration only. */
export function dueReminders(reference: Reference, since: Date | null, now: Date): DueReminder[] {
  return reference.editions().flatMap(({ edition: { key: edition } }) => {
    const plan = planOf(reference, edition);
    return reference
      .regionsOf(edition)
      .flatMap((region) =>
        [...remindersDue(region, plan, now), ...openingsDue(region, now)]
          .filter(({ from }) => since === null || from > since)
          .map((reminder) => ({ of: { edition, region: region.region, duty: reminder.duty }, reminder })),
      );
  });
}

/** Reminds everybody concerned, in key order. Run twice, it tells nobody twice. Returns how many were told. */
export async function remind(deps: RemindDeps, { of, reminder }: DueReminder): Promise<number> {
  let after: string | null = null;
  let count = 0;
  for (;;) {
    const page = { after, limit: BATCH };
    const batch = await deps.messages.remind(of, reminder, deps.clock.now(), page);
    count += batch.told;
    after = batch.last;
    if (batch.looked < BATCH) return count;
  }
}
