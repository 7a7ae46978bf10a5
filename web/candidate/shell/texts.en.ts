import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  exam: 'Health Profession Exams',
  product: 'Candidate Portal',
  atWork: 'A security check is running, please wait.',
  loading: 'Opening, please wait.',
  noScript: 'Please allow JavaScript in the settings of your browser, then reload this page.',
  skip: 'Skip to content',
  largeText: 'Large text',
  normalText: 'Normal text',
  otherLanguage: '\u4e2d\u6587',
  otherLanguageCode: 'zh-CN',
  logIn: 'Log in',
  signUp: 'Sign up',
  logOut: 'Log out',
  account: 'My account',
  messages: 'Messages',
  unread: 'new',
  home: 'Home',
  privacy: 'How long personal information is kept',
  menu: 'Links',
  signedInAs: 'Signed in',
  person: (name, tail) => `${name} · …${tail}`,
  strip: 'Where you are',
  failed: {
    retry: 'Try again',
    trace: (trace) => `If you need help, quote this number: ${trace}`,
    offline:
      'The server cannot be reached. What you entered is still here. Check your network and try again.',
    unexpected: 'This page did not open. Please reload it. What you have saved is safe.',
    refresh: 'Reload this page',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or the page has moved.',
    home: 'Go to the home page',
  },
};
