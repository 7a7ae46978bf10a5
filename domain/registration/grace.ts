import type { Window, Windows } from '../calendar/windows.ts';
import { type Duty, editingWindow } from './deadlines.ts';
import type { Action } from './lifecycle.ts';
import { EDITABLE, type Registration } from './registration.ts';

const MINUTE_MS = 60_000;
/** Who was last at work earlier than this before closing has left: another day's work is not work begun. */
const LAST_HOUR_MS = 60 * MINUTE_MS;

/** What can be finished late: nothing new is begun, nothing is taken back, and money has its own clock. */
const FINISHING: readonly Action[] = ['save-page', 'choose-photo', 'submit'];
const FINISHING_DUTIES: readonly Duty[] = ['submit', 'submit-again', 'repair'];

export const mayFinishLate = (action: Action) => FINISHING.includes(action);

/** The very last moment for a duty: its deadline, and where a form is to be finished the grace after it. */
export function lastMoment(duty: Duty, closesAt: Date, graceMinutes: number): Date {
  const grace = FINISHING_DUTIES.includes(duty) ? graceMinutes : 0;
  return new Date(closesAt.getTime() + grace * MINUTE_MS);
}

/** Within the last hour before closing: now it is worth writing down who is at work. */
export function isLastHour({ closesAt }: Window, now: Date): boolean {
  const left = closesAt.getTime() - now.getTime();
  return left >= 0 && left <= LAST_HOUR_MS;
}

/** Closed, and the grace not yet over: only now it matters who was at work. */
export function isGraceTime({ closesAt }: Window, graceMinutes: number, now: Date): boolean {
  const late = now.getTime() - closesAt.getTime();
  return late > 0 && late <= graceMinutes * MINUTE_MS;
}

/**
 * Until when this candidate may still finish; null where the ordinary deadline holds. `atWork`: when the candidate was last
 * at work on the form, up to the closing.
 */
export function graceUntil(
  registration: Registration,
  windows: Windows,
  graceMinutes: number,
  { now, atWork }: { readonly now: Date; readonly atWork: Date | null },
): Date | null {
  if (atWork === null || !EDITABLE.includes(registration.status)) return null;
  const window = editingWindow(registration, windows);
  if (!isGraceTime(window, graceMinutes, now) || !isLastHour(window, atWork)) return null;
  return new Date(window.closesAt.getTime() + graceMinutes * MINUTE_MS);
}
