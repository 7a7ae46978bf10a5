import { type EditionText, sayIn, worded } from './edition-words.ts';
import { type Language, text } from './language.ts';

const title: EditionText = worded(text('{exam}报名申请表', '{exam}: application form'), {
  'health-2023': text('{exam}报名表', '{exam}: registration form'),
});
const number = text('报名编号', 'Registration number');
const code = text('验证码', 'Verification code');
const pledge: EditionText = worded(
  text(
    '本人承诺：已阅读《重要声明》和《考生诚信考试承诺书》；本表所填内容和提交的材料真实、准确、完整；如有不实，由本人承担相应责任。',
    'I declare that I have read the Important Statement and the Pledge of Honest Examination, and that what this form and my papers say is true, accurate and complete. I answer for anything untrue.',
  ),
  {
    'health-2023': text(
      '本人承诺：已阅读报考须知；本表所填内容和提交的材料真实、准确、完整；如有不实，由本人承担相应责任。',
      'I declare that I have read the Notice to Candidates, and that what this form and my papers say is true, accurate and complete. I answer for anything untrue.',
    ),
  },
);
const signatureLines = [
  text('考生签名：', 'Signature:'),
  text('联系电话：', 'Telephone:'),
  text('日期：', 'Date:'),
];
const boxes: readonly EditionText[] = [
  text('单位意见（盖章）', 'Employer (seal)'),
  text('报名点意见', 'Registration site'),
  worded(text('考点审核意见', 'Review by the exam point'), {
    'health-2023': text('考点初审意见', 'First review by the exam point'),
  }),
  worded(text('考区审核意见', 'Review by the exam region'), {
    'health-2023': text('考区终审意见', 'Final review by the exam region'),
  }),
];
const footer = text(
  '报名信息修改后，验证码会随之更新，请务必重新打印报名表，否则无法进行报名确认。',
  'A change renews the verification code. Please print the form again: an old one cannot be confirmed.',
);

export type FormWords = {
  readonly title: string;
  readonly numberLabel: string;
  readonly codeLabel: string;
  readonly pledge: string;
  readonly signatureLines: readonly string[];
  readonly boxes: readonly string[];
  readonly footer: string;
};

/** The words of the printed form; `exam` is the full title of the exam. */
export function formWords(edition: string, exam: string, language: Language): FormWords {
  const words = (text: EditionText) => sayIn(edition, text, language, { exam });
  return {
    title: words(title),
    numberLabel: words(number),
    codeLabel: words(code),
    pledge: words(pledge),
    signatureLines: signatureLines.map(words),
    boxes: boxes.map(words),
    footer: words(footer),
  };
}
