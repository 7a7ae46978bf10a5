import type { Windows } from '../calendar/windows.ts';
import type { Action } from './lifecycle.ts';

const HOUR_MS = 3_600_000;

/** What gives a file back to somebody, perhaps when their time is over: they get time to act on it. */
const GIVING_BACK: readonly Action[] = [
  'revert-confirmation',
  'return-to-point',
  'revert-endorsement',
  'revert-refusal',
  'revert-approval',
  'revert-forfeit',
];

/** Until when there is time after this act, whatever the calendar says; null where the act gives none. */
export function extensionAfter(action: Action, now: Date, hours: number): Date | null {
  if (hours === 0 || !GIVING_BACK.includes(action)) return null;
  return new Date(now.getTime() + hours * HOUR_MS);
}

/** The windows as they bind one registration: none of them closes before its extension ends. */
export function extended(windows: Windows, until: Date | null): Windows {
  if (until === null) return windows;
  const entries = Object.entries(windows).map(([kind, window]) => [
    kind,
    window.closesAt < until ? { ...window, closesAt: until } : window,
  ]);
  return Object.fromEntries(entries) as Windows;
}
