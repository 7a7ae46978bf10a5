import { forfeitOverdue, overdueAt } from '../usecases/deadlines/forfeit-overdue.ts';
import { askAboutPayments } from '../usecases/payment/check-payment.ts';
import type { PaymentDeps } from '../usecases/payment/settle-payment.ts';

/** What was held back when its time ran out (an order still open, a decision taken back) is looked for so often. */
const SWEEP_EVERY_MS = 10 * 60_000;

/** One run that looks at everything whose time is over. */
export const runOverdue = (deps: PaymentDeps): Promise<void> => createOverdueJob(deps)();

/**
 * What has to happen because time has passed: what was ordered is asked about, then what ran out is given up. The database is
 * only asked about places whose time has run out since the last run; now and then about all whose time is over.
 */
export function createOverdueJob(deps: PaymentDeps): () => Promise<void> {
  let lastRun: Date | null = null;
  let lastSweep: Date | null = null;
  return async () => {
    await askAboutPayments(deps);
    const now = deps.clock.now();
    const isBack = lastRun !== null && now < lastRun;
    const isSweep = isBack || lastSweep === null || now.getTime() - lastSweep.getTime() >= SWEEP_EVERY_MS;
    for (const duty of overdueAt(deps.reference, isSweep ? null : lastRun, now)) {
      await forfeitOverdue(deps, duty);
    }
    lastRun = now;
    if (isSweep) lastSweep = now;
  };
}
