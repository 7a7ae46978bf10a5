import type { OutsideDoor } from '#domain/outside/refusals.ts';
import type { OutsideRefusals } from '../../ports/outside-refusals.ts';
import { done } from '../outcome.ts';
import { nextCursor, readCursor } from '../page-cursor.ts';

const PAGE = 50;
const DAY_MS = 86_400_000;

/** Days of Beijing; both belong to what is asked for. */
export type RefusalsAsked = {
  readonly door?: OutsideDoor;
  readonly from?: string;
  readonly to?: string;
  readonly after?: string;
};

const beginningOf = (day: string | undefined): Date | null =>
  day === undefined ? null : new Date(`${day}T00:00:00+08:00`);

/** What came from outside and was not believed: at which door, when and why, and nothing of whom. */
export async function listOutsideRefusals(
  { outsideRefusals }: { readonly outsideRefusals: OutsideRefusals },
  { door, from, to, after }: RefusalsAsked,
) {
  const last = beginningOf(to);
  const filter = {
    door: door ?? null,
    from: beginningOf(from),
    to: last === null ? null : new Date(last.getTime() + DAY_MS),
    after: readCursor(after),
  };
  const found = await outsideRefusals.list(filter, PAGE);
  return done({
    rows: found.map((refusal) => ({ ...refusal, at: refusal.at.toISOString() })),
    next: nextCursor(found, PAGE, ({ at, id }) => ({ at, id })),
  });
}
