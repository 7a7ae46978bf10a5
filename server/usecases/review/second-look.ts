import type { Answers } from '#domain/edition/edition.ts';
import type { Command } from '#domain/registration/command.ts';
import type { FrozenContent } from '#domain/registration/content.ts';
import type { SecondLookCause, SecondLookRule } from '#domain/registration/first-pass.ts';
import type { Registration } from '#domain/registration/registration.ts';
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
  if (!(await areTwo(deps, staff))) return null;
  const revision = await deps.office.findRevision(areaOf(staff), of, registration.revision);
  const met = secondLookRules(seenOf(deps, of.edition, answersOf(revision?.content ?? null)));
  return causeOf(met, settings, Number(deps.keys.randomDigits(2)));
}

/** Whether this stage of this place has anybody for a second look. */
export const areTwo = async ({ leases }: Pick<OfficeDeps, 'leases'>, staff: StaffMember) =>
  (await leases.countReviewers(areaOf(staff), staff.post)) >= ENOUGH;

/**
 * The rule by which two people look at this file, or null. Known beforehand, other than the lot, and the same before and
 * after a first look: whoever may be the second learns nothing from it.
 */
export function ruleOfSecondLook(
  deps: Pick<OfficeDeps, 'reference'>,
  registration: Registration,
  content: FrozenContent | null,
): SecondLookRule | null {
  const rules = regionOf(deps.reference, registration)?.secondLook.rules ?? [];
  if (rules.length === 0) return null;
  const met = secondLookRules(seenOf(deps, registration.edition, answersOf(content)));
  return met.find((rule) => rules.includes(rule)) ?? null;
}

function seenOf(deps: Pick<OfficeDeps, 'reference'>, edition: string, answers: Answers) {
  const verdict = adviseOn(deps.reference, edition, answers)?.verdict ?? null;
  const isMerged = deps.reference.mergers().some(({ specialty }) => specialty === answers.specialty);
  return { answers, verdict, isMerged };
}
