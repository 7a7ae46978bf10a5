import { beijingDate } from '#domain/calendar/dates.ts';
import type { Case, CaseKind } from '#domain/cases/case.ts';
import { type CaseEvent, signatureOf } from '#domain/cases/decide-case.ts';
import type { Actor } from '#domain/staff/actor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Reference } from '../../ports/reference.ts';

type About = Pick<Case, 'candidate' | 'edition' | 'region' | 'point'> & Partial<Pick<Case, 'settledAlone'>>;

/** A case that has just been opened, under the id of the command that opened it. */
export function newCase(
  { keys, clock }: { readonly keys: Keys; readonly clock: Clock },
  id: string,
  kind: CaseKind,
  about: About,
): Case {
  const now = clock.now();
  return {
    settledAlone: false,
    ...about,
    id,
    number: `${beijingDate(now).slice(2, 4)}${keys.randomDigits(10)}`,
    kind,
    state: 'open',
    stateSince: now,
    openedAt: now,
    rev: 1,
    firstBy: null,
    secondBy: null,
  };
}

export const openingOf = (of: Case, actor: Actor): CaseEvent => ({
  action: 'open',
  actor: signatureOf(actor),
  from: null,
  to: 'open',
  reason: null,
  rev: 1,
  at: of.openedAt,
});

/** Whether staff of this exam point exist to decide; without an edition, in the newest one. */
export function isPlace(
  reference: Reference,
  edition: string | null,
  region: string,
  point: string,
): boolean {
  const key = edition ?? reference.editions()[0]?.edition.key ?? '';
  if (reference.findRegion(key, region) === null) return false;
  return (reference.listsFor(key, region).point ?? []).some((option) => option.code === point);
}
