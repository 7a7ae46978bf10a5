import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  title: 'Sign up',
  lead: 'Please sign up yourself. Name, ID type and ID number must be as on your valid ID; you cannot change them later by yourself.',
  noticeLead: 'Before you sign up, please read the',
  notice: 'Notes on Signing Up',
  haveAccount: 'Already have an account?',
  logIn: 'Log in',
  accountPart: 'Account',
  identityPart: 'Identity',
  contactPart: 'Contact',
  consentPart: 'Consent',
  userName: 'User name',
  userNameHint:
    '4 to 32 letters or digits, beginning with a letter. You can also log in with your ID number.',
  password: 'Password',
  passwordHint:
    '10 characters or more, with at least two kinds of letters, digits and signs. Not your user name or ID number.',
  name: 'Name',
  nameHint: 'As written on your ID. Type rare characters themselves, not their pinyin.',
  idType: 'ID type',
  idNumber: 'ID number',
  phone: 'Mobile number',
  phoneHint: 'For codes by text message and for news of your registration.',
  next: 'Next',
  consent: (title) => `I have read and agree to “${title}”`,
  read: 'Read it',
  consentOf: (title) => `“${title}”: please read it and tick.`,
  consentMissing: 'Please read it and tick. Without your consent you cannot sign up.',
  again: {
    title: 'Enter again',
    lead: 'Look at your ID and enter name, ID type and ID number once more, so that no slip remains.',
    submit: 'Sign up',
    back: 'Go back and change',
    differs: {
      name: 'The two names differ. Please check against your ID; if the first was wrong, go back and change it.',
      idType: 'The two ID types differ. Please check; if the first was wrong, go back and change it.',
      idNumber:
        'The two ID numbers differ. Please check digit by digit; if the first was wrong, go back and change it.',
    },
  },
  problems: {
    userNameMissing: 'Please enter a user name.',
    passwordMissing: 'Please enter a password.',
  },
  taken: 'If this is an account that you made earlier, recover it instead of signing up again.',
  recover: 'Recover my account',
  back: 'Back',
  effective: 'The Chinese text is the one that counts.',
};
