import type { RegistrationView } from '#contract/client.ts';

export type ClosingPhase = 'earlier' | 'last-hour' | 'grace' | 'over';

type Times = Pick<RegistrationView, 'deadline' | 'grace'>;

/** Where a form stands to its closing; every end belongs to the time before it, as on the server. */
export function closingPhase({ deadline, grace }: Times, now: Date): ClosingPhase {
  if (deadline === null || grace === null) return 'earlier';
  const at = now.getTime();
  if (at < Date.parse(grace.from)) return 'earlier';
  if (at <= Date.parse(deadline)) return 'last-hour';
  return at <= Date.parse(grace.until) ? 'grace' : 'over';
}

/** Milliseconds until the next phase begins; null where none does. */
export function untilNextPhase({ deadline, grace }: Times, now: Date): number | null {
  if (deadline === null || grace === null) return null;
  const ends = [Date.parse(grace.from) - 1, Date.parse(deadline), Date.parse(grace.until)];
  const next = ends.find((end) => now.getTime() <= end);
  return next === undefined ? null : next + 1 - now.getTime();
}
