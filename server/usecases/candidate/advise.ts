import type { Answers } from '#domain/edition/edition.ts';
import { applicantOf } from '#domain/eligibility/applicant.ts';
import { assess } from '#domain/eligibility/assess.ts';
import type { Reference } from '../../ports/reference.ts';

/** What the usual conditions say of these answers; null as long as specialty or education is not among them. */
export function adviseOn(reference: Reference, edition: string, answers: Answers) {
  const year = reference.findEdition(edition)?.edition.year;
  const specialty =
    typeof answers.specialty === 'string' ? reference.findSpecialty(edition, answers.specialty) : null;
  const applicant = applicantOf(answers, specialty);
  if (applicant === null || year === undefined) return null;
  const { verdict, lines } = assess(applicant, year);
  return { verdict, lines: lines.map(({ code, params }) => ({ code, params: { ...params } })) };
}
