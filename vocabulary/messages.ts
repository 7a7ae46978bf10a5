import type { MessageKind, ToldPaper } from '#domain/registration/command.ts';
import { type EditionText, sayIn } from './edition-words.ts';
import { type Language, say, text } from './language.ts';
import { sayBy, sayMoment } from './moments.ts';
import { amountText } from './money.ts';
import { paperLabel } from './papers.ts';

type MessageWords = {
  readonly title: EditionText;
  readonly body: EditionText;
  /** Added only where waiting longer gives something up. */
  readonly afterDeadline?: EditionText;
  /** Said last. */
  readonly more?: EditionText;
};

const toFollow = text('请在“报考流程”中查看进度。', 'Follow it under “Progress”.');

const messages = {
  withdrawn: {
    title: text('待办事项提醒：信息提交已撤回', 'To do: submission withdrawn'),
    body: text(
      '您已撤回“{title}”的信息提交，现在报名信息没有提交。请{by}再次提交，并重新打印报名表。',
      'You have withdrawn your submission for “{title}”; nothing is submitted now. Please submit again {by} and print the form again.',
    ),
    afterDeadline: text('未再次提交的，{givenUp}。', 'If you do not submit by then, {givenUp}.'),
  },
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
  'paper-infected': {
    title: text('待办事项提醒：材料含有病毒，须重新上传', 'To do: a paper holds a virus, upload it again'),
    body: text(
      '您为“{title}”上传的材料中发现病毒，不能打开。请{by}到“上传材料”删除有病毒的文件，检查保存原件的设备，再上传新的。已经提交报名信息的，请先撤回；不能撤回的，请等候通知。',
      'A virus was found in what you uploaded for “{title}”; staff cannot open it. Please check the device that holds the original, then, {by}, remove the file under “Upload papers” and upload a new one. If you have submitted already, withdraw the submission first; if that is not possible, wait for word from your registration site or exam point.',
    ),
  },
  'paper-infected-confirmed': {
    title: text(
      '待办事项提醒：材料含有病毒，请联系考点',
      'Notice: a paper holds a virus, ask your exam point',
    ),
    body: text(
      '您为“{title}”上传的材料中发现病毒，工作人员不能再打开。报名已经确认，您自己不能更换材料；请咨询报名所在考点，按要求补交。在此之前，报名状态不变。',
      'A virus was found in what you uploaded for “{title}”; staff can no longer open it. Your registration is confirmed, so you cannot change the papers yourself: please ask your exam point how to hand it in again. Until then your registration stays as it is.',
    ),
  },
  endorsed: {
    title: text('待办事项提醒：{pointReview}已通过', 'Notice: {pointReview} passed'),
    body: text(
      '您的“{title}”{pointReview}已通过，接下来进行{regionReview}，现在不用您办理。',
      'Your registration for “{title}” has passed the {pointReview}. The {regionReview} comes next; there is nothing for you to do now.',
    ),
    more: toFollow,
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
  'payment-opens': {
    title: text('待办事项提醒：缴费开始', 'To do: payment has opened'),
    body: text(
      '“{title}”缴费已经开始。请登录核对专业、科目和金额，{by}完成缴费。',
      'Payment for “{title}” has opened. Please log in, check specialty, subjects and amount, and pay {by}.',
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
  cancelled: {
    title: text('待办事项提醒：报名已取消', 'Notice: registration cancelled'),
    body: text(
      '您的“{title}”报名已取消。已缴费的，退费由考区办理。如有疑问，请咨询报名所在考区。',
      'Your registration for “{title}” has been cancelled. If you had paid, the exam region sees to the refund. If you have questions, ask your exam region.',
    ),
  },
  corrected: {
    title: text('待办事项提醒：报名信息已更正', 'Notice: your registration was corrected'),
    body: text(
      '考区工作人员更正了您的“{title}”报名信息，更正前打印的报名表已经失效。请登录核对；如有疑问，请咨询报名所在考区。',
      'Staff of the exam region have corrected your registration for “{title}”; a form printed before is void. Please log in and check it; if you have questions, ask your exam region.',
    ),
  },
  'printed-for-you': {
    title: text('待办事项提醒：工作人员打印了您的报名表', 'Notice: staff have printed your form'),
    body: text(
      '报名点或考点的工作人员打印了您的“{title}”报名表，供您签名、盖章后办理报名确认。您没有请工作人员打印的，请咨询报名所在考点。',
      'Staff of your registration site or exam point have printed your form for “{title}”, to be signed and sealed for the confirmation. If you did not ask for it, please ask your exam point.',
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
  'returned-to-point': {
    title: text('待办事项提醒：报名已退回考点审核', 'Notice: returned to the exam point'),
    body: text(
      '考区已将您的“{title}”报名退回考点，由考点重新审核，现在不用您办理。',
      'The exam region has returned your registration for “{title}” to the exam point, which reviews it again. There is nothing for you to do now.',
    ),
    more: toFollow,
  },
  'remind-submit': {
    title: text('待办事项提醒：尚未提交报名信息', 'Reminder: registration not submitted'),
    body: text(
      '您还没有提交“{title}”报名信息。填写的内容只是保存了，没有提交就没有报名。请{by}提交。',
      'You have not submitted your registration for “{title}”. What you filled in is saved, but until you submit it you are not registered. Please submit {by}.',
    ),
    afterDeadline: text('逾期不能再报名。', 'After that you can no longer register.'),
  },
  'remind-submit-again': {
    title: text('待办事项提醒：尚未再次提交报名信息', 'Reminder: registration not submitted again'),
    body: text(
      '您撤回信息提交后，还没有再次提交“{title}”报名信息。请{by}再次提交，并重新打印报名表。',
      'You withdrew your submission for “{title}” and have not submitted again. Please submit {by} and print the form again.',
    ),
    afterDeadline: text('未再次提交的，{givenUp}。', 'If you do not submit by then, {givenUp}.'),
  },
  'remind-confirm': {
    title: text('待办事项提醒：报名仍未确认', 'Reminder: registration still not confirmed'),
    body: text(
      '您的“{title}”报名还没有确认。请按照所在考区、考点要求，携带报名表和相关材料，{by}完成报名确认。',
      'Your registration for “{title}” is still not confirmed. Please bring the printed form and your papers and have it confirmed {by}, as your exam region and exam point demand.',
    ),
    afterDeadline: text('未按时完成报名确认的，{givenUp}。', 'If it is not confirmed by then, {givenUp}.'),
  },
  'remind-repair': {
    title: text('待办事项提醒：确认不通过，尚未重新提交', 'Reminder: not accepted, not submitted again'),
    body: text(
      '您的“{title}”报名确认不通过，还没有重新提交。请按提示修改，重新上传报名材料，并{by}提交报名信息。',
      'Your registration for “{title}” was not accepted and has not been submitted again. Please mend what is named, upload your papers again and submit {by}.',
    ),
    afterDeadline: text('逾期未提交的，{givenUp}。', 'If you do not submit by then, {givenUp}.'),
  },
  'remind-pay': {
    title: text('待办事项提醒：尚未缴费', 'Reminder: not paid'),
    body: text(
      '您还没有完成“{title}”缴费。请登录核对专业、科目和金额，{by}完成缴费。',
      'You have not paid for “{title}” yet. Please log in, check specialty, subjects and amount, and pay {by}.',
    ),
    afterDeadline: text('未按时完成缴费的，{givenUp}。', 'If you do not pay by then, {givenUp}.'),
  },
  'id-paper-expires': {
    title: text('待办事项提醒：证件在考试前到期', 'To do: your ID paper expires before the exam'),
    body: text(
      '您在“{title}”报名时填写的证件有效截止日期早于考试日期。请及时更换有效证件，以免影响参加考试；已经更换的，不用办理。',
      'The ID paper that you gave for “{title}” expires before the exam. Please renew it in time, or you may not be let in; if you have renewed it, there is nothing to do.',
    ),
  },
  held: {
    title: text(
      '待办事项提醒：报名有事项待核实',
      'Notice: something about your registration is being checked',
    ),
    body: text(
      '您的“{title}”报名有一个事项正在由工作人员核实，核实期间部分办理会暂停。请在“我的个案”中查看；填写的内容都已保留。',
      'Staff are checking something about your registration for “{title}”; until then some steps have to wait. See “My cases”. Everything that you entered is kept.',
    ),
  },
  'hold-released': {
    title: text('待办事项提醒：报名可以继续办理', 'Notice: your registration goes on'),
    body: text(
      '您的“{title}”报名的待核实事项已经办结。请登录查看是否还有需要您办理的事项。',
      'What had to be checked about your registration for “{title}” has been settled. Please log in to see whether there is something for you to do.',
    ),
  },
  'case-approved': {
    title: text('待办事项提醒：个案已通过', 'Notice: case approved'),
    body: text(
      '您的个案已由工作人员审核通过。请在“我的个案”中查看结果和需要办理的事项。',
      'Staff have approved your case. See the result, and what to do, under “My cases”.',
    ),
  },
  'case-refused': {
    title: text('待办事项提醒：个案没有通过', 'Notice: case not approved'),
    body: text(
      '您的个案没有通过。请在“我的个案”中查看原因；可以重新申请，或者到考点办理。',
      'Your case was not approved. See the reason under “My cases”; you can ask again, or go to the exam point.',
    ),
  },
  'case-undone': {
    title: text('待办事项提醒：个案的通过已撤销', 'Notice: approval of a case undone'),
    body: text(
      '您的个案原先的通过已被撤销。请在“我的个案”中查看原因；如有疑问，请咨询考点。',
      'The approval of your case has been undone. See the reason under “My cases”; if in doubt, ask your exam point.',
    ),
  },
  'refund-approved': {
    title: text('待办事项提醒：退费已同意', 'Notice: refund approved'),
    body: text(
      '您的“{title}”报名的退费已经同意，正在办理，款项还没有退回。款项将原路退回，现在不用您办理；如有疑问，请咨询报名所在考区。',
      'The refund for your registration for “{title}” has been approved and is on its way; no money has moved yet. It goes back the way it came. There is nothing for you to do; if you have questions, ask your exam region.',
    ),
  },
  'refund-declined': {
    title: text('待办事项提醒：退费没有同意', 'Notice: refund declined'),
    body: text(
      '您的“{title}”报名的退费没有同意。如有疑问，请咨询报名所在考区。',
      'The refund for your registration for “{title}” was declined. If you have questions, ask your exam region.',
    ),
  },
  'refund-done': {
    title: text('待办事项提醒：款项已退回', 'Notice: money sent back'),
    body: text(
      '您的“{title}”报名的退费，缴费平台已原路退回。到账时间以银行为准，现在不用您办理。',
      'The payment platform has sent your refund for “{title}” back the way the money came. Your bank decides when it shows. There is nothing for you to do.',
    ),
  },
  'money-kept': {
    title: text('待办事项提醒：有一笔款项没有计入报名', 'Notice: money that was not booked'),
    body: text(
      '我们收到一笔“{title}”报名的款项，但没有计入报名（重复缴费、超过时间，或报名已不需要缴费）。款项已经登记，由考区办理退回，不会丢失，请不要再次缴费。',
      'We have received money for “{title}” that was not booked: paid twice, too late, or no longer due. It is recorded and will be sent back by the exam region; it is not lost. Please do not pay again.',
    ),
  },
  'wechat-bound': {
    title: text('账户提醒：微信已绑定', 'Your account: WeChat bound'),
    body: text(
      '您的账户已绑定微信，今后可以用这个微信扫码登录、接收提醒。不是您本人操作的，请立即登录解除绑定，并修改密码。',
      'A WeChat account has been bound to your account; it can log in and gets reminders from now on. If it was not you, log in at once, unbind it and change your password.',
    ),
  },
  'wechat-unbound': {
    title: text('账户提醒：微信已解除绑定', 'Your account: WeChat unbound'),
    body: text(
      '您的账户已解除微信绑定，报名不受影响。今后的提醒请在“消息”中查看。不是您本人操作的，请立即登录并修改密码。',
      'WeChat has been unbound from your account; your registration is not affected. Find your reminders under “Messages” from now on. If it was not you, log in at once and change your password.',
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

const phoneProof = text(
  '【卫考】您正在验证手机号码，验证码是 {code}，{minutes} 分钟内有效。请不要告诉任何人。不是您本人操作的，请不用理会。',
  'Your code to verify this mobile number is {code}, valid for {minutes} minutes. Tell it to nobody. If you did not ask for it, ignore this message.',
);

/** The text message that proves whose a mobile number is. */
export function phoneMessage(code: string, minutes: number, language: Language): string {
  return say(phoneProof, language, { code, minutes });
}

const phoneChanged = text(
  '【卫考】您账户的手机号码已改为尾号 {tail} 的号码，以后的短信将发送到新号码。不是您本人操作的，请立即联系报名所在考点。',
  'Your account now has another mobile number, ending in {tail}; messages go there from now on. If it was not you, contact your exam point at once.',
);

/** Told to the telephone that an account has had so far. */
export function phoneChangedMessage(tail: string, language: Language): string {
  return say(phoneChanged, language, { tail });
}

/** Kinds whose body is followed by where and how the region wants it done. */
const WITH_PLACE: readonly MessageKind[] = ['unconfirmed', 'remind-confirm'];

const stillDue = text(
  '考试费有变化，还须补缴 {amount}，办理方式由考区通知。',
  'The fee has changed: {amount} is still to be paid. The exam region will tell you how.',
);
const toBeRefunded = text(
  '考试费有变化，应退 {amount}，由考区办理退费。',
  'The fee has changed: {amount} is to be refunded. The exam region sees to it.',
);

/** What a changed fee means for who has paid. */
export function differenceText(fen: number, language: Language): string {
  return say(fen > 0 ? stillDue : toBeRefunded, language, { amount: amountText(Math.abs(fen), language) });
}

const kept = text('款项金额 {amount}。', 'Amount: {amount}.');
const refunded = text('退费金额 {amount}。', 'Refund: {amount}.');

export type MessageParams = {
  readonly edition: string;
  /** Full title of the exam. */
  readonly title: string;
  /** When waiting gives it up: Beijing time or ISO 8601 instant; null where it does not. */
  readonly deadline: string | null;
  /** Full sentences of the region on where and how to confirm. */
  readonly place: string | null;
  /** In fen: what is still to be paid or, below zero, refunded. */
  readonly difference?: number | null;
  /** In fen: the refund that was decided on. */
  readonly refund?: number | null;
  readonly papers?: readonly ToldPaper[];
};

const papersConcerned = text('涉及的材料：{papers}。', 'Papers concerned: {papers}.');

function papersText(edition: string, told: readonly ToldPaper[], language: Language): string[] {
  const labels = told.map(({ key, title }) => paperLabel(edition, key, language, title));
  const papers = labels.join(language === 'en' ? ', ' : '、');
  return labels.length === 0 ? [] : [say(papersConcerned, language, { papers })];
}

/** A 「待办事项提醒」 as it is sent. */
export function messageText(
  kind: MessageKind,
  { edition, title, deadline, place, difference = null, refund = null, papers = [] }: MessageParams,
  language: Language,
): { title: string; body: string } {
  const words: MessageWords = messages[kind];
  const params = { title, by: sayBy(deadline, language) };
  const sentences = [sayIn(edition, words.body, language, params)];
  if (words.afterDeadline !== undefined && deadline !== null) {
    sentences.push(sayIn(edition, words.afterDeadline, language, params));
  }
  if (words.more !== undefined) sentences.push(sayIn(edition, words.more, language));
  sentences.push(...papersText(edition, papers, language));
  if (difference !== null) sentences.push(differenceText(difference, language));
  if (refund !== null)
    sentences.push(
      say(kind === 'money-kept' ? kept : refunded, language, { amount: amountText(refund, language) }),
    );
  if (place !== null && WITH_PLACE.includes(kind)) sentences.push(place);
  return {
    title: sayIn(edition, words.title, language, params),
    body: sentences.join(language === 'en' ? ' ' : ''),
  };
}

/** Where the line of the official account is not the title of the message: the guides' words, or shorter ones. */
const todoLines: Partial<Record<MessageKind, EditionText>> = {
  refused: text('审核不通过', 'Review not passed'),
  'remind-pay': text('缴费即将截止', 'Payment closes soon'),
  'paper-infected': text('材料含病毒，须重新上传', 'Paper with a virus'),
  'paper-infected-confirmed': text('材料含病毒，请联系考点', 'Paper with a virus'),
};

/** What stands in the 「待办事项提醒」 of the official account: at most twenty characters of the message's title. */
export function todoLine(kind: MessageKind, edition: string, language: Language): string {
  const title = sayIn(edition, todoLines[kind] ?? messages[kind].title, language);
  return title.slice(title.search(/[：:]/) + 1).trim();
}

const lookInside = text('请登录查看', 'Please log in');
const wholeAccount = text('考生账户', 'Your account');
const dueUntil = text('{moment}截止', 'Until {moment}');

/** Without seconds and zone: a line holds twenty characters. */
const toTheMinute = (moment: string, language: Language) =>
  sayMoment(moment, language).replace(/:\d\d\D*$/, '');

/** The other two lines: which exam, and by when. */
export function todoFacts(title: string | null, deadline: string | null, language: Language) {
  return {
    about: title ?? say(wholeAccount, language),
    due:
      deadline === null
        ? say(lookInside, language)
        : say(dueUntil, language, { moment: toTheMinute(deadline, language) }),
  };
}

const shortMessage = text('【卫考】{body}', '{body}');

/** A message of the inbox as a short message to the telephone. */
export const shortMessageOf = (body: string, language: Language): string =>
  say(shortMessage, language, { body });

const welcome = text(
  '欢迎关注。请登录考生管理平台，在“我的账户”中绑定微信；绑定后，报名的待办事项会发送到这里。',
  'Welcome. Log in, and bind WeChat under “My account”; what you have to do for your registration is then sent here.',
);
const toConsent = text(
  '请核对账户和设备后绑定：<a href="{address}">核对并绑定微信</a>。不是您本人操作的，请不用理会。',
  'Check account and device, then bind: <a href="{address}">check and bind WeChat</a>. If it was not you, ignore this.',
);
const scanIsOver = text(
  '二维码已经失效，请在网页上刷新后再扫。',
  'The QR code is no longer valid. Please draw a new one on the page and scan that.',
);

/** What the official account says in the conversation. */
export const wechatWelcome = (language: Language): string => say(welcome, language);
export const wechatToConsent = (address: string, language: Language): string =>
  say(toConsent, language, { address });
export const wechatScanOver = (language: Language): string => say(scanIsOver, language);

const mailCodeTitle = text('卫考：邮箱验证码', 'Weikao: your code');
const mailCodeBody = text(
  '您正在验证接收报名提醒的邮箱，验证码是 {code}，{minutes} 分钟内有效。请不要告诉任何人。不是您本人操作的，请不用理会。',
  'Your code to verify this address is {code}, valid for {minutes} minutes. Tell it to nobody. If you did not ask for it, ignore this message.',
);

/** The mail that proves whose an address is. */
export function mailCode(code: string, minutes: number, language: Language) {
  const body = say(mailCodeBody, language, { code, minutes });
  return { title: say(mailCodeTitle, language), body, lines: { todo: '', about: '', due: '' } };
}
