import type { CorrectionTexts } from './texts.zh-CN.ts';

export const en: CorrectionTexts = {
  heading: (name) => `Correct the registration: ${name}`,
  back: 'Back to the registration',
  lead: 'Only what may be corrected now is listed. Name and ID paper are corrected by a case; what the review has judged is not corrected once it has passed.',
  now: 'Now',
  after: 'Corrected to',
  sealedNow: '(hidden)',
  sealedHint: 'Left empty: unchanged',
  and: ', ',
  blank: '(empty)',
  cleared: '(emptied)',
  employerOther: 'Type the name by hand instead (other)',
  reason: 'Reason',
  reasonHint: 'The candidate reads it.',
  note: 'Evidence',
  noteHint: 'Which papers were looked at, and who asked. Staff alone read it.',
  preview: 'See what it would change',
  nothing: 'Nothing has been changed yet.',
  incomplete: 'Please choose a reason and say on what evidence.',
  effect: 'What it changes',
  item: 'Item',
  before: 'Before',
  afterwards: 'After',
  hidden: '(hidden)',
  money: 'Fee',
  feeSame: (amount) => `The fee stays ${amount}.`,
  feeUnknown: 'No fee is published for this specialty.',
  feeChanged: (before, after) => `The fee changes from ${before} to ${after}.`,
  notPaid: 'The candidate has not paid yet and will pay the new amount.',
  voidsOrder:
    'An order that the candidate has opened is void at once, and the next one is for the new amount; money already on its way is still taken, and the difference recorded.',
  due: (settled, amount) =>
    `Paid: ${settled}. Still due: ${amount}. The difference is recorded and the candidate is told.`,
  refund: (settled, amount) =>
    `Paid: ${settled}. To be refunded: ${amount}. The difference is recorded and the candidate is told.`,
  consequences:
    'The form gets a new verification code and any print made before is void; the candidate is sent a message with what was before and what is now.',
  confirm: 'Correct it',
  cancel: 'Go on changing',
  past: 'Earlier corrections',
  pastFee: (before, after) => `Fee ${before} → ${after}`,
  notOpen: {
    what: 'This registration cannot be corrected now.',
    how: 'The exam region corrects between confirmation and the exam.',
  },
};
