import type { EntryClass } from '../audit/entry.ts';
import { beijingDate, type CalendarDate } from '../calendar/dates.ts';

/** Erased by the command when their term is over. */
export const ERASED_CLASSES = [
  'registrations',
  'unsubmitted',
  'drafts',
  'messages',
  'sessions',
  'attempts',
  'codes',
  'devices',
  'imports',
  'staff-devices',
  'invitations',
  'unmaskings',
  'audit-reads',
  'audit-acts',
  'alarms',
  'refused-answers',
  'refused-calls',
] as const;

/** Erased by the running server itself. */
export const ERASED_BY_JOB = ['kept-answers', 'upload-parts', 'export-files', 'import-files'] as const;

export type ErasedClass = (typeof ERASED_CLASSES)[number];

/** Sessions, codes, devices, invitations and the audit trail go by the machine's time: moving the demo's clock ends none of them. */
export const BY_MACHINE_TIME: readonly ErasedClass[] = [
  'sessions',
  'attempts',
  'codes',
  'devices',
  'refused-calls',
  'staff-devices',
  'invitations',
  'audit-reads',
  'audit-acts',
];

/** Which entries of the audit trail are kept how long. */
export const AUDIT_CLASSES = {
  'audit-reads': ['read', 'search', 'log-in'],
  'audit-acts': ['unmask', 'export', 'write'],
} as const satisfies Partial<Record<ErasedClass, readonly EntryClass[]>>;

export type TermUnit = 'D' | 'M' | 'Y';
export type Term = { readonly count: number; readonly unit: TermUnit };

/** An ISO 8601 duration of whole days, months or years, or null. */
export function readTerm(text: string): Term | null {
  const [, count, unit] = /^P([1-9]\d*)([DMY])$/.exec(text) ?? [];
  if (count === undefined || (unit !== 'D' && unit !== 'M' && unit !== 'Y')) return null;
  return { count: Number(count), unit };
}

const DAY_MS = 86_400_000;

/** What happened before this is past its term now. Months and years are counted by the calendar of Beijing. */
export function termOver(now: Date, { count, unit }: Term): Date {
  if (unit === 'D') return new Date(now.getTime() - count * DAY_MS);
  const midnight = new Date(`${beijingDate(now)}T00:00:00+08:00`).getTime();
  const date = monthsBefore(beijingDate(now), unit === 'Y' ? count * 12 : count);
  return new Date(new Date(`${date}T00:00:00+08:00`).getTime() + (now.getTime() - midnight));
}

/** The same day so many months before; the last one where the month is too short. */
function monthsBefore(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const total = year * 12 + (month - 1) - months;
  const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(toYear).padStart(4, '0')}-${two(toMonth)}-${two(Math.min(day, last))}`;
}
