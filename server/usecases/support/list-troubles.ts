import type { Clock } from '../../ports/clock.ts';
import type { Delivery } from '../../ports/delivery-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { RefusedAnswers, SupportStore } from '../../ports/support-store.ts';
import { done } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { viewCopy } from './read-timeline.ts';

const HOUR_MS = 3_600_000;
const MOST_RULES = 50;
const MOST_MESSAGES = 100;

/** At which answers candidates fail most, lately: what to explain, and what may be wrong with the form. */
export async function listRefusedAnswers(
  deps: { readonly refusedAnswers: RefusedAnswers; readonly clock: Clock },
  hours: number,
) {
  const at = deps.clock.now();
  const since = new Date(at.getTime() - (hours - 1) * HOUR_MS);
  const rows = await deps.refusedAnswers.top(since, at, MOST_RULES);
  return done({ since: since.toISOString(), at: at.toISOString(), rows: [...rows] });
}

/** What was told to candidates lately, and what became of the copies. */
export async function readMessageLog(
  deps: { readonly support: SupportStore; readonly clock: Clock },
  staff: StaffMember,
  asked: { readonly hours: number; readonly state: Delivery['state'] | null },
) {
  const at = deps.clock.now();
  const since = new Date(at.getTime() - asked.hours * HOUR_MS);
  const [counts, found] = await Promise.all([
    deps.support.countMessages(areaOf(staff), since),
    deps.support.listMessages(areaOf(staff), since, asked.state, MOST_MESSAGES),
  ]);
  const rows = found.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
    way: row.way === null ? null : viewCopy(row.way),
  }));
  return done({ since: since.toISOString(), at: at.toISOString(), counts: [...counts], rows });
}
