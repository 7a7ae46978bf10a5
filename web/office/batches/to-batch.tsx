import { Link } from '@tanstack/react-router';
import { useStaff } from '../session/staff.ts';
import { useBatchTexts } from './batch-texts.ts';

/** The way to the batch, for who may pass in one. */
export function ToBatch() {
  const t = useBatchTexts();
  return useStaff().may.includes('pass-in-batch') ? <Link to="/batch">{t.begin}</Link> : null;
}
