import type { CalendarDate } from '#domain/calendar/dates.ts';
import type { Window, WindowKind } from '#domain/calendar/windows.ts';
import { ageBands, doneAt, paceOf, QUEUES, type Queue, queues } from '#domain/numbers/queues.ts';
import { ACTIONS } from '#domain/registration/lifecycle.ts';
import { STATUSES } from '#domain/registration/registration.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Numbers, NumbersScope, NumbersStore, Standing } from '../../ports/numbers-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { type NumbersQuery, placesIn, scopeOf } from './scope.ts';

export type NumbersDeps = {
  readonly numbers: NumbersStore;
  readonly reference: Reference;
  readonly clock: Clock;
};

const WINDOWS: readonly WindowKind[] = ['registration', 'confirmation', 'repair', 'review', 'payment'];

/** Counts by status, in the order of the statuses. */
function byStatus(standing: readonly Pick<Standing, 'status' | 'count'>[]) {
  return STATUSES.map((status) => ({
    status,
    count: standing.filter((cell) => cell.status === status).reduce((sum, { count }) => sum + count, 0),
  })).filter(({ count }) => count > 0);
}

/** Since when the oldest file waits for staff here; null where none does. */
function oldestOf(standing: readonly Standing[]): CalendarDate | null {
  const waits = QUEUES.map((queue) => queues[queue].waits as string);
  const days = standing.filter(({ status }) => waits.includes(status)).map(({ oldest }) => oldest);
  return days.sort()[0] ?? null;
}

function viewPlaces(reference: Reference, scope: NumbersScope, standing: readonly Standing[]) {
  const found = Map.groupBy(standing, ({ place }) => place);
  const known = placesIn(reference, scope);
  return known.map(({ code, name }) => {
    const here = found.get(code) ?? [];
    return { code, name, statuses: byStatus(here), oldest: oldestOf(here) };
  });
}

/** The windows here; for the whole country from the first to open until the last to close. */
function windowsOf(reference: Reference, { edition, region }: NumbersScope): ReadonlyMap<WindowKind, Window> {
  const regions = reference.regionsOf(edition).filter((one) => region === null || one.region === region);
  const of = (kind: WindowKind): Window => {
    const all = regions.map(({ windows }) => windows[kind]);
    return {
      opensAt: new Date(Math.min(...all.map(({ opensAt }) => opensAt.getTime()))),
      closesAt: new Date(Math.max(...all.map(({ closesAt }) => closesAt.getTime()))),
    };
  };
  return new Map(WINDOWS.map((kind) => [kind, of(kind)]));
}

/** How many files were decided in a queue on which day. */
function decidedIn(queue: Queue, { acts }: Numbers): ReadonlyMap<CalendarDate, number> {
  const { waits, decidedBy } = queues[queue];
  const decided = new Map<CalendarDate, number>();
  for (const { day, action, from, count } of acts) {
    if (from !== waits || !decidedBy.some((one) => one === action)) continue;
    decided.set(day, (decided.get(day) ?? 0) + count);
  }
  return decided;
}

function viewQueue(queue: Queue, numbers: Numbers, windows: ReadonlyMap<WindowKind, Window>, now: Date) {
  const { waits, within } = queues[queue];
  const waiting = numbers.waiting.filter(({ status }) => status === waits);
  const count = waiting.reduce((sum, cell) => sum + cell.count, 0);
  const pace = paceOf(decidedIn(queue, numbers), now);
  const until = windows.get(within)?.closesAt ?? null;
  const ready = doneAt(count, pace, now);
  return {
    queue,
    status: waits,
    count,
    oldest: waiting.map(({ since }) => since).sort()[0] ?? null,
    bands: [...ageBands(waiting, now)],
    pace: Math.round(pace),
    doneAt: ready?.toISOString() ?? null,
    closesAt: until?.toISOString() ?? null,
    isLate: count > 0 && until !== null && (ready === null ? now > until : ready > until),
  };
}

/** What was done on each day; an action that the lifecycle no longer knows is left out. */
function viewDays({ acts }: Numbers) {
  const days = Map.groupBy(acts, ({ day }) => day);
  return [...days].map(([day, of]) => ({
    day,
    acts: ACTIONS.map((action) => ({
      action,
      count: of.filter((cell) => cell.action === action).reduce((sum, { count }) => sum + count, 0),
    })).filter(({ count }) => count > 0),
  }));
}

/** Where registrations stand, how old the queues are, what each day brought: of one's area or a part of it, with its time. */
export async function readNumbers(deps: NumbersDeps, staff: StaffMember, query: NumbersQuery) {
  const { reference, clock } = deps;
  const scope = scopeOf(reference, staff, query);
  if (scope === null) return refused('not-found');
  const numbers = await deps.numbers.numbersOf(staff, scope);
  const now = clock.now();
  const age =
    numbers.foldedAt === null ? null : Math.max(0, clock.wall().getTime() - numbers.foldedAt.getTime());
  const windows = windowsOf(reference, scope);
  return done({
    edition: scope.edition,
    region: scope.region === null ? null : { code: scope.region, name: reference.regionName(scope.region) },
    point: scope.point === null ? null : { code: scope.point, name: reference.pointName(scope.point) },
    now: now.toISOString(),
    at: age === null ? null : new Date(now.getTime() - age).toISOString(),
    statuses: byStatus(numbers.standing),
    places: viewPlaces(reference, scope, numbers.standing),
    queues: QUEUES.map((queue) => viewQueue(queue, numbers, windows, now)),
    days: viewDays(numbers),
    windows: [...windows].map(([kind, { opensAt, closesAt }]) => ({
      kind,
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
    })),
  });
}

/** The same by specialty and level, most first. */
export async function readSpecialtyNumbers(deps: NumbersDeps, staff: StaffMember, query: NumbersQuery) {
  const scope = scopeOf(deps.reference, staff, query);
  if (scope === null) return refused('not-found');
  const levels = deps.reference.listsFor(scope.edition, null).level ?? [];
  const cells = await deps.numbers.specialtiesOf(staff, scope);
  const rows = [...Map.groupBy(cells, ({ specialty, level }) => `${specialty}/${level}`)].map(([key, of]) => {
    const [code = '', chosen = ''] = key.split('/');
    const specialty = deps.reference.findSpecialty(scope.edition, code);
    // An edition that asks for no level (2023) has that of the specialty.
    const level = chosen === '' ? (specialty?.level ?? '') : chosen;
    return {
      code,
      name: specialty?.name ?? '',
      level,
      levelName: levels.find((one) => one.code === level)?.label ?? '',
      statuses: byStatus(of),
      total: of.reduce((sum, { count }) => sum + count, 0),
    };
  });
  return done({ rows: rows.sort((a, b) => b.total - a.total) });
}
