import type { PaperStore } from '../../ports/paper-store.ts';
import type { Identity } from '../../ports/registration-store.ts';
import { type ActDeps, act } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';

const BATCH = 200;

/**
 * Writes what the scan has found into the registrations, whose candidates are told by it. What is said already, and what
 * has ended, refuses by itself: it may run as often as it likes, and side by side. Returns how many were told.
 */
export async function tellInfected(deps: ActDeps & { readonly papers: PaperStore }): Promise<number> {
  let after: Identity | null = null;
  let count = 0;
  for (;;) {
    const batch = await deps.papers.listInfected(after, BATCH);
    for (const of of batch) {
      const actor = { role: 'system', id: 'virus-scan' } as const;
      const incoming = { key: deps.keys.uuid(), request: of.digests.join(' ') };
      const command = { do: 'mark-infected', digests: of.digests } as const;
      if ((await act(deps, of, actor, command, incoming, NO_QUOTES)).ok) count += 1;
    }
    after = batch.at(-1) ?? null;
    if (batch.length < BATCH) return count;
  }
}
