import type { Windows } from '../calendar/windows.ts';
import { type Duty, editingWindow } from './deadlines.ts';
import { type Action, lifecycle } from './lifecycle.ts';
import { EDITABLE, type Registration } from './registration.ts';

const MINUTE_MS = 60_000;
/** Who was last at work earlier than this before closing has left: another day's work is not work begun. */
const AT_WORK_MS = 60 * MINUTE_MS;

const FINISHING_DUTIES: readonly Duty[] = ['submit', 'submit-again', 'repair'];

/** What can be finished late: nothing new is begun, nothing is taken back, and money has its own clock. */
export const mayFinishLate = (action: Action) =>
  lifecycle[action].within === 'editing' && action !== 'withdraw';

/** The very last moment for a duty: its deadline, and where a form is to be finished the grace after it. */
export function lastMoment(duty: Duty, closesAt: Date, graceMinutes: number): Date {
  const grace = FINISHING_DUTIES.includes(duty) ? graceMinutes : 0;
  return new Date(closesAt.getTime() + grace * MINUTE_MS);
}

/** Who was at work between `from` and `closesAt` may finish until `until`; all ends belong to it. */
export type Grace = { readonly from: Date; readonly closesAt: Date; readonly until: Date };

/** The grace of a form that is open to its candidate; null where there is none. */
export function graceOf(registration: Registration, windows: Windows, graceMinutes: number): Grace | null {
  if (graceMinutes === 0 || !EDITABLE.includes(registration.status)) return null;
  const { closesAt } = editingWindow(registration, windows);
  const at = (ms: number) => new Date(closesAt.getTime() + ms);
  return { from: at(-AT_WORK_MS), closesAt, until: at(graceMinutes * MINUTE_MS) };
}

/** Now it is worth writing down who is at work. */
export const isLastHour = ({ from, closesAt }: Grace, now: Date) => from <= now && now <= closesAt;

/** Only now it matters who was at work. */
export const isGraceTime = ({ closesAt, until }: Grace, now: Date) => closesAt < now && now <= until;

/** `atWork`: when this candidate was last at work on the form, up to the closing. */
export function isGranted(grace: Grace | null, now: Date, atWork: Date | null): boolean {
  return grace !== null && atWork !== null && isGraceTime(grace, now) && isLastHour(grace, atWork);
}
