import type { Answers, Field } from '#domain/edition/edition.ts';
import { correctableFields } from '#domain/registration/correction.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { feeOf } from '../payment/view-fee.ts';
import { areaOf } from '../review/view-file.ts';
import { type CorrectionDeps, findFileOf } from './correction-facts.ts';

/** What is sealed is never sent: it is typed anew or stays as it is. */
const answersOf = (fields: readonly Field[], { answers }: Registration): Answers =>
  Object.fromEntries(
    fields.filter(({ stored }) => stored !== 'sealed').map(({ key }) => [key, answers[key] ?? null]),
  );

function viewField(page: string, { key, type, list, max, stored, correctable }: Field) {
  const until = correctable?.until ?? 'review';
  return { page, key, type, list, max, sealed: stored === 'sealed', until };
}

/** What staff may correct on this file now, with what stands there, what was paid, and what was corrected before. */
export async function viewCorrection(deps: CorrectionDeps, staff: StaffMember, number: string) {
  const found = await findFileOf(deps, staff, number);
  const edition = found && deps.reference.findEdition(found.of.edition);
  if (found === null || edition === null) return refused('not-found');
  const { of, registration } = found;
  const [past, settled, refundable] = await Promise.all([
    deps.corrections.correctionsOf(areaOf(staff), of),
    deps.payments.settledOf(of),
    deps.payments.refundableOf(of),
  ]);
  const open = correctableFields(registration, edition.edition, staff.role);
  const fields = edition.edition.pages.flatMap((page) =>
    page.fields.filter((field) => open.includes(field)).map((field) => viewField(page.key, field)),
  );
  return done({
    rev: registration.rev,
    region: registration.region,
    fields,
    answers: answersOf(open, registration),
    employerName: String(registration.answers.employer_name ?? ''),
    fee: feeOf(deps.reference, registration)?.fen ?? null,
    settled,
    refundable,
    past: past.map((each) => ({ ...each })),
  });
}
