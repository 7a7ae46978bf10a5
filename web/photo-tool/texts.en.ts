import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  title: 'Photo tool',
  lead: 'Checks and crops the photo for your registration. The photo stays on your computer or phone; no network is needed.',
  loading: 'Opening. Please wait.',
  noScript: 'Please open this file in a recent browser, with scripts (JavaScript) allowed.',
  exam: 'Exam',
  unreadable: 'This file cannot be opened. Please choose a JPG or PNG photo.',
  save: 'Save the photo file',
  again: 'Choose another photo',
  fileName: 'registration-photo.jpg',
  saved: 'The photo file has been saved.',
  savedNext:
    'It is called “registration-photo.jpg”, mostly in the folder “Downloads”. Please log in to the candidate portal and upload it on the photo page.',
  mendFirst:
    'The photo is not accepted yet and was not saved. Please adjust it as described above, or choose another.',
  responsibility: 'This check is advice; staff of the exam point decide on the photo.',
  otherLanguage: '\u4e2d\u6587',
  otherLanguageCode: 'zh-CN',
};
