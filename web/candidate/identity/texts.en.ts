import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  signUp: {
    title: 'You can begin with the national network identity',
    why: 'Then you enter name and ID number only once, and can log in with it later. It is up to you: you can sign up just as well without it.',
    start: 'Use the national network identity',
    verified: 'Verified by the national network identity',
    once: 'Please enter your own name and ID number, once. We ask the national network identity whether it is the same person.',
    lead: 'Please enter the code from the message. Name and ID number are checked by the national network identity; you need not enter them again.',
    without: 'Enter them again instead, without the national network identity',
  },
  recovery: {
    why: 'If the mobile number is no longer yours, you can also use the national network identity: fill in the ID above, then press this button.',
    start: 'Recover with the national network identity',
    verified: 'It is you. Please set a new password.',
    password: 'New password',
    passwordMissing: 'Please enter a new password.',
    submit: 'Set the new password',
    otherWay: 'Use a code in a text message instead',
  },
  ends: {
    declined: [
      'The identity check was not completed',
      'You did not consent on your phone. You can try again, or use another way.',
    ],
    over: [
      'This identity check did not succeed',
      'It may have taken more than 10 minutes, been used already, or come back in another browser. Please run it again.',
    ],
    away: [
      'The national network identity does not answer now',
      'Please try again later, or use another way.',
    ],
    unlinked: [
      'Your network identity is not linked to an account',
      'If you have an account, log in with your password and link it under My account; if not, please sign up.',
    ],
    'another-person': [
      'No account was found that is yours',
      'Who was checked does not match the name and ID number entered. Please check them and try again.',
    ],
    'linked-elsewhere': [
      'Your network identity is linked to another account',
      'Please log in there and remove the link first.',
    ],
    'linked-already': [
      'This account has a network identity already',
      'To change it, remove the link first, then link again.',
    ],
    linked: ['Network identity linked', 'You can now log in with it.'],
  },
  page: {
    title: 'National network identity',
    lead: 'Once linked, you can log in and recover your password with it. It is up to you and changes nothing about your registration.',
    stored:
      'We only get the result “the same person” and a number that says nothing about you, no other identity data.',
    linkedSince: (day: string) => `Linked since ${day}.`,
    notLinked: 'Not linked.',
    link: 'Link the national network identity',
    unlink: 'Remove the link',
    notOffered: 'The national network identity is not available here at present.',
    back: 'Back to my account',
  },
};
