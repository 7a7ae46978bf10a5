import {
  type Answer,
  type Answers,
  type CheckFacts,
  type Edition,
  type Finding,
  field,
  IN_REVIEW,
  type RegionFacts,
  UNTIL_EXAM,
} from './edition.ts';
import { papers2026 } from './papers.ts';

const refuse = (code: string): Finding => ({ code, severity: 'error' });

/** C4: an ID paper that runs out before the exam is a warning, never a block. */
export function expiresBeforeExam(answer: Answer, _answers: Answers, facts: CheckFacts): Finding | null {
  if (typeof answer !== 'string' || answer >= facts.examDate) return null;
  return { code: 'id-expires-before-exam', severity: 'warning', params: { exam: facts.examDate } };
}

export function notInFuture(answer: Answer, _answers: Answers, facts: CheckFacts): Finding | null {
  if (typeof answer !== 'string') return null;
  return answer > facts.today.slice(0, answer.length) ? refuse('date-in-future') : null;
}

/** C9: licensed people give the month of their first registration. */
const isLicensed = (answers: Answers) =>
  typeof answers.practice_category === 'string' && answers.practice_category !== 'none';

/** C10: only who holds the residency training certificate is asked for its month. */
const isResidencyCertified = (answers: Answers) => answers.has_residency_certificate === 'yes';

/** C2: only in regions that confirm on-line. */
const isConfirmedOnLine = (_answers: Answers, region: RegionFacts) => region.confirmation === 'on-line';

/** C15: the employer is not in the directory. */
export const isOtherEmployer = (answers: Answers) => answers.employer === 'other';

/** C2: which site confirms; asked in on-line regions. */
export const siteField = field('site', 'option', {
  list: 'site',
  stored: 'column',
  asked: isConfirmedOnLine,
  compared: false,
});

/** The fields quoted from the account; D6 locks them from the first submission on. */
export const personFields = [
  field('name', 'quoted', { source: 'account', locked: true, stored: 'column' }),
  field('id_type', 'quoted', { source: 'account', locked: true, list: 'id-type' }),
  field('id_number', 'quoted', { source: 'account', locked: true, stored: 'sealed' }),
  field('nationality', 'quoted', { source: 'account', locked: true, list: 'nationality' }),
  field('id_valid_until', 'date', {
    required: false,
    correctable: UNTIL_EXAM,
    compared: false,
    stored: 'sealed',
    check: expiresBeforeExam,
  }),
  field('sex', 'option', { source: 'account', chosenIfNotQuoted: true, locked: true, list: 'sex' }),
  field('birth_date', 'date', {
    source: 'account',
    chosenIfNotQuoted: true,
    locked: true,
    stored: 'sealed',
    check: notInFuture,
  }),
  field('ethnicity', 'option', { list: 'ethnicity', correctable: UNTIL_EXAM }),
  field('health', 'option', { list: 'health', correctable: UNTIL_EXAM, stored: 'sealed' }),
];

export const contactFields = [
  field('phone', 'phone', { correctable: UNTIL_EXAM, compared: false, stored: 'sealed' }),
  field('address', 'text', {
    required: false,
    correctable: UNTIL_EXAM,
    compared: false,
    stored: 'sealed',
    max: 200,
  }),
  field('postcode', 'postcode', {
    required: false,
    correctable: UNTIL_EXAM,
    compared: false,
    stored: 'sealed',
  }),
];

/** What is copied from the education record that the candidate quotes. */
export const quotedEducationFields = [
  field('education_level', 'quoted', { source: 'credential', required: false, list: 'education-level' }),
  field('school', 'quoted', { source: 'credential', required: false }),
  field('school_note', 'quoted', { source: 'credential', required: false }),
  field('major', 'quoted', { source: 'credential', required: false }),
  field('graduated_on', 'quoted', { source: 'credential', required: false }),
  field('education_certificate', 'quoted', { source: 'credential', required: false }),
];

/** The registration of 2026, as its guide tells it. */
export const health2026: Edition = {
  key: 'health-2026',
  exam: 'health',
  year: 2026,
  credentialsQuotedBy: 'click',
  photoStep: 'quoted-or-uploaded',
  printsBeforeSubmittingOnLine: true,
  closesUploadsByHand: true,
  papers: papers2026,
  offersLastYear: true,
  autoConfirms: true,
  pages: [
    {
      key: 'exam-point',
      fields: [field('point', 'option', { list: 'point', stored: 'column' }), siteField],
    },
    { key: 'person', fields: personFields },
    { key: 'contact', fields: contactFields },
    {
      key: 'application',
      fields: [
        field('discipline', 'option', { list: 'discipline', correctable: UNTIL_EXAM }),
        field('level', 'option', { list: 'level', correctable: UNTIL_EXAM, stored: 'column' }),
        field('specialty', 'option', { list: 'specialty', correctable: UNTIL_EXAM, stored: 'column' }),
        field('subjects', 'options', {
          list: 'subject',
          correctable: UNTIL_EXAM,
          carriedForward: false,
          compared: false,
        }),
        field('practice_category', 'option', {
          list: 'practice-category',
          correctable: IN_REVIEW,
          compared: false,
        }),
        field('first_registered', 'month', {
          asked: isLicensed,
          correctable: IN_REVIEW,
          compared: false,
          check: notInFuture,
        }),
        field('has_residency_certificate', 'option', {
          list: 'yes-no',
          correctable: IN_REVIEW,
          compared: false,
          printed: false,
        }),
        field('residency_certified', 'month', {
          asked: isResidencyCertified,
          correctable: IN_REVIEW,
          compared: false,
          check: notInFuture,
        }),
      ],
    },
    {
      key: 'education',
      fields: [
        field('education_record', 'credential', { compared: false, printed: false, carriedForward: false }),
        ...quotedEducationFields,
        field('degree', 'option', { list: 'degree', correctable: IN_REVIEW }),
        field('study_length', 'option', { list: 'study-length', correctable: IN_REVIEW }),
        field('work_history', 'long-text', { correctable: IN_REVIEW, compared: false }),
      ],
    },
    {
      key: 'employment',
      fields: [
        field('employer', 'employer', { correctable: UNTIL_EXAM, compared: false, printed: false }),
        field('employer_name', 'quoted', {
          source: 'employer',
          required: false,
          asked: (answers) => !isOtherEmployer(answers),
        }),
        field('employer_other', 'text', { asked: isOtherEmployer, correctable: UNTIL_EXAM }),
        field('employer_affiliation', 'option', { list: 'employer-affiliation', correctable: UNTIL_EXAM }),
        field('employer_nature', 'option', { list: 'employer-nature', correctable: UNTIL_EXAM }),
        field('employer_category', 'option', {
          list: 'employer-category',
          required: isOtherEmployer,
          correctable: UNTIL_EXAM,
        }),
        field('years_in_profession', 'whole-number', {
          max: 60,
          growsByOne: true,
          correctable: IN_REVIEW,
        }),
      ],
    },
  ],
};
