import { type Answers, type Edition, field, IN_REVIEW, UNTIL_EXAM } from './edition.ts';
import {
  contactFields,
  isOtherEmployer,
  notInFuture,
  personFields,
  quotedEducationFields,
  siteField,
} from './health-2026.ts';
import { papers2023 } from './papers.ts';

const isAnswered = (answers: Answers, key: string) => typeof answers[key] === 'string';

/** C11: who has no title yet has not obtained it at any time either. */
const hasTitle = (answers: Answers) =>
  isAnswered(answers, 'current_title') && answers.current_title !== 'none';

/** The registration of 2023, as its guide tells it. Keys that mean the same as in 2026 are the same. */
export const health2023: Edition = {
  key: 'health-2023',
  exam: 'health',
  year: 2023,
  credentialsQuotedBy: 'drop-down',
  photoStep: 'confirmed-by-hand',
  printsBeforeSubmittingOnLine: false,
  closesUploadsByHand: false,
  papers: papers2023,
  offersLastYear: false,
  autoConfirms: false,
  pages: [
    {
      key: 'exam-point',
      fields: [
        field('point', 'option', { list: 'point', stored: 'column' }),
        { ...siteField, lookedUp: true },
      ],
    },
    { key: 'person', fields: personFields },
    { key: 'contact', fields: contactFields },
    {
      key: 'application',
      fields: [
        field('specialty', 'option', { list: 'specialty', correctable: UNTIL_EXAM, stored: 'column' }),
        field('subjects', 'options', {
          list: 'subject',
          correctable: UNTIL_EXAM,
          carriedForward: false,
          compared: false,
        }),
        field('current_title', 'option', {
          list: 'current-title',
          correctable: IN_REVIEW,
          compared: false,
        }),
        field('current_title_since', 'month', {
          asked: hasTitle,
          correctable: IN_REVIEW,
          compared: false,
          check: notInFuture,
        }),
        field('practice_category', 'option', {
          list: 'practice-category',
          correctable: IN_REVIEW,
          compared: false,
        }),
      ],
    },
    {
      key: 'education',
      fields: [
        field('education_record', 'credential', { compared: false, printed: false, carriedForward: false }),
        ...quotedEducationFields,
        field('degree_record', 'credential', { compared: false, printed: false, carriedForward: false }),
        field('degree', 'quoted', {
          source: 'credential',
          list: 'degree',
          asked: (answers) => isAnswered(answers, 'degree_record'),
        }),
        field('highest_education', 'option', { list: 'education-level', correctable: IN_REVIEW }),
        field('study_length', 'option', { list: 'study-length', correctable: IN_REVIEW }),
        field('study_history', 'long-text', { correctable: IN_REVIEW, compared: false }),
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
        field('years_in_profession', 'whole-number', {
          max: 60,
          growsByOne: true,
          correctable: IN_REVIEW,
        }),
      ],
    },
  ],
};
