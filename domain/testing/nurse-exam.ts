import { type Edition, field } from '../edition/edition.ts';
import { contactFields, personFields, quotedEducationFields, siteField } from '../edition/health-2026.ts';
import type { OptionLists } from '../edition/options.ts';
import { listsOf } from './lists.ts';
import { nurseOf2026, type Persona } from './personas.ts';

/** An exam that does not exist here: another rhythm, two subjects, four pages. What another exam takes, see 0032. */
export const nurse2027: Edition = {
  key: 'nurse-2027',
  exam: 'nurse',
  year: 2027,
  photoStep: 'confirmed-by-hand',
  credentialsQuotedBy: 'click',
  printsBeforeSubmittingOnLine: false,
  closesUploadsByHand: false,
  papers: [],
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
        field('specialty', 'option', { list: 'specialty', stored: 'column' }),
        field('subjects', 'options', { list: 'nurse-subject', carriedForward: false, compared: false }),
        field('education_record', 'credential', { compared: false, printed: false, carriedForward: false }),
        ...quotedEducationFields,
      ],
    },
  ],
};

export const NURSE_SUBJECTS = ['theory', 'skills'];

const { pages, quotes } = nurseOf2026;

/** The nurse of Hangzhou, as a student who takes the licensing exam. */
export const studentNurse: Persona = {
  region: '33',
  pages: {
    'exam-point': pages['exam-point'] ?? {},
    person: pages.person ?? {},
    contact: pages.contact ?? {},
    application: { specialty: 'N01', subjects: NURSE_SUBJECTS, education_record: 'record-1' },
  },
  quotes,
};

const option = (code: string, label: string) => ({ code, label, labelEn: code, within: {} });

export const listsOfNurses = (region: string): OptionLists => ({
  ...listsOf(region),
  specialty: [option('N01', 'N01 护士')],
  'nurse-subject': [option('theory', '专业实务'), option('skills', '实践能力')],
});
