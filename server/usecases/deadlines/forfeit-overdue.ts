import { DUTIES, windowOfDuty } from '#domain/registration/deadlines.ts';
import { lastMoment } from '#domain/registration/grace.ts';
import type { Reference } from '../../ports/reference.ts';
import type { OnDuty } from '../../ports/registration-store.ts';
import { type ActDeps, act } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';

const BATCH = 200;

/** Whose time ran out after `since` (null: ever), and is over at `now`. Looks at configuration only. */
export function overdueAt(reference: Reference, since: Date | null, now: Date): OnDuty[] {
  return reference.editions().flatMap(({ edition: { key: edition } }) =>
    reference.regionsOf(edition).flatMap((region) => {
      const overdue = DUTIES.filter((duty) => {
        if (duty === 'confirm' && region.confirmation === 'on-line') return false;
        const over = lastMoment(duty, windowOfDuty(duty, region.windows).closesAt, region.graceMinutes);
        return over < now && (since === null || over >= since);
      });
      return overdue.map((duty) => ({ edition, region: region.region, duty }));
    }),
  );
}

/**
 * Gives up (E3, G3) whatever has run out of time, in key order, each by the same act and the same guards as any
 * other change. Registrations that are not due refuse by themselves. Returns how many were given up.
 */
export async function forfeitOverdue(deps: ActDeps, duty: OnDuty): Promise<number> {
  let after: string | null = null;
  let count = 0;
  for (;;) {
    const batch = await deps.store.listOnDuty(duty, after, BATCH);
    for (const of of batch) {
      const actor = { role: 'system', id: 'deadlines' } as const;
      const incoming = { key: deps.keys.uuid(), request: 'forfeit' };
      const acted = await act(deps, of, actor, { do: 'forfeit' }, incoming, NO_QUOTES);
      if (acted.ok) count += 1;
    }
    after = batch.at(-1)?.candidate ?? null;
    if (batch.length < BATCH) return count;
  }
}
