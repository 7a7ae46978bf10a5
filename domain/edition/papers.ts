import type { Answers, Condition, Paper } from './edition.ts';

const always: Condition = () => true;

function paper(key: string, declaration: Partial<Omit<Paper, 'key'>> = {}): Paper {
  return { key, asked: always, required: true, carriesCode: false, locked: false, ...declaration };
}

const isOther = (answers: Answers, key: string, than: string) =>
  typeof answers[key] === 'string' && answers[key] !== than;

const idPaper = paper('id-paper', { locked: true });
const educationCertificate = paper('education-certificate');
const degreeCertificate = paper('degree-certificate', {
  asked: (answers) => isOther(answers, 'degree', 'none'),
});
const practiceLicence = paper('practice-licence', {
  asked: (answers) => isOther(answers, 'practice_category', 'none'),
});
const proofOfYears = paper('proof-of-years');
const furtherPapers = paper('further-papers', { required: false });

/** The printed form is signed and sealed, and then itself a paper (D2). */
export const papers2026: readonly Paper[] = [
  paper('signed-form', { carriesCode: true, locked: true }),
  idPaper,
  educationCertificate,
  degreeCertificate,
  practiceLicence,
  paper('residency-certificate', { asked: (answers) => answers.has_residency_certificate === 'yes' }),
  proofOfYears,
  furtherPapers,
];

export const papers2023: readonly Paper[] = [
  idPaper,
  educationCertificate,
  degreeCertificate,
  paper('title-certificate', { asked: (answers) => isOther(answers, 'current_title', 'none') }),
  practiceLicence,
  proofOfYears,
  furtherPapers,
];
