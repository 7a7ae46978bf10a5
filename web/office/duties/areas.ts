import type { Work } from '#contract/client.ts';
import type { Status } from '#domain/registration/registration.ts';
import type { Permission } from '#domain/staff/permissions.ts';
import type { Staff } from '../session/staff.ts';

type AreaKey =
  | 'counter'
  | 'confirmation'
  | 'review'
  | 'holders'
  | 'cases'
  | 'questions'
  | 'files'
  | 'employers'
  | 'exports'
  | 'numbers'
  | 'staff'
  | 'imports';

/** An area of work: where it is, which permission opens it, and which status waits in it. */
export type Area = {
  readonly key: AreaKey;
  readonly path:
    | '/counter'
    | '/confirmation'
    | '/review'
    | '/holders'
    | '/cases'
    | '/questions'
    | '/files'
    | '/employers'
    | '/exports'
    | '/numbers'
    | '/staff'
    | '/imports';
  readonly needs: Permission;
  readonly waits: Status | null;
};

const counter: Area = { key: 'counter', path: '/counter', needs: 'confirm', waits: 'submitted' };
const confirmation: Area = { ...counter, key: 'confirmation', path: '/confirmation' };
/** What waits here depends on the stage, see `reviewStage`. */
const review: Area = { key: 'review', path: '/review', needs: 'review', waits: null };

/** In the order of the day; what somebody may not do is not shown. */
const AREAS: readonly Area[] = [
  counter,
  review,
  { key: 'files', path: '/files', needs: 'search-files', waits: null },
  // Cases have no status of a registration; how many wait is counted apart.
  { key: 'cases', path: '/cases', needs: 'decide-cases', waits: null },
  // What exam points ask their region, and its answers; counted apart as well.
  { key: 'questions', path: '/questions', needs: 'write-notes', waits: null },
  { key: 'holders', path: '/holders', needs: 'reassign-files', waits: null },
  { key: 'employers', path: '/employers', needs: 'identify-employers', waits: null },
  { key: 'numbers', path: '/numbers', needs: 'read-numbers', waits: null },
  { key: 'exports', path: '/exports', needs: 'export', waits: null },
  { key: 'staff', path: '/staff', needs: 'manage-staff', waits: null },
  { key: 'imports', path: '/imports', needs: 'import', waits: null },
];

type Who = Pick<Staff, 'role' | 'may' | 'confirmsOnLine'>;

/** Where a region confirms on-line, papers on the screen take the place of people at the counter (E2). */
export function areasOf(who: Who): readonly Area[] {
  const waits = reviewStage(who)?.waits ?? null;
  return AREAS.filter(({ needs }) => who.may.includes(needs)).map((area) => {
    if (area === review) return { ...review, waits };
    return area === counter && who.confirmsOnLine ? confirmation : area;
  });
}

/** How many wait in an area; null where nothing waits by its nature. */
export function countIn(work: Work, area: Area): number | null {
  if (area.key === 'cases') return work.cases;
  if (area.key === 'questions') return work.questions;
  return area.waits === null ? null : waitingIn(work, area.waits).count;
}

export const homeOf = (who: Who) => areasOf(who)[0]?.path ?? '/files';

export const doesCounter = ({ may }: Pick<Staff, 'may'>): boolean => may.includes('confirm');

/** The stage that somebody reviews, with the status that waits for it; null where they review nothing. */
export function reviewStage({
  role,
  may,
}: Pick<Staff, 'role' | 'may'>): { stage: 'point' | 'region'; waits: Status } | null {
  if (!may.includes('review')) return null;
  if (role === 'point') return { stage: role, waits: 'confirmed' };
  return role === 'region' ? { stage: role, waits: 'endorsed' } : null;
}

/** How many files wait with a status in all exams together, and since when the oldest does. */
export function waitingIn(work: Work, status: Status): { count: number; oldest: string | null } {
  const counts = work.counts.filter((entry) => entry.status === status);
  const oldest = counts.flatMap((entry) => entry.oldest ?? []).sort((a, b) => Date.parse(a) - Date.parse(b));
  return { count: counts.reduce((sum, entry) => sum + entry.count, 0), oldest: oldest[0] ?? null };
}
