import type { Work } from '#contract/client.ts';
import type { Status } from '#domain/registration/registration.ts';
import type { Permission } from '#domain/staff/permissions.ts';
import type { Staff } from '../session/staff.ts';

type AreaKey = keyof typeof PATHS;

const PATHS = {
  counter: '/counter',
  confirmation: '/confirmation',
  review: '/review',
  files: '/files',
  forms: '/forms',
  questions: '/questions',
  holders: '/holders',
  cases: '/cases',
  employers: '/employers',
  employees: '/employees',
  refunds: '/refunds',
  money: '/money',
  numbers: '/numbers',
  secondLooks: '/second-looks',
  exports: '/exports',
  handover: '/handover',
  imports: '/imports',
  configuration: '/configuration',
  reasons: '/reasons',
  staff: '/staff',
  support: '/support',
  troubles: '/troubles',
  messageLog: '/message-log',
  outsideRefusals: '/outside-refusals',
  alarms: '/alarms',
  audit: '/audit',
  refusedBatches: '/refused-batches',
} as const;

/** What belongs together stands together; groups have no name on the screen. */
type Group = 'daily' | 'matters' | 'numbers' | 'house';

/** An area of work: where it is, which permission opens it, and which status waits in it. */
export type Area = {
  readonly key: AreaKey;
  readonly path: (typeof PATHS)[AreaKey];
  readonly group: Group;
  readonly needs: Permission;
  readonly waits: Status | null;
};

const area = (key: AreaKey, group: Group, needs: Permission): Area => ({
  key,
  path: PATHS[key],
  group,
  needs,
  waits: null,
});

const counter: Area = { ...area('counter', 'daily', 'confirm'), waits: 'submitted' };
const confirmation: Area = { ...counter, key: 'confirmation', path: PATHS.confirmation };
/** What waits here depends on the stage, see `reviewStage`. */
const review = area('review', 'daily', 'review');

/** In the order of the day; what somebody may not do is not shown. */
const AREAS: readonly Area[] = [
  counter,
  review,
  area('files', 'daily', 'search-files'),
  area('forms', 'daily', 'print-forms'),
  area('employees', 'daily', 'read-own-employees'),
  area('support', 'daily', 'read-timeline'),
  area('troubles', 'daily', 'read-timeline'),
  area('messageLog', 'daily', 'read-timeline'),
  area('questions', 'matters', 'write-notes'),
  area('cases', 'matters', 'decide-cases'),
  area('employers', 'matters', 'identify-employers'),
  area('refunds', 'matters', 'cancel-registrations'),
  area('money', 'matters', 'reconcile'),
  area('holders', 'matters', 'reassign-files'),
  area('alarms', 'daily', 'read-audit'),
  area('audit', 'daily', 'read-audit'),
  area('refusedBatches', 'daily', 'read-audit'),
  area('numbers', 'numbers', 'read-numbers'),
  area('secondLooks', 'numbers', 'read-second-looks'),
  area('exports', 'numbers', 'export'),
  area('handover', 'numbers', 'hand-over'),
  area('imports', 'numbers', 'import'),
  area('configuration', 'house', 'read-configuration'),
  area('reasons', 'house', 'read-configuration'),
  area('staff', 'house', 'manage-staff'),
  area('outsideRefusals', 'house', 'read-outside-refusals'),
];

type Who = Pick<Staff, 'role' | 'may' | 'confirmsOnLine'>;

/** Where a region confirms on-line, papers on the screen take the place of people at the counter (E2). */
export function areasOf(who: Who): readonly Area[] {
  const waits = reviewStage(who)?.waits ?? null;
  // On-line regions print no forms for anybody.
  const open = AREAS.filter(
    ({ key, needs }) => who.may.includes(needs) && !(key === 'forms' && who.confirmsOnLine),
  );
  return open.map((each) => {
    if (each === review) return { ...review, waits };
    return each === counter && who.confirmsOnLine ? confirmation : each;
  });
}

/** A short menu needs no lines: from here on areas stand in groups. */
const LONG_MENU = 6;

export function groupsOf(areas: readonly Area[]): readonly (readonly Area[])[] {
  if (areas.length < LONG_MENU) return [areas];
  const groups = [...new Set(areas.map(({ group }) => group))];
  return groups.map((wanted) => areas.filter(({ group }) => group === wanted));
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
