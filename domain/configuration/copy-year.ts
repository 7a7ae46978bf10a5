import { isCalendarDate } from '../calendar/dates.ts';
import type { WindowKind } from '../calendar/windows.ts';
import { type ConfigurationDocument, type Moment, type Span, WINDOW_KINDS } from './document.ts';

/** The same day and time so many years later; what was 29 February becomes the 28th where there is none. */
export function laterByYears(moment: Moment, years: number): Moment {
  const shifted = `${Number(moment.slice(0, 4)) + years}${moment.slice(4)}`;
  return isCalendarDate(shifted.slice(0, 10)) ? shifted : shifted.replace('-02-29', '-02-28');
}

/** Another year's document for this one: everything as it was, windows moved by whole years. */
export function copiedByYears(document: ConfigurationDocument, years: number): ConfigurationDocument {
  const moved = (kind: WindowKind): Span => ({
    opensAt: laterByYears(document.windows[kind].opensAt, years),
    closesAt: laterByYears(document.windows[kind].closesAt, years),
  });
  const windows = Object.fromEntries(WINDOW_KINDS.map((kind) => [kind, moved(kind)]));
  return { ...document, windows: { ...document.windows, ...windows } };
}
