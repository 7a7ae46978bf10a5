import type { Answers } from '#domain/edition/edition.ts';
import type { Command } from '#domain/registration/command.ts';
import type { SecondLookCause } from '#domain/registration/first-pass.ts';
import { causeOf, secondLookRules } from '#domain/registration/second-look.ts';
import type { Identity } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { adviseOn } from '../candidate/advise.ts';
import { regionOf } from '../candidate/region-of.ts';
import { answersOf, areaOf, type OfficeDeps } from './view-file.ts';

const PASSES: readonly Command['do'][] = ['approve-at-point', 'approve-at-region'];

/** A file passes two people only where there are two. */
const ENOUGH = 2;

/**
 * What asks for a second look at this pass, or null. The lot is drawn here, so that the decision itself stays pure; it
 * is drawn anew with each try, and counts only where no first pass is waiting.
 */
export async function causeOfSecondLook(
  deps: OfficeDeps,
  staff: StaffMember,
  of: Identity,
  { do: did }: Command,
): Promise<SecondLookCause | null> {
  if (!PASSES.includes(did)) return null;
  const registration = await deps.office.findFile(areaOf(staff), of);
  if (registration === null || registration.firstPass !== null) return null;
  const settings = regionOf(deps.reference, registration)?.secondLook;
  if (settings === undefined || (settings.rules.length === 0 && settings.percent === 0)) return null;
  if ((await deps.leases.countReviewers(areaOf(staff), staff.post)) < ENOUGH) return null;
  const revision = await deps.office.findRevision(areaOf(staff), of, registration.revision);
  const met = secondLookRules(seenOf(deps, of.edition, answersOf(revision?.content ?? null)));
  return causeOf(met, settings, Number(deps.keys.randomDigits(2)));
}

function seenOf(deps: OfficeDeps, edition: string, answers: Answers) {
  const verdict = adviseOn(deps.reference, edition, answers)?.verdict ?? null;
  const isMerged = deps.reference.mergers().some(({ specialty }) => specialty === answers.specialty);
  return { answers, verdict, isMerged };
}
