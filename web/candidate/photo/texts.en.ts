import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  lead: 'This photo is printed on the form; admission ticket and certificate use it too.',
  quoted: 'Quoted from your account: the photo that you uploaded there.',
  use: 'Use this photo',
  chosen: 'The photo below is in use. The registration is not submitted yet.',
  chosenOther: 'The form has an earlier photo. To use the one below, press “Use this photo”.',
  none: 'There is no photo in your account yet. Please upload one here.',
  next: 'Next',
  another: 'Not this one?',
  cannotNow: 'The photo cannot be changed now.',
  back: 'Back to the progress',
};
