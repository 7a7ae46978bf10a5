import { dueReminders, type RemindDeps, remind } from '../usecases/deadlines/remind.ts';
import {
  editionsWithIdReminder,
  type IdPaperDeps,
  remindOfIdPapers,
} from '../usecases/deadlines/remind-of-id-papers.ts';
import { createMarkedJob, type MarkedDeps } from './marked-job.ts';

/** Reminds of deadlines. What falls due is seen in memory; where that is nothing, the database is not asked. */
export function createReminderJob(deps: RemindDeps & MarkedDeps): () => Promise<void> {
  return createMarkedJob(deps, 'reminders', async (since, now) => {
    const due = dueReminders(deps.reference, since, now);
    for (const each of due) await remind(deps, each);
    return due.length > 0;
  });
}

/** Reminds of ID papers that end before the exam, once a year; apart, since it opens every registration. */
export function createIdPaperJob(deps: IdPaperDeps & MarkedDeps): () => Promise<void> {
  return createMarkedJob(deps, 'id-papers', async (since, now) => {
    const exams = editionsWithIdReminder(deps.reference, since, now);
    for (const exam of exams) await remindOfIdPapers(deps, exam);
    return exams.length > 0;
  });
}
