import type { AdviceCode, AdviceLine, Verdict } from '#domain/eligibility/assess.ts';
import type { Basis, Education, Title } from '#domain/eligibility/rules.ts';
import { type Language, say, type Text, text } from './language.ts';
import { sayParams } from './moments.ts';

const educations = {
  'secondary-vocational': text('中专', 'secondary vocational school'),
  'junior-college': text('大专', 'junior college'),
  bachelor: text('大学本科（学士）', 'bachelor'),
  master: text('硕士', 'master'),
  doctor: text('博士', 'doctor'),
} satisfies Record<Education, Text>;

const titles = {
  none: text('无', 'none'),
  'junior-assistant': text('初级（士）', 'junior (assistant)'),
  junior: text('初级（师）', 'junior'),
  intermediate: text('中级', 'intermediate'),
} satisfies Record<Title, Text>;

/** What a way asks for, where years count, and where they do not. */
const needs = {
  registration: {
    years: text('执业注册满 {needed} 年', '{needed} years since the licence was registered'),
    none: text('执业注册', 'a registered licence'),
  },
  title: {
    years: text('取得{title}资格满 {needed} 年', '{needed} years since the title “{title}” was obtained'),
    none: text('取得{title}资格', 'the title “{title}”'),
  },
  residency: {
    years: text(
      '取得住培合格证书满 {needed} 年',
      '{needed} years since the residency certificate was obtained',
    ),
    none: text('取得住培合格证书', 'the residency certificate'),
  },
  profession: {
    years: text('从事本专业工作满 {needed} 年', '{needed} years of work in the profession'),
    none: text('从事本专业工作', 'work in the profession'),
  },
  education: {
    years: text('取得学历', 'the education'),
    none: text('取得学历', 'the education'),
  },
} satisfies Record<Basis, { years: Text; none: Text }>;

const lines = {
  met: text(
    '按{education}报考，需要{need}。截至{until}已经满足。',
    'As {education}: {need} is needed, and is met by {until}.',
  ),
  short: text(
    '按{education}报考，需要{need}。截至{until}，只有{held}。',
    'As {education}: {need} is needed. By {until} there are {held}.',
  ),
  'short-at-most': text(
    '按{education}报考，需要{need}。按填写的时间推算，截至{until}最多{held}。',
    'As {education}: {need} is needed. By the answers it is {held} at most by {until}.',
  ),
  unknown: text(
    '按{education}报考，需要{need}，计算到{until}。仅凭报名表上的内容无法推算，请按证书核对。',
    'As {education}: {need} is needed, counted until {until}. The form alone does not tell; please check the certificate.',
  ),
  missing: text(
    '按{education}报考，需要{need}。按填写的内容，截至{until}还没有。',
    'As {education}: {need} is needed. By the answers there is none by {until}.',
  ),
  'licence-missing': text(
    '报考这个专业需要相应的执业注册。填写的执业类别是“无”。',
    'This specialty needs a licence to practise. The answer is “none”.',
  ),
  'graduated-after': text(
    '引用的学历于{graduated}毕业，晚于{until}，不能计入。',
    'The education quoted was finished on {graduated}, after {until}; it does not count.',
  ),
  'degree-undated': text(
    '按{degree}学位计算可能满足，学位须在{until}前取得，请按证书核对。',
    'The degree of {degree} may be enough if it was awarded by {until}; please check the certificate.',
  ),
  'lower-education': text(
    '按{education}学历计算可能满足。如有该学历，可以引用它报考，或先咨询考点。',
    'As {education} the conditions may be met: that record may be quoted instead, or ask the exam point first.',
  ),
  'community-earlier': text(
    '在社区卫生服务机构工作的，有的考区可以提前一年报考全科医学和社区护理，请咨询考点。',
    'Some regions let staff of community health centres come a year earlier; please ask the exam point.',
  ),
  'not-named': text(
    '按{education}报考这个级别，规定中没有写明条件，请咨询考点。',
    'The rules do not name a condition for {education} at this level; please ask the exam point.',
  ),
} satisfies Record<AdviceCode, Text>;

const verdicts = {
  meets: text('符合一般报考条件', 'The usual conditions are met'),
  unclear: text('报考条件需要核对', 'The conditions are to be checked'),
  short: text('可能不符合报考条件', 'The conditions may not be met'),
} satisfies Record<Verdict, Text>;

const note = text(
  '这是按一般规定作的提示，不影响提交。是否符合条件，以考点、考区审核为准。',
  'This is a hint by the usual rules and stops nothing. Exam point and region decide in their review.',
);

const years = text('{years} 年 {months} 个月', '{years} years and {months} months');
const monthsOnly = text('{months} 个月', '{months} months');
const yearsOnly = text('{years} 年', '{years} years');

function heldText({ years: full, months }: AdviceLine['params'], language: Language): string {
  if (full === 0) return say(monthsOnly, language, { months: months ?? 0 });
  if (months === 0) return say(yearsOnly, language, { years: full ?? 0 });
  return say(years, language, { years: full ?? 0, months: months ?? 0 });
}

const worded = (words: Readonly<Record<string, Text>>, code: unknown, language: Language) =>
  typeof code === 'string' ? (words[code]?.[language] ?? '') : '';

function needText({ basis, title, needed }: AdviceLine['params'], language: Language): string {
  const words: Readonly<Record<string, { years: Text; none: Text }>> = needs;
  const need = words[String(basis)];
  if (need === undefined) return '';
  const params = { title: worded(titles, title, language), needed: needed ?? 0 };
  return say(needed === 0 ? need.none : need.years, language, params);
}

/** One reason in a sentence or two. */
export function adviceText({ code, params }: AdviceLine, language: Language): string {
  return say(lines[code], language, {
    ...sayParams(params, language),
    education: worded(educations, params.education, language),
    degree: worded(educations, params.degree, language),
    need: needText(params, language),
    held: heldText(params, language),
  });
}

export const verdictText = (verdict: Verdict, language: Language): string => verdicts[verdict][language];

/** Said below every advice: it is help, not a refusal. */
export const adviceNote = (language: Language): string => note[language];
