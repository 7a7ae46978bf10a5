import type { ReasonStage } from '#domain/catalogue/reason.ts';
import type { ConfigurationAction, ConfigurationState } from '#domain/configuration/life.ts';
import type { NationProblem, NationProblemCode } from '#domain/configuration/nation-problems.ts';
import type { ConfigurationProblem, ConfigurationProblemCode } from '#domain/configuration/problems.ts';
import type { ReminderTopic } from '#domain/registration/reminders.ts';
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
  'only-days-off': text(
    '{from} 至 {to} 全是休息日，可能无人办理。',
    'From {from} to {to} every day is off: there may be nobody to do it.',
  ),
  'ends-on-day-off': text(
    '最后一天（{day}）是{dayOff}，可能无人办理。',
    'Its last day ({day}) is off ({dayOff}): there may be nobody to do it.',
  ),
  'deadline-in-holiday': text(
    '截止日（{day}）在{dayOff}内：考生有疑问时，可能找不到人。',
    'It ends within a holiday ({day}, {dayOff}): who has a question may find nobody.',
  ),
  'days-not-announced': text(
    '{from} 至 {to}：国务院办公厅尚未公布放假安排，暂按周一至周五上班计算。公布后请再检查。',
    'From {from} to {to} holidays are not announced yet; Monday to Friday are taken to be worked. Please look again then.',
  ),
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
  'paper-locked': text(
    '“{paper}”是全国统一要求的材料，不能改变。',
    '“{paper}” is asked for in the whole country and cannot be changed.',
  ),
  'paper-not-declared': text('这次考试没有“{paper}”这项材料。', 'This exam declares no paper “{paper}”.'),
  'paper-untitled': text('有一项另加的材料没有名称。', 'A further paper has no name.'),
  'paper-title-long': text(
    '材料名称“{title}”超过 {most} 个字。',
    'The name “{title}” has more than {most} characters.',
  ),
  'paper-title-twice': text('材料名称“{title}”重复。', '“{title}” stands there twice.'),
  'paper-text-unreadable': text(
    '材料“{title}”的名称或说明里有看不见的字符或换行，请重新输入。',
    'The name or hint of “{title}” holds characters that cannot be seen; please type it anew.',
  ),
  'paper-text-formula': text(
    '材料“{title}”的名称和说明不能以 =、+、-、@ 等符号开头。',
    'Neither name nor hint of “{title}” may begin with =, +, - or @.',
  ),
  'paper-key-foreign': text(
    '材料“{title}”属于另一个考区。请移除后重新添加。',
    '“{title}” belongs to another region. Please remove it and add it anew.',
  ),
  'paper-key-twice': text(
    '材料“{title}”重复引用了另一项。请移除后重新添加。',
    '“{title}” is another paper once more. Please remove it and add it anew.',
  ),
  'paper-condition-unknown': text(
    '这次考试不填写材料“{title}”的适用范围所依据的内容，请改选适用范围。',
    'This exam does not ask what decides who has to upload “{title}”; please choose otherwise.',
  ),
  'paper-levels-missing': text('材料“{title}”没有选择级别。', 'No level is chosen for “{title}”.'),
  'paper-level-unknown': text(
    '材料“{title}”选择的级别不在这次考试里。',
    'A level chosen for “{title}” is not one of this exam.',
  ),
  'paper-most-wrong': text('每项材料可以上传 1 到 {most} 张图片。', 'A paper may have 1 to {most} images.'),
  'papers-not-told': text(
    '现场确认的考区不在网上收材料：对全国材料的修改不起作用，请写在“需要的材料”里。',
    'Where people are confirmed on site nothing is uploaded: say what to bring in the list of papers.',
  ),
} satisfies Record<ConfigurationProblemCode, Text>;

const ofNation = {
  'specialties-missing': text('没有开放报考的专业。', 'No specialty is open.'),
  'specialty-unnamed': text('专业 {code} 没有名称。', 'Specialty {code} has no name.'),
  'specialty-twice': text('专业代码 {code} 重复。', 'Specialty {code} stands there twice.'),
  'specialty-word-unknown': text(
    '专业 {code}：“{word}”不在专业类别、级别或科目的代码表里。',
    'Specialty {code}: “{word}” is no discipline, level or subject that is known.',
  ),
  'subjects-missing': text('专业 {code} 没有考试科目。', 'Specialty {code} has no subject.'),
  'specialty-gone': text(
    '专业 {code} {name} 已有 {count} 人报考，不能移除。不再招收新报考人员的，请改为“不接受新报考人员”。',
    '{count} people have registered for {code} {name}: it cannot be taken out. Close it for new candidates instead.',
  ),
  'specialty-altered': text(
    '专业 {code} {name} 已有 {count} 人报考，不能改变专业类别和级别，也不能减少科目。',
    '{count} people have registered for {code} {name}: its discipline, level and subjects must stay.',
  ),
  'form-altered': text(
    '专业 {code} {name} 已有 {count} 人报考，改变考试方式后，尚未缴费的人按新方式的标准缴费。',
    '{count} people have registered for {code} {name}: with another form, who has not paid pays its fee.',
  ),
  'fee-missing-in-regions': text(
    '{count} 个考区没有收费标准：{level}，{form}。',
    '{count} regions have no fee for {level}, {form}.',
  ),
  'photo-bytes-reversed': text(
    '照片文件大小的下限不小于上限。',
    'The smallest file of a photo is no smaller than the largest.',
  ),
  'photo-wide': text(
    '照片的最小宽度不小于最小高度；证件照是竖的。',
    'The photo is no higher than wide; ID photos stand upright.',
  ),
  'photo-tightened': text(
    '照片要求比现行的更严：已经选用的照片不会重新检查。',
    'Photos are asked for more strictly than now: those in use are not looked at again.',
  ),
  'reminders-missing': text('没有设置提醒：{topic}。', 'Nobody is reminded of this: {topic}.'),
} satisfies Record<NationProblemCode, Text>;

const reminderTopics = {
  submit: text('提交报名信息', 'submitting'),
  'submit-again': text('撤回后重新提交', 'submitting again after a withdrawal'),
  confirm: text('现场确认', 'confirmation on site'),
  repair: text('确认不通过后重新提交', 'mending after a refused confirmation'),
  pay: text('缴费', 'paying'),
  'id-paper': text('证件在考试前到期', 'an ID paper that ends before the exam'),
} satisfies Record<ReminderTopic, Text>;

const isTopic = (topic: string): topic is ReminderTopic => Object.hasOwn(reminderTopics, topic);

/** What a reminder is about. */
export const reminderTopicText = (topic: string, language: Language): string =>
  isTopic(topic) ? reminderTopics[topic][language] : topic;

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
  { code, params }: Pick<ConfigurationProblem | NationProblem, 'code' | 'params'>,
  language: Language,
): string {
  return say({ ...problems, ...ofNation }[code], language, params);
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
