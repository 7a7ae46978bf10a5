import type { LineStanding } from '#domain/employers/sheet.ts';
import type { Duty } from '#domain/registration/deadlines.ts';
import { type Language, say, type Text, text } from './language.ts';

const words = {
  title: text('报名审核汇总表', 'Summary of registrations for review'),
  number: text('表号', 'Sheet'),
  code: text('查询码', 'Code'),
  exam: text('考试', 'Exam'),
  employer: text('单位', 'Employer'),
  place: text('报名所在考点', 'Exam point'),
  madeAt: text('生成时间（北京时间）', 'Made at (Beijing time)'),
  madeBy: text('单位经办人', "Employer's clerk"),
  count: text('合计 {count} 人', 'Total: {count}'),
  listComma: text('、', ', '),
  footer: text(
    '本表按生成时的报名信息列出。此后有人修改、撤回或重新提交的，报名点可凭查询码查到；请重新生成后再盖章报送。',
    'This sheet lists registrations as they were when it was made. By its code the site can see what has changed since; make it anew before sealing it.',
  ),
} satisfies Record<string, Text>;

const columns = [
  text('序号', 'No.'),
  text('姓名', 'Name'),
  text('证件号后四位', 'ID, last four'),
  text('报名编号', 'Registration'),
  text('报考专业', 'Specialty'),
  text('级别', 'Level'),
  text('报考科目', 'Subjects'),
  text('报名状态', 'Status'),
  text('报名表（验证码末两位 · 提交时间）', 'Form (last two of the code, submitted)'),
  text('本人签名', 'Signature'),
] as const;

const signatureLines = [
  text('单位经办人签名：', "Employer's clerk:"),
  text('联系电话：', 'Telephone:'),
  text('日期：', 'Date:'),
];
const boxes = [
  text('单位意见（盖章）', 'Employer (seal)'),
  text('报名点签收', 'Received by the registration site'),
  text('考点意见', 'Exam point'),
];

export type SheetWords = Readonly<Record<keyof typeof words, string>> & {
  readonly columns: readonly string[];
  readonly signatureLines: readonly string[];
  readonly boxes: readonly string[];
};

/** The words of an employer's summary sheet, for so many people. */
export function sheetWords(count: number, language: Language): SheetWords {
  const said = Object.fromEntries(
    Object.entries(words).map(([key, word]) => [key, say(word, language, { count })]),
  ) as Record<keyof typeof words, string>;
  const all = (texts: readonly Text[]) => texts.map((each) => each[language]);
  return { ...said, columns: all(columns), signatureLines: all(signatureLines), boxes: all(boxes) };
}

const standings = {
  same: text('与汇总表一致', 'As on the sheet'),
  changed: text('汇总表生成后已重新提交', 'Submitted anew since'),
  'not-standing': text('汇总表生成后已撤回、退回或终止', 'Taken back, returned or ended since'),
  elsewhere: text('已不在本考点，或已更换单位', 'No longer at this point, or with another employer'),
} satisfies Record<LineStanding, Text>;

/** What has become of a line of a sheet. */
export const lineStandingText = (standing: LineStanding, language: Language): string =>
  standings[standing][language];

const duties = {
  submit: text('还没有提交报名信息', 'To submit'),
  'submit-again': text('已撤回，还没有重新提交', 'Withdrawn; to submit again'),
  confirm: text('还没有办理报名确认', 'To be confirmed on site'),
  repair: text('确认不通过，还没有修改提交', 'Not accepted; to mend and submit'),
  pay: text('还没有缴费', 'To pay'),
} satisfies Record<Duty, Text>;

/** What a candidate has still to do, said to the employer. */
export const dutyText = (duty: Duty, language: Language): string => duties[duty][language];
