import { daysFrom } from '../calendar/dates.ts';
import { daysOfWindow, type WindowKind } from '../calendar/windows.ts';
import { dayKind, dayOff, workingDaysIn } from '../calendar/working-days.ts';
import { type ConfigurationDocument, windowsOf } from './document.ts';

export const DAY_PROBLEMS = [
  'only-days-off',
  'ends-on-day-off',
  'deadline-in-holiday',
  'days-not-announced',
] as const;

/** A hint, and the window that it is about: a region may well work on a Saturday. */
export type DayProblem = {
  readonly code: (typeof DAY_PROBLEMS)[number];
  readonly at: WindowKind;
  readonly params: Readonly<Record<string, string>>;
};

/** In which staff work: whoever comes on the last day needs somebody who is there. */
const STAFF_WINDOWS = ['confirmation', 'review'] as const satisfies readonly WindowKind[];

/** By when candidates have to have done something by themselves. */
function deadlinesOf({ confirmation, onlinePayment }: ConfigurationDocument): readonly WindowKind[] {
  const repair: readonly WindowKind[] = confirmation === 'on-line' ? ['repair'] : [];
  const payment: readonly WindowKind[] = onlinePayment ? ['payment'] : [];
  return ['registration', ...repair, ...payment];
}

/** What days off do to the windows of a document, and which of their days nobody can know yet. Pure. */
export const dayProblemsOf = (document: ConfigurationDocument): readonly DayProblem[] => [
  ...STAFF_WINDOWS.flatMap((kind) => ofStaffWindow(document, kind)),
  ...deadlinesOf(document).flatMap((kind) => ofDeadline(document, kind)),
];

function ofDeadline(document: ConfigurationDocument, at: WindowKind): DayProblem[] {
  const { to } = daysOfWindow(windowsOf(document)[at]);
  const off = dayOff(to);
  if (dayKind(to) === 'not-announced') return [{ code: 'days-not-announced', at, params: { from: to, to } }];
  if (off === null || off === 'weekend') return [];
  return [{ code: 'deadline-in-holiday', at, params: { day: to, dayOff: off } }];
}

function ofStaffWindow(document: ConfigurationDocument, at: WindowKind): DayProblem[] {
  const span = daysOfWindow(windowsOf(document)[at]);
  const days = daysFrom(span.from, span.to);
  if (days.length === 0) return [];
  const unknown = days.filter((day) => dayKind(day) === 'not-announced');
  const [from, to] = [unknown[0], unknown.at(-1)];
  const known: DayProblem[] =
    from === undefined || to === undefined ? [] : [{ code: 'days-not-announced', at, params: { from, to } }];
  const off = dayOff(span.to);
  if (workingDaysIn(span).working === 0) return [...known, { code: 'only-days-off', at, params: span }];
  if (off === null) return known;
  return [...known, { code: 'ends-on-day-off', at, params: { day: span.to, dayOff: off } }];
}
