import type { Status } from '#domain/registration/registration.ts';
import type { EditionText } from './edition-words.ts';
import { text } from './language.ts';

export type SituationView = {
  readonly status: Status;
  readonly confirmation: 'on-site' | 'on-line';
  readonly onlinePayment: boolean;
  /** How many pages of the form are not yet submitted. */
  readonly missingPages: number;
  readonly photoMissing: boolean;
  /** The time to do what the status asks for is over. */
  readonly closed: boolean;
  /** Beijing time `YYYY-MM-DD HH:MM:SS` or an ISO 8601 instant; null where none is known or none applies. */
  readonly deadline: string | null;
  readonly firstSubmitted: boolean;
};

type Situation =
  | Exclude<Status, 'submitted' | 'registered'>
  | 'draft-closed'
  | 'withdrawn'
  | 'withdrawn-closed'
  | 'submitted-on-site'
  | 'submitted-on-site-closed'
  | 'submitted-on-line'
  | 'repair-closed'
  | 'payable-closed'
  | 'registered-and-paid'
  | 'registered-off-line';

const youAct = text('由您办理。', 'This is for you to do.');
const nobodyActs = text('现在不用您办理。', 'There is nothing for you to do now.');
const askPoint = text('如有疑问，请咨询报名所在考点。', 'If you have questions, ask your exam point.');
const askRegion = text('如有疑问，请咨询报名所在考区。', 'If you have questions, ask your exam region.');

export const strips = {
  draft: {
    done: text('您还没有提交报名信息。', 'You have not submitted your registration yet.'),
    next: text('{missing}请{by}提交。', '{missing} Please submit {by}.'),
    who: youAct,
  },
  'draft-closed': {
    done: text('报名已截止，您没有提交报名信息。', 'Registration has closed, and you did not submit.'),
    next: text('本次考试已经不能报名。', 'It is no longer possible to register for this exam.'),
    who: askPoint,
  },
  withdrawn: {
    done: text(
      '您已撤回信息提交，报名信息还没有重新提交。',
      'You have withdrawn your submission and not submitted again.',
    ),
    next: text(
      '{missing}请{by}再次提交，否则{givenUp}。{printAgain}',
      '{missing} Please submit again {by}; otherwise {givenUp}. {printAgain}',
    ),
    who: youAct,
  },
  'withdrawn-closed': {
    done: text(
      '您撤回信息提交后，没有在规定时间内再次提交。',
      'You withdrew your submission and did not submit again in time.',
    ),
    next: text('逾期未提交的，{givenUp}。', 'The time is over: {givenUp}.'),
    who: askPoint,
  },
  'submitted-on-site': {
    done: text(
      '您已提交报名信息，报名未确认。',
      'You have submitted your registration; it is not confirmed yet.',
    ),
    next: text(
      '请{by}携带报名表和相关材料，到指定地点进行报名确认。逾期未确认的，{givenUp}。',
      'Please bring the printed form and your papers to the place named {by} to have it confirmed. After that {givenUp}.',
    ),
    who: text(
      '由您到现场办理，由报名点或考点确认。',
      'You go there; the registration site or exam point confirms.',
    ),
  },
  'submitted-on-site-closed': {
    done: text(
      '您已提交报名信息，但没有在规定时间内完成报名确认。',
      'You submitted your registration, but it was not confirmed in time.',
    ),
    next: text('未按时完成报名确认的，{givenUp}。', 'The time is over: {givenUp}.'),
    who: askPoint,
  },
  'submitted-on-line': {
    done: text(
      '您已提交报名信息，报名未确认。',
      'You have submitted your registration; it is not confirmed yet.',
    ),
    next: text(
      '请等待报名确认结果，并留意状态提示。',
      'Please wait for the result of the confirmation, and look here for it.',
    ),
    who: text('由{site}或考点在线确认。', 'The {site} or the exam point confirms on line.'),
  },
  repair: {
    done: text('确认不通过。', 'Your registration was not accepted at confirmation.'),
    next: text(
      '请按提示修改，重新上传报名材料，并{by}提交报名信息。逾期未提交的，{givenUp}。',
      'Please mend what is named, upload the papers again and submit {by}. After that {givenUp}.',
    ),
    who: youAct,
  },
  'repair-closed': {
    done: text(
      '确认不通过，您没有在规定时间内重新提交。',
      'Your registration was not accepted, and you did not submit again in time.',
    ),
    next: text('逾期未重新上传报名材料并提交报名信息的，{givenUp}。', 'The time is over: {givenUp}.'),
    who: askPoint,
  },
  confirmed: {
    done: text(
      '已完成报名确认，报名信息不能再修改。',
      'Your registration is confirmed and can no longer be changed.',
    ),
    next: text(
      '接下来是{pointReview}，请等待资格审核结果。',
      'Next comes the {pointReview}. Please wait for the result.',
    ),
    who: text('由考点审核，现在不用您办理。', 'The exam point reviews; there is nothing for you to do now.'),
  },
  endorsed: {
    done: text('{pointReview}已通过。', 'You have passed the {pointReview}.'),
    next: text(
      '接下来是{regionReview}，请等待资格审核结果。',
      'Next comes the {regionReview}. Please wait for the result.',
    ),
    who: text('由考区审核，现在不用您办理。', 'The exam region reviews; there is nothing for you to do now.'),
  },
  payable: {
    done: text('资格审核已通过。', 'You have passed the qualification review.'),
    next: text('请{by}完成缴费，否则{givenUp}。', 'Please pay {by}; otherwise {givenUp}.'),
    who: youAct,
  },
  'payable-closed': {
    done: text(
      '资格审核已通过，但没有在规定时间内完成缴费。',
      'You passed the qualification review, but did not pay in time.',
    ),
    next: text(
      '未按时完成缴费的，{givenUp}。已经付款的请不要重复支付。',
      'The time is over: {givenUp}. If you have paid, do not pay again.',
    ),
    who: askPoint,
  },
  'registered-and-paid': {
    done: text('缴费已完成，报名成功。', 'You have paid; you are registered.'),
    next: text(
      '请留意准考证打印通知，按时参加考试。',
      'Look out for the notice on admission tickets, and be there on the day.',
    ),
    who: nobodyActs,
  },
  'registered-off-line': {
    done: text('资格审核已通过，报名成功。', 'You have passed the qualification review; you are registered.'),
    next: text(
      '本考区未开通网上缴费，请按考点要求办理，并留意准考证打印通知。',
      'This region takes no payment on line. Please do as your exam point asks, and look out for the notice on admission tickets.',
    ),
    who: askPoint,
  },
  refused: {
    done: text('资格审核不通过。', 'You have not passed the qualification review.'),
    next: text('请查看不通过的原因。', 'Please read the reason.'),
    who: text(
      '对结论有异议的，请尽快联系报名所在考点。',
      'If you disagree with the result, contact your exam point soon.',
    ),
  },
  forfeited: {
    done: text('您没有在规定时间内办理，{givenUp}。', 'The time passed without your acting: {givenUp}.'),
    next: text('本次考试的报名已经结束。', 'Your registration for this exam has ended.'),
    who: askRegion,
  },
  cancelled: {
    done: text('您的报名已取消。', 'Your registration has been cancelled.'),
    next: text('已缴费的，退费由考区办理。', 'If you had paid, the exam region sees to the refund.'),
    who: askRegion,
  },
} satisfies Record<Situation, { done: EditionText; next: EditionText; who: EditionText }>;

/** Beside a closed window only what the candidate had to do in it is over; a review goes on. */
export function situationOf(view: SituationView): Situation {
  const { status, closed } = view;
  switch (status) {
    case 'draft':
      if (view.firstSubmitted) return closed ? 'withdrawn-closed' : 'withdrawn';
      return closed ? 'draft-closed' : 'draft';
    case 'submitted':
      if (view.confirmation === 'on-line') return 'submitted-on-line';
      return closed ? 'submitted-on-site-closed' : 'submitted-on-site';
    case 'repair':
    case 'payable':
      return closed ? `${status}-closed` : status;
    case 'registered':
      return view.onlinePayment ? 'registered-and-paid' : 'registered-off-line';
    default:
      return status;
  }
}
