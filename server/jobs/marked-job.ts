import type { Clock } from '../ports/clock.ts';
import type { JobMarks } from '../ports/message-store.ts';

export type MarkedDeps = { readonly marks: JobMarks; readonly clock: Clock };

/**
 * A job that looks at what fell due since its last run, in whatever process that was: nothing is missed while none is
 * there, and nothing is looked through twice. `work` gets the mark (null: from the beginning) and the present; it says
 * whether it did anything.
 */
export function createMarkedJob(
  deps: MarkedDeps,
  job: string,
  work: (since: Date | null, now: Date) => Promise<boolean>,
): () => Promise<void> {
  return async () => {
    const mark = await deps.marks.findMark(job);
    const now = deps.clock.now();
    // A clock that was put back, in the demo: what lies ahead again may fall due again.
    const worked = await work(mark !== null && mark <= now ? mark : null, now);
    if (worked) await deps.marks.setMark(job, now);
  };
}
