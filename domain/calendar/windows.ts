import { beijingDate, type CalendarDate } from './dates.ts';

export type WindowKind = 'registration' | 'confirmation' | 'repair' | 'review' | 'payment';

/** Both ends belong to the window: at `closesAt` exactly one may still act. */
export type Window = { readonly opensAt: Date; readonly closesAt: Date };

/** Days in a row, both ends among them. */
export type DaySpan = { readonly from: CalendarDate; readonly to: CalendarDate };

/** The days of a window. One that closes at midnight has closed with the day before. */
export const daysOfWindow = ({ opensAt, closesAt }: Window): DaySpan => ({
  from: beijingDate(opensAt),
  to: beijingDate(new Date(closesAt.getTime() - 1)),
});

/** The windows of a region in an edition. */
export type Windows = Readonly<Record<WindowKind, Window>>;

export type WindowState = 'not-open' | 'open' | 'closed';

export function windowState(window: Window, now: Date): WindowState {
  if (now.getTime() < window.opensAt.getTime()) return 'not-open';
  return now.getTime() > window.closesAt.getTime() ? 'closed' : 'open';
}
