import type { ScannedForm } from '#contract/client.ts';

/** What a scanned form means at the counter. */
export type Standing =
  | 'ready'
  | 'old-print'
  | 'already-confirmed'
  | 'other-status'
  | 'on-line'
  | 'held'
  | 'not-now';

/** Says why a form is not ready; whether it is, only the server's list of actions tells. */
export function standingOf({ current, file }: ScannedForm): Standing {
  const isConfirmed = file.progress.some((node) => node.key === 'confirmation' && node.state === 'done');
  if (isConfirmed) return 'already-confirmed';
  if (file.status !== 'submitted') return 'other-status';
  if (!current) return 'old-print';
  if (file.region.confirmation === 'on-line') return 'on-line';
  if (file.holds.some(({ blocks }) => blocks.includes('confirm'))) return 'held';
  return file.actions.includes('confirm') ? 'ready' : 'not-now';
}
