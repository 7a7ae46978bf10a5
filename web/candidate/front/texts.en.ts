import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  closed: 'Your account is closed and your personal information deleted.',
  title: 'On-line registration for the health profession qualification exams',
  what: 'Sign up, fill in your registration, print the form, follow its confirmation and review, and pay on line.',
  logIn: 'Log in',
  signUp: 'Sign up',
  notice: 'Notes on Signing Up',
  noticeLead: 'First time here? Please read the',
  photoTool: 'Download the photo tool',
  photoToolLead: 'Preparing your photo before you register?',
  historical: 'If you took the exam last year, do not sign up again: just log in.',
  forgotten: 'Forgot password',
  stepsTitle: 'Four steps',
  steps: [
    [
      'Sign up and fill in the basic information',
      'Once, for all years. Have your ID, your certificates and a recent ID photo at hand.',
    ],
    [
      'Fill in and submit your registration',
      'What you enter is saved by itself; leave and come back whenever you like.',
    ],
    [
      'Confirmation and review',
      'Confirm as your exam region demands; then the exam point and the region review it.',
    ],
    ['Payment', 'Where the region takes payment on line, pay in time once you have passed the review.'],
  ],
  phoneFails: 'Your mobile number does not receive messages. Please check it.',
  phoneFailsLoss: 'The latest text message did not arrive. Codes and reminders would not arrive either.',
  changePhone: 'Check the mobile number',
  home: 'My registrations',
  enter: 'Enter on-line registration',
  none: 'You have not entered any exam yet.',
  open: 'See the progress',
  account: 'My account',
  accountComplete: 'Basic information, education and photo are there: you can register.',
  accountMissing: 'Before you can register, please:',
  missing: {
    'id-paper': 'The ID number has gone back to its owner; ask for a correction of yours',
    basics: 'Fill in the basic information',
    education: 'Add your education',
    photo: 'Upload your photo',
  },
  toAccount: 'See my account',
  unlinked: (year: number) =>
    `There are scores of ${year} for your name and date of birth under another ID number. They are not linked to your account.`,
  unlinkedLoss:
    'If they are yours, ask for the merge of scores; otherwise last year’s scores count as given up and do not roll. If they are not yours, there is nothing to do.',
  mergeHint:
    'If your ID type or number differs from last year’s, ask for a score merge; otherwise last year’s scores are given up.',
  merge: 'Ask for a score merge',
  cases: 'My cases',
};
