import type { StaffRow } from '#contract/client.ts';
import { useStaffTexts } from './staff-texts.ts';

/** The most urgent first: disabled, made to wait, or where signed in. */
export function State({ row }: { row: StaffRow }) {
  const t = useStaffTexts();
  if (row.disabledAt !== null) return <span className="state-off">{t.disabled}</span>;
  if (row.delay > 0) return <span className="state-wait">{t.locked(row.delay)}</span>;
  return <span className="quiet">{row.sessions > 0 ? t.signedIn(row.sessions) : t.signedOut}</span>;
}
