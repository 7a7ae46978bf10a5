import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  title: 'Submit registration',
  lead: 'Please check every line. When all is right, press “Submit registration”.',
  change: 'Change',
  region: 'Exam region',
  photo: 'Photo',
  print: 'Print this page',
  missingTitle: 'These are not complete yet; once they are, you can submit:',
  goOnFilling: 'Go on filling in',
  photoMissing: 'Photo',
  warnings: 'Please note',
  after: 'When you press “Submit registration”',
  afterOnSite: [
    'Your registration goes to your exam region and exam point; it is then “not confirmed”.',
    'Print the form, and within the time of confirmation bring it with your papers to the place named.',
    'Until it is confirmed you can withdraw and change it; a change renews the verification code, so print again.',
  ],
  afterOnLine: (site, printed) => [
    'Your registration goes to your exam region and exam point; it is then “not confirmed”.',
    `The ${site} checks it on line; please watch its state here.`,
    printed
      ? 'Until then you can withdraw and change it; a change renews the verification code, so print again.'
      : 'Until then you can withdraw and change it.',
  ],
  fixed: 'Name, ID type, ID number, sex, date of birth and nationality cannot be changed after submitting.',
  sameAsLastYear:
    'The same as last year: submitting confirms your registration at once, and it can no longer be withdrawn or changed.',
  sameHow: 'If anything has to be put right, please change it before you submit.',
  afterSame: [
    'Your registration goes to your exam region and exam point; it is then confirmed, and the review comes next.',
  ],
  differs: (year) =>
    `These differ from ${year}. After submitting, have your registration confirmed as your region requires.`,
  notInRegion:
    'This region has no automatic confirmation of returning candidates. After submitting, have your registration confirmed as it requires.',
  before: (year, words) => `${year}: ${words}`,
  now: (words) => `Now: ${words}`,
  blank: '(empty)',
  submit: 'Submit registration',
  cannotNow: 'The registration cannot be submitted now.',
  toProgress: 'See the progress',
  receiptTitle: 'Your registration is submitted',
  receipt: { number: 'Registration number', code: 'Verification code of the form', at: 'Submitted' },
  receiptConfirmed: 'It agrees with last year’s, and is confirmed already.',
  printForm: 'Print the form',
  printAgain:
    'The change has renewed the verification code. Forms printed before cannot be confirmed: please print again.',
  printHint: 'The form opens in a new window. Please print and sign it.',
  nextTitle: 'What comes next',
  confirmationTitle: 'Confirmation',
  place: 'Where',
  papers: 'What to bring',
  optional: ' (optional)',
  papersOnLine: 'What to upload',
  time: 'When',
  notSubmitted: 'The registration is not submitted yet.',
  notSubmittedHow:
    'Please check everything, then press “Submit registration” at the end of this page. Until then you are not registered.',
  withdrawalTitle: 'Withdraw submission',
  withdrawalLead: 'After withdrawing you can change your registration; then you must submit it again.',
  withdrawalEffects: [
    'The state goes back to “not submitted”; the exam point cannot confirm it meanwhile.',
    'Name, ID type, ID number, sex, date of birth and nationality cannot be changed.',
  ],
  withdrawnPrint:
    'If anything changes, the verification code is renewed; a form printed earlier is void, so print again.',
  withdrawalDeadline: (moment, givenUp) => `Please submit again by ${moment}; otherwise ${givenUp}.`,
  withdraw: 'Withdraw submission',
  keep: 'Do not withdraw, back to the progress',
  cannotWithdraw: 'The submission cannot be withdrawn now.',
};
