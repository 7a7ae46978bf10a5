import type { JobMarks } from '../ports/message-store.ts';
import { dueReminders, remind } from '../usecases/deadlines/remind.ts';
import {
  editionsWithIdReminder,
  type IdPaperDeps,
  remindOfIdPapers,
} from '../usecases/deadlines/remind-of-id-papers.ts';

const JOB = 'reminders';

type Deps = IdPaperDeps & { readonly marks: JobMarks };

/**
 * Reminds of deadlines. What fell due since the last run is seen in memory; where that is nothing, the database is not
 * asked. The mark outlives the process: nothing is missed while it is away, and nothing is looked through twice.
 */
export function createReminderJob(deps: Deps): () => Promise<void> {
  let mark: Date | null | undefined;
  return async () => {
    mark ??= await deps.marks.findMark(JOB);
    const now = deps.clock.now();
    // A clock that was put back, in the demo: what lies ahead again may fall due again.
    const since = mark !== null && mark <= now ? mark : null;
    const due = dueReminders(deps.reference, since, now);
    for (const each of due) await remind(deps, each);
    const exams = editionsWithIdReminder(deps.reference, since, now);
    for (const exam of exams) await remindOfIdPapers(deps, exam);
    if (due.length + exams.length > 0) await deps.marks.setMark(JOB, now);
    mark = now;
  };
}
