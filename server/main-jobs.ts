import { createAlarmJob } from './jobs/alarms.ts';
import { runNightlyAudit } from './jobs/audit.ts';
import { runCopies } from './jobs/copies.ts';
import { compareNightly, foldCounters } from './jobs/counters.ts';
import { eraseKept } from './jobs/kept.ts';
import { createOverdueJob } from './jobs/overdue.ts';
import { runPapers } from './jobs/papers.ts';
import { ensurePartitions } from './jobs/partitions.ts';
import { runProof, scanNightly } from './jobs/proof.ts';
import { createIdPaperJob, createReminderJob } from './jobs/reminders.ts';
import type { Job } from './jobs/run-jobs.ts';
import { createExportJob, createImportJob } from './jobs/transfers.ts';
import type { RunningServices } from './main-services.ts';
import type { ExportWriter } from './ports/export-writer.ts';
import { runChecks } from './usecases/credential-check/run-checks.ts';
import { askAboutPayments } from './usecases/payment/check-payment.ts';
import { fetchBills } from './usecases/payment/fetch-bills.ts';
import { readHistories } from './usecases/proof/read-histories.ts';
import { sendRefunds } from './usecases/refunds/send-refunds.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * What repeats, as one table. A job is `one-at-a-time` unless it holds what it works on by itself; every one may be cut off
 * anywhere and begun again. Exports are written in this process unless told by whom.
 */
export function jobsOf(services: RunningServices, writeExport?: ExportWriter): readonly Job[] {
  const one = { runs: 'one-at-a-time' } as const;
  const time = { ...one, everyMs: 30 * SECOND, followsClock: true } as const;
  const nightly = { ...one, everyMs: MINUTE } as const;
  const bringIntoForce = async () =>
    void (await services.dueConfigurations.bringIntoForce(services.clock.now()));
  // biome-ignore format: a table
  return [
    { ...time, name: 'deadlines', what: 'asks about open payments and gives up what ran out of time', run: createOverdueJob(services) },
    { ...time, name: 'reminders', what: 'reminds of deadlines', run: createReminderJob(services) },
    { ...time, name: 'id-papers', what: 'reminds of ID papers that end before the exam', run: createIdPaperJob(services) },
    { ...time, name: 'kept-answers', what: 'erases answers kept after a change of region', run: () => eraseKept(services) },
    { ...time, name: 'alarms', what: 'looks for alarms in what staff did', run: createAlarmJob(services) },
    { ...one, name: 'anchors', everyMs: MINUTE, what: 'anchors histories and looks for what must never be', run: () => runProof(services) },
    { ...nightly, name: 'counters-compared', what: 'compares the counters with a scan, at night', run: () => compareNightly(services) },
    { ...nightly, name: 'invariants', what: 'looks for what must never be in everything, at night', run: () => scanNightly(services) },
    { ...nightly, name: 'audit-trail', what: 'reads the audit trail anew, at night', run: () => runNightlyAudit(services) },
    { ...one, name: 'papers', everyMs: MINUTE, what: 'clears what nobody finished uploading, has papers scanned', run: () => runPapers(services) },
    { ...one, name: 'identity-visits', everyMs: 10 * MINUTE, what: 'forgets visits to the identity platform that have ended', run: () => services.identities.forgetVisits(services.clock.wall()) },
    { ...one, name: 'solved-puzzles', everyMs: 10 * MINUTE, what: 'forgets puzzles that have ended by themselves', run: () => services.solvedPuzzles.forget(services.clock.wall()) },
    { ...one, name: 'credential-checks', everyMs: 5 * SECOND, what: 'asks the register about education records', run: () => runChecks(services) },
    { ...one, name: 'imports', everyMs: SECOND, what: 'checks, applies and takes back imports', run: createImportJob(services) },
    { name: 'exports', runs: 'side-by-side', everyMs: SECOND, what: 'writes exports and handovers', run: createExportJob(services, writeExport) },
    { name: 'copies', runs: 'side-by-side', everyMs: SECOND, what: 'sends copies of messages by WeChat, short message and mail', run: () => runCopies(services) },
    { name: 'counters', runs: 'side-by-side', everyMs: 2 * SECOND, what: 'folds events into the counters', run: () => foldCounters(services) },
    { name: 'configurations', runs: 'side-by-side', everyMs: 5 * SECOND, what: 'brings configurations into force', run: bringIntoForce },
    { ...one, name: 'payments', everyMs: 5 * SECOND, what: 'asks platforms about payments that are due', run: () => askAboutPayments(services) },
    { ...one, name: 'refunds', everyMs: 10 * SECOND, what: 'sends approved refunds and asks what became of them', run: () => sendRefunds(services) },
    { ...one, name: 'bills', everyMs: 10 * MINUTE, followsClock: true, what: 'fetches the platforms’ bills and compares them with our book', run: () => fetchBills(services) },
    { ...nightly, name: 'histories', what: 'reads the histories of registrations anew, at night', run: () => readHistories(services) },
    { ...one, name: 'partitions', everyMs: 60 * MINUTE, what: 'makes the next year’s parts of the tables', run: () => ensurePartitions(services) },
    { name: 'refused-answers', runs: 'everywhere', everyMs: MINUTE, what: 'writes down which answers were refused', run: services.refusedAnswers.flush },
  ];
}
