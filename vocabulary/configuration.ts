import type { ReasonStage } from '#domain/catalogue/reason.ts';
import type { ConfigurationAction, ConfigurationState } from '#domain/configuration/life.ts';
import type { ConfigurationProblem, ConfigurationProblemCode } from '#domain/configuration/problems.ts';
import type { Catch, Stage } from '#domain/rehearsal/report.ts';
import { type Language, say, type Text, text } from './language.ts';

const problems = {
  'no-such-moment': text(
    '时间写得不对：没有这一天，或没有这个时刻。',
    'There is no such day, or no such time of day.',
  ),
  'window-reversed': text(
    '结束时间（{closesAt}）不晚于开始时间（{opensAt}）。',
    'It ends ({closesAt}) no later than it begins ({opensAt}).',
  ),
  'confirmation-opens-first': text(
    '报名确认早于网上报名（{opensAt} 开始）开始：那时还没有人提交。',
    'Confirmation begins before registration ({opensAt}): nobody has submitted yet.',
  ),
  'confirmation-closes-first': text(
    '报名确认早于网上报名（{closesAt} 截止）结束：最后提交的考生来不及确认。',
    'Confirmation ends before registration ({closesAt}): who submits last cannot be confirmed.',
  ),
  'repair-closes-first': text(
    '重新提交早于最后一次报名确认（{closesAt}）结束：最后被退回的考生来不及重新提交。',
    'Repair ends before the last confirmation ({closesAt}): who is sent back last cannot mend anything.',
  ),
  'repair-after-review': text(
    '重新提交晚于资格审核（{closesAt} 截止）结束：重新提交后无人审核。',
    'Repair ends after the review ({closesAt}): nobody reviews what is mended.',
  ),
  'review-ends-before-confirmation': text(
    '资格审核早于报名确认（{closesAt} 截止）结束：有人确认后无人审核。',
    'The review ends before confirmation ({closesAt}): some are confirmed and never reviewed.',
  ),
  'review-opens-during-confirmation': text(
    '资格审核在报名确认（{closesAt} 截止）结束前就开始，两个环节同时进行。',
    'The review begins before confirmation has ended ({closesAt}); both go on at once.',
  ),
  'payment-opens-during-review': text(
    '缴费与资格审核（{closesAt} 截止）重叠：缴费开始后不再审核报名资格。',
    'Payment overlaps the review (until {closesAt}): nobody is reviewed once payment has begun.',
  ),
  'review-ends-after-payment': text(
    '资格审核晚于缴费（{closesAt} 截止）结束：最后通过的考生无法缴费。',
    'The review ends after payment ({closesAt}): who passes last cannot pay.',
  ),
  'payment-after-exam': text(
    '缴费截止不早于考试（{examDate}）。',
    'Payment does not end before the exam ({examDate}).',
  ),
  'registration-short': text('网上报名不足三天。', 'Registration lasts less than three days.'),
  'gateway-missing': text(
    '实行网上缴费，但没有选择缴费平台。',
    'Payment is on line, but no platform is chosen.',
  ),
  'gateway-unknown': text(
    '缴费平台“{gateway}”没有接入。',
    'The payment platform “{gateway}” is not connected.',
  ),
  'payee-missing': text('实行网上缴费，但没有填写收款单位。', 'Payment is on line, but no payee is named.'),
  'fee-missing': text('没有收费标准：{level}，{form}。', 'There is no fee for {level}, {form}.'),
  'fee-zero': text('收费标准为 0 元：{level}，{form}。', 'The fee is nothing for {level}, {form}.'),
  'legal-basis-missing': text('有收费标准没有写明收费依据。', 'A fee does not say its legal basis.'),
  'points-missing': text('没有考点。', 'There is no exam point.'),
  'point-unnamed': text('考点 {code} 没有名称。', 'Exam point {code} has no name.'),
  'point-twice': text('考点代码 {code} 重复。', 'Exam point {code} stands there twice.'),
  'point-foreign': text('考点代码 {code} 不属于本考区。', 'Exam point {code} is not of this region.'),
  'site-unnamed': text('报名点 {code} 没有名称。', 'Site {code} has no name.'),
  'site-twice': text('报名点代码 {code} 重复。', 'Site {code} stands there twice.'),
  'site-elsewhere': text(
    '报名点 {code} 所属的考点不在名单里。',
    'The exam point of site {code} is not in the list.',
  ),
  'site-missing': text(
    '实行线上确认，但考点“{name}”没有报名点可选。',
    'Confirmation is on line, but “{name}” has no site to choose.',
  ),
  'place-missing': text('没有写明确认地点。', 'It is not said where confirmation takes place.'),
  'papers-missing': text('没有列出需要的材料。', 'No papers are listed.'),
  'share-too-large': text(
    '抽查复核超过一半，审核时间要相应增加。',
    'More than half is looked at twice; the review takes so much longer.',
  ),
} satisfies Record<ConfigurationProblemCode, Text>;

const states = {
  draft: text('草稿', 'Draft'),
  proposed: text('待批准', 'Waiting for approval'),
  scheduled: text('已批准，待生效', 'Approved, waits for its time'),
  live: text('现行', 'Live'),
  replaced: text('曾经生效', 'Was live'),
  dropped: text('已放弃', 'Dropped'),
} satisfies Record<ConfigurationState, Text>;

const actions = {
  open: text('新建草稿', 'Began a draft'),
  save: text('修改', 'Changed it'),
  rehearse: text('演练', 'Rehearsed it'),
  propose: text('送审', 'Sent it for approval'),
  approve: text('批准', 'Approved it'),
  'give-back': text('退回修改', 'Gave it back'),
  drop: text('放弃', 'Dropped it'),
} satisfies Record<ConfigurationAction | 'open', Text>;

const catches = {
  'came-after-registration': text('报名截止后才提交', 'Came after registration had closed'),
  'never-submitted': text('一直没有提交', 'Never submitted'),
  'came-after-confirmation': text('确认截止后才到场', 'Came after confirmation had closed'),
  'never-confirmed': text('一直没有确认', 'Never had it confirmed'),
  'repaired-too-late': text('没有赶上重新提交的期限', 'Did not mend it in time'),
  'not-looked-at': text('线上确认无人办理', 'Nobody had time to confirm it'),
  'not-reviewed': text('审核结束时仍未审完', 'Not reviewed when the review ended'),
  'paid-too-late': text('缴费截止后才缴费', 'Came after payment had closed'),
  'never-paid': text('一直没有缴费', 'Never paid'),
} satisfies Record<Catch, Text>;

const stages = {
  confirmation: text('报名确认', 'Confirmation'),
  point: text('考点审核', 'Review by the points'),
  region: text('考区审核', 'Review by the region'),
} satisfies Record<Stage, Text>;

const forms = {
  paper: text('纸笔作答', 'on paper'),
  computer: text('人机对话', 'on computer'),
  '*': text('所有方式', 'every form'),
} satisfies Record<string, Text>;

/** How it is examined; `*` stands for every form. */
export const examFormText = (form: keyof typeof forms, language: Language): string => forms[form][language];

/** One problem in a sentence; level and form come worded. */
export function configurationProblemText(
  { code, params }: Pick<ConfigurationProblem, 'code' | 'params'>,
  language: Language,
): string {
  return say(problems[code], language, params);
}

export const configurationStateText = (state: ConfigurationState, language: Language): string =>
  states[state][language];

export const configurationActionText = (action: ConfigurationAction | 'open', language: Language): string =>
  actions[action][language];

export const catchText = (why: Catch, language: Language): string => catches[why][language];
export const stageText = (stage: Stage, language: Language): string => stages[stage][language];

const reasonStages: Readonly<Record<ReasonStage, Text>> = {
  review: text('资格审核', 'Review'),
  confirmation: text('报名确认', 'Confirmation'),
  both: text('报名确认和资格审核', 'Confirmation and review'),
  correction: text('撤回决定', 'Taking a decision back'),
  answers: text('更正报名信息', 'Correcting answers'),
};

/** Every stage with its name, in the order in which a reason can be put into one. */
export const reasonStageNames = (language: Language) =>
  Object.entries(reasonStages).map(([stage, words]) => ({ stage, name: words[language] }));

export const reasonStageText = (stage: ReasonStage, language: Language): string =>
  reasonStages[stage][language];
