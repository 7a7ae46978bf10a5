import type { FeeLine } from '#domain/payment/fee.ts';
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
} satisfies Record<string, Text>;

/** The words beside the figures of a payment page. */
export function paymentWord(word: keyof typeof words, language: Language): string {
  return words[word][language];
}
