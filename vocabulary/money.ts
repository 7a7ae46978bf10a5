import type { FeeLine } from '#domain/payment/fee.ts';
import type { SurplusReason } from '#domain/payment/order-lifecycle.ts';
import type { RefundState } from '#domain/payment/refund.ts';
import { type Language, say, type Text, text } from './language.ts';

/** Integer fen as yuan with two decimals, `310.00`. Throws RangeError for what is not an integer. */
export function yuan(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${fen}`);
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const amount = text('{yuan} 元', 'CNY {yuan}');

/** An amount with its currency, `310.00 元`. */
export function amountText(fen: number, language: Language): string {
  return say(amount, language, { yuan: yuan(fen) });
}

const lines = {
  subject: text('考试费：{subject}', 'Exam fee: {subject}'),
  person: text('报名费', 'Registration fee'),
} satisfies Record<FeeLine['kind'], Text>;

/** What a fee line is for; `subject` is the subject's name, where the line has one. */
export function feeLineText(kind: FeeLine['kind'], subject: string | null, language: Language): string {
  return say(lines[kind], language, { subject: subject ?? '' });
}

const subjectOfPayment = text('{title}报名缴费', '{title}: fee');

/** What the payment platform shows the payment to be for; `title` is the full title of the exam. */
export function paymentSubject(title: string, language: Language): string {
  return say(subjectOfPayment, language, { title });
}

const words = {
  specialty: text('报考专业', 'Specialty'),
  subjects: text('报考科目', 'Subjects'),
  sum: text('合计', 'Total'),
  payee: text('收款单位', 'Payee'),
  order: text('订单号', 'Order number'),
  legalBasis: text('收费依据', 'Legal basis'),
  receipt: text('电子票据号码', 'E-receipt number'),
} satisfies Record<string, Text>;

/** The words beside the figures of a payment page. */
export function paymentWord(word: keyof typeof words, language: Language): string {
  return words[word][language];
}

const surplusReasons = {
  double: text('重复缴费', 'paid twice'),
  late: text('超过订单时间', 'paid after the order had run out'),
  'not-due': text('报名已不需要缴费', 'no longer due'),
} satisfies Record<SurplusReason, Text>;

/** Why money was not booked. */
export const surplusText = (reason: SurplusReason, language: Language): string =>
  surplusReasons[reason][language];

const gateways: Readonly<Record<string, Text>> = {
  'signed-redirect-bank': text('银行', 'Bank'),
  'signed-redirect-bank-sm2': text('银行（国密）', 'Bank (SM2)'),
  'wechat-pay': text('微信支付', 'WeChat Pay'),
  alipay: text('支付宝', 'Alipay'),
};

const ofRegion = text('（考区 {region} 的商户）', ' (merchant of region {region})');

/** What a payment platform is called; one that nobody has named, by its key. `wechat-pay-33`: a region's own merchant there. */
export function gatewayText(gateway: string, language: Language): string {
  const [, platform = gateway, region = null] = /^(.+)-(\d{2})$/.exec(gateway) ?? [];
  const name = gateways[platform]?.[language] ?? platform;
  return region === null ? name : `${name}${ofRegion[language].replace('{region}', region)}`;
}

const refundStates = {
  asked: text('退费正在审批。', 'Its refund waits for approval.'),
  approved: text(
    '退费已经同意，正在办理，款项还没有退回。',
    'Its refund is approved; no money has moved yet.',
  ),
  declined: text(
    '退费没有同意，如有疑问，请咨询考区。',
    'Its refund was declined; if in doubt, ask your exam region.',
  ),
  sent: text('退费已经提交缴费平台，等待平台退回。', 'Its refund has gone to the payment platform.'),
  done: text('缴费平台已原路退回，到账时间以银行为准。', 'The payment platform has sent it back.'),
  failed: text(
    '平台没有退成，考区正在处理，款项不会丢失。',
    'The platform could not send it back; the exam region sees to it.',
  ),
} satisfies Record<RefundState, Text>;

/** How far money is on its way back, in the candidate's voice. */
export const refundStateText = (state: RefundState, language: Language): string =>
  refundStates[state][language];
