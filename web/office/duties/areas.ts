import type { Work } from '#contract/client.ts';
import type { Status } from '#domain/registration/registration.ts';
import type { Staff } from '../session/staff.ts';

type AreaKey = 'counter' | 'confirmation' | 'review' | 'cases' | 'files' | 'employers';

/** An area of work: where it is, and which status waits in it. */
export type Area = {
  readonly key: AreaKey;
  readonly path: '/counter' | '/confirmation' | '/review' | '/cases' | '/files' | '/employers';
  readonly waits: Status | null;
};

const counter: Area = { key: 'counter', path: '/counter', waits: 'submitted' };
const confirmation: Area = { key: 'confirmation', path: '/confirmation', waits: 'submitted' };
const pointReview: Area = { key: 'review', path: '/review', waits: 'confirmed' };
const regionReview: Area = { key: 'review', path: '/review', waits: 'endorsed' };
/** Cases have no status of a registration; how many wait is counted apart. */
const cases: Area = { key: 'cases', path: '/cases', waits: null };
const files: Area = { key: 'files', path: '/files', waits: null };
const employers: Area = { key: 'employers', path: '/employers', waits: null };

/** What each role does; what it does not do is not shown. */
const AREAS: Readonly<Record<Staff['role'], readonly Area[]>> = {
  site: [counter, files],
  point: [counter, pointReview, cases, files],
  region: [regionReview, cases, files, employers],
  nation: [files, cases, employers],
};

/** How many wait in an area; null where nothing waits by its nature. */
export function countIn(work: Work, area: Area): number | null {
  if (area.key === 'cases') return work.cases;
  return area.waits === null ? null : waitingIn(work, area.waits).count;
}

type Who = Pick<Staff, 'role' | 'confirmsOnLine'>;

/** Where a region confirms on-line, papers on the screen take the place of people at the counter (E2). */
export const areasOf = ({ role, confirmsOnLine }: Who): readonly Area[] =>
  AREAS[role].map((area) => (area === counter && confirmsOnLine ? confirmation : area));

export const homeOf = (who: Who) => areasOf(who)[0]?.path ?? '/files';

export const doesCounter = (role: Staff['role']): boolean => AREAS[role].includes(counter);

/** The stage that this role reviews, with the status that waits for it; null where it reviews nothing. */
export function reviewStage(role: Staff['role']): { stage: 'point' | 'region'; waits: Status } | null {
  if (role === 'point') return { stage: role, waits: 'confirmed' };
  return role === 'region' ? { stage: role, waits: 'endorsed' } : null;
}

/** How many files wait with a status in all exams together, and since when the oldest does. */
export function waitingIn(work: Work, status: Status): { count: number; oldest: string | null } {
  const counts = work.counts.filter((entry) => entry.status === status);
  const oldest = counts.flatMap((entry) => entry.oldest ?? []).sort((a, b) => Date.parse(a) - Date.parse(b));
  return { count: counts.reduce((sum, entry) => sum + entry.count, 0), oldest: oldest[0] ?? null };
}
