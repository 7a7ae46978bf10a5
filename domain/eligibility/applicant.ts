import type { CalendarDate, CalendarMonth } from '../calendar/dates.ts';
import type { Answer, Answers } from '../edition/edition.ts';
import {
  EDUCATIONS,
  type Education,
  type Family,
  familyOf,
  type Level,
  TITLES,
  type Title,
} from './rules.ts';

/** What the rules look at; null where the form does not ask, or nothing was answered yet. */
export type Applicant = {
  readonly level: Level;
  readonly family: Family;
  readonly specialty: string;
  readonly education: Education;
  readonly graduatedOn: CalendarDate | null;
  /** Of a degree above the education; its date is not on the form. */
  readonly degree: Education | null;
  readonly licensed: boolean | null;
  readonly registeredSince: CalendarMonth | null;
  readonly trainedSince: CalendarMonth | 'none' | null;
  readonly title: Title | null;
  readonly titleSince: CalendarMonth | null;
  readonly yearsInProfession: number | null;
  readonly inCommunity: boolean;
};

const wordIn = <T extends string>(words: readonly T[], answer: Answer | undefined): T | null =>
  words.find((known) => known === answer) ?? null;

const textOf = (answer: Answer | undefined) => (typeof answer === 'string' && answer !== '' ? answer : null);

function trainedSince(answers: Answers): CalendarMonth | 'none' | null {
  if (answers.has_residency_certificate === 'no') return 'none';
  return textOf(answers.residency_certified);
}

function licensed(answers: Answers): boolean | null {
  const practice = textOf(answers.practice_category);
  return practice === null ? null : practice !== 'none';
}

/**
 * The answers as the rules see them, in any edition; null as long as specialty or education is not answered. Level and
 * discipline are those of the specialty in its directory.
 */
export function applicantOf(
  answers: Answers,
  specialty: { readonly code: string; readonly level: string; readonly discipline: string } | null,
): Applicant | null {
  const level = wordIn(['junior-assistant', 'junior', 'intermediate'] as const, specialty?.level);
  const family = familyOf(specialty?.discipline ?? '');
  const education = wordIn(EDUCATIONS, answers.education_level ?? answers.highest_education);
  if (specialty === null || level === null || family === null || education === null) return null;
  const degree = wordIn(EDUCATIONS, answers.degree);
  const years = answers.years_in_profession;
  return {
    level,
    family,
    specialty: specialty.code,
    education,
    graduatedOn: textOf(answers.graduated_on),
    degree: degree !== null && isHigher(degree, education) ? degree : null,
    licensed: licensed(answers),
    registeredSince: textOf(answers.first_registered),
    trainedSince: trainedSince(answers),
    title: wordIn(TITLES, answers.current_title),
    titleSince: textOf(answers.current_title_since),
    yearsInProfession: typeof years === 'number' ? years : null,
    inCommunity: answers.employer_category === 'community-centre',
  };
}

const isHigher = (a: Education, b: Education) => EDUCATIONS.indexOf(a) > EDUCATIONS.indexOf(b);
