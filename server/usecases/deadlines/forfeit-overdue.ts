import { type ActDeps, act } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';

const BATCH = 200;

/**
 * Gives up (E3, G3) whatever has run out of time, in key order, each by the same act and the same guards as any
 * other change. Registrations that are not due refuse by themselves. Returns how many were given up.
 */
export async function forfeitOverdue(deps: ActDeps, edition: string): Promise<number> {
  let after: string | null = null;
  let count = 0;
  for (;;) {
    const batch = await deps.store.listUnfinished(edition, after, BATCH);
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
