import type { MessageKind } from '#domain/registration/command.ts';
import { type EditionText, sayIn } from './edition-words.ts';
import { type Language, say, text } from './language.ts';
import { sayBy } from './moments.ts';

type MessageWords = {
  readonly title: EditionText;
  readonly body: EditionText;
  /** Added only where waiting longer gives something up. */
  readonly afterDeadline?: EditionText;
};

const messages = {
  unconfirmed: {
    title: text('待办事项提醒：报名未确认', 'To do: registration not confirmed'),
    body: text(
      '您已提交“{title}”报名信息，报名未确认。请按照所在考区、考点要求，{by}完成报名确认。',
      'You have submitted your registration for “{title}”; it is not confirmed yet. Please have it confirmed {by}, as your exam region and exam point demand.',
    ),
    afterDeadline: text('未按时完成报名确认的，{givenUp}。', 'If it is not confirmed by then, {givenUp}.'),
  },
  confirmed: {
    title: text('待办事项提醒：报名已确认', 'Notice: registration confirmed'),
    body: text(
      '您的“{title}”报名已确认，报名信息不能再撤回提交和修改。接下来进行资格审核，请在“报考流程”中查看进度。',
      'Your registration for “{title}” is confirmed and can no longer be withdrawn or changed. The qualification review comes next; follow it under “Progress”.',
    ),
  },
  'confirmation-refused': {
    title: text('待办事项提醒：确认不通过', 'To do: not accepted at confirmation'),
    body: text(
      '您的“{title}”报名确认不通过。请登录查看原因，重新上传报名材料，并{by}提交报名信息。',
      'Your registration for “{title}” was not accepted at confirmation. Please log in to see why, upload your papers again and submit {by}.',
    ),
    afterDeadline: text('逾期未提交的，{givenUp}。', 'If you do not submit by then, {givenUp}.'),
  },
  refused: {
    title: text('待办事项提醒：资格审核不通过', 'Notice: qualification review not passed'),
    body: text(
      '您的“{title}”资格审核不通过。请登录查看原因；如有疑问，请咨询报名所在考点。',
      'You have not passed the qualification review for “{title}”. Please log in to see why; if you have questions, ask your exam point.',
    ),
  },
  payable: {
    title: text('待办事项提醒：待缴费', 'To do: payment due'),
    body: text(
      '您的“{title}”资格审核已通过。请登录核对专业、科目和金额，{by}完成缴费。',
      'You have passed the qualification review for “{title}”. Please log in, check specialty, subjects and amount, and pay {by}.',
    ),
    afterDeadline: text('未按时完成缴费的，{givenUp}。', 'If you do not pay by then, {givenUp}.'),
  },
  registered: {
    title: text('待办事项提醒：报名成功', 'Notice: registered'),
    body: text(
      '您已成功报名“{title}”。请留意准考证打印通知。',
      'You are registered for “{title}”. Please look out for the notice on admission tickets.',
    ),
  },
  forfeited: {
    title: text('待办事项提醒：{givenUp}', 'Notice: exam given up'),
    body: text(
      '您没有在规定时间内办理“{title}”报名，{givenUp}。如有疑问，请咨询报名所在考区。',
      'The time for your registration for “{title}” has passed without your acting: {givenUp}. If you have questions, ask your exam region.',
    ),
  },
  'decision-reverted': {
    title: text('待办事项提醒：报名状态有更正', 'Notice: the state of your registration was corrected'),
    body: text(
      '您的“{title}”报名状态已由工作人员更正。请登录查看当前状态和需要办理的事项。',
      'Staff have corrected the state of your registration for “{title}”. Please log in to see where it stands and what to do.',
    ),
  },
} satisfies Record<MessageKind, MessageWords>;

const recovery = text(
  '【卫考】您正在找回密码，验证码是 {code}，{minutes} 分钟内有效。请不要告诉任何人。不是您本人操作的，请不用理会。',
  'Your code for a new password is {code}, valid for {minutes} minutes. Tell it to nobody. If you did not ask for it, ignore this message.',
);

/** The text message with which a forgotten password is replaced. */
export function recoveryMessage(code: string, minutes: number, language: Language): string {
  return say(recovery, language, { code, minutes });
}

/** Kinds whose body is followed by where and how the region wants it done. */
const WITH_PLACE: readonly MessageKind[] = ['unconfirmed'];

export type MessageParams = {
  readonly edition: string;
  /** Full title of the exam. */
  readonly title: string;
  /** When waiting gives it up: Beijing time or ISO 8601 instant; null where it does not. */
  readonly deadline: string | null;
  /** Full sentences of the region on where and how to confirm. */
  readonly place: string | null;
};

/** A 「待办事项提醒」 as it is sent. */
export function messageText(
  kind: MessageKind,
  { edition, title, deadline, place }: MessageParams,
  language: Language,
): { title: string; body: string } {
  const words: MessageWords = messages[kind];
  const params = { title, by: sayBy(deadline, language) };
  const sentences = [sayIn(edition, words.body, language, params)];
  if (words.afterDeadline !== undefined && deadline !== null) {
    sentences.push(sayIn(edition, words.afterDeadline, language, params));
  }
  if (place !== null && WITH_PLACE.includes(kind)) sentences.push(place);
  return {
    title: sayIn(edition, words.title, language, params),
    body: sentences.join(language === 'en' ? ' ' : ''),
  };
}
