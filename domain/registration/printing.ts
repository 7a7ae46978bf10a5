import type { Facts } from './command.ts';
import { isFrozen } from './papers.ts';
import { type Refusal, refusal } from './refusal.ts';
import { EDITABLE, type Registration, SUBMITTED_OR_LATER } from './registration.ts';

/**
 * Why printing the form is not open, or null where it is (D4). Where confirmation is on-line, an edition either has the form
 * as one of the papers (2026), printed as soon as its content is frozen (D2), or has none (2023).
 */
export function refusePrint(
  registration: Registration,
  { edition, settings, digest }: Pick<Facts, 'edition' | 'settings' | 'digest'>,
): Refusal | null {
  const isOnLine = settings.confirmation === 'on-line';
  if (isOnLine && !edition.printsBeforeSubmittingOnLine) return refusal('no-form-on-line');
  if (SUBMITTED_OR_LATER.includes(registration.status)) return null;
  if (isOnLine && EDITABLE.includes(registration.status) && isFrozen(registration, { digest })) return null;
  return refusal('wrong-status', { status: registration.status });
}
