import { isReadingHour, isVerificationDue } from '#domain/audit/nightly.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HistoryRound, HistoryRounds } from '../../ports/history-rounds.ts';
import type { Reference } from '../../ports/reference.ts';
import { type AlarmDeps, raiseAbout } from '../audit/raise-alarms.ts';
import { type Disagreement, type ProofDeps, verifyBatch } from './verify-chains.ts';

export type HistoryDeps = ProofDeps &
  Pick<AlarmDeps, 'audit' | 'keys'> & {
    readonly histories: HistoryRounds;
    readonly reference: Pick<Reference, 'editions'>;
    readonly clock: Clock;
  };

/** So long at a time: the job that asks comes again within a minute, and may be told to stop in between. */
const STRETCH_MS = 40_000;

/** The round that is to go on; null where this night has nothing more to read. */
function roundAt(last: HistoryRound | null, now: Date): HistoryRound | null {
  if (last !== null && last.endedAt === null) return last;
  if (!isVerificationDue(last?.begunAt ?? null, now)) return null;
  return { begunAt: now, endedAt: null, after: null, read: 0, broken: 0 };
}

/**
 * Reads the histories of all registrations anew, night by night: where a nation's table takes longer than one, it goes on
 * the next from where it stood. What does not agree is an alarm, and a line for the log.
 */
export async function readHistories(deps: HistoryDeps): Promise<string[]> {
  const from = deps.clock.wall();
  if (!isReadingHour(from)) return [];
  const lines: string[] = [];
  for (const { edition } of deps.reference.editions()) {
    let round = roundAt(await deps.histories.find(edition.key), from);
    while (round !== null) {
      if (deps.clock.wall().getTime() - from.getTime() > STRETCH_MS) return lines;
      const batch = await verifyBatch(deps, edition.key, round.after);
      for (const found of batch.disagreements) lines.push(await complain(deps, found));
      round = advance(round, batch, deps.clock.wall());
      await deps.histories.set(edition.key, round);
      if (round.endedAt === null) continue;
      lines.push(`histories of ${edition.key}: ${round.read} read, ${round.broken} broken`);
      round = null;
    }
  }
  return lines;
}

function advance(
  round: HistoryRound,
  batch: Awaited<ReturnType<typeof verifyBatch>>,
  now: Date,
): HistoryRound {
  return {
    ...round,
    after: batch.next,
    endedAt: batch.next === null ? now : null,
    read: round.read + batch.registrations,
    broken: round.broken + batch.disagreements.length,
  };
}

/** An alarm for the registration as it stands: found again on another night, it is the same one. */
async function complain(deps: HistoryDeps, { registration, last, what }: Disagreement): Promise<string> {
  const { edition, candidate, number, region, answers } = registration;
  const { point } = answers;
  const area = { region, point: typeof point === 'string' ? point : null };
  const finding = { rule: 'history-broken', about: number, area, measured: 1 } as const;
  await raiseAbout(deps, finding, { of: last, at: deps.clock.now() });
  return `HISTORY BROKEN: ${edition} ${candidate}: ${what}`;
}
