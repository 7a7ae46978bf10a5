import type { Edition } from '../edition/edition.ts';
import type { RegionSettings } from './command.ts';
import { type Refusal, refusal } from './refusal.ts';
import { type Registration, SUBMITTED_OR_LATER } from './registration.ts';

/**
 * Why printing the form is not open, or null where it is (D4). Where confirmation is on-line, an edition either has the form
 * as one of the papers (2026) or has none (2023).
 */
export function refusePrint(
  registration: Registration,
  edition: Edition,
  settings: RegionSettings,
): Refusal | null {
  if (settings.confirmation === 'on-line' && !edition.printsBeforeSubmittingOnLine)
    return refusal('no-form-on-line');
  if (!SUBMITTED_OR_LATER.includes(registration.status))
    return refusal('wrong-status', { status: registration.status });
  return null;
}
