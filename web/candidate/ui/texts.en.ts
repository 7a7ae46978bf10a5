import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  required: 'Fields marked * must be filled in.',
  requiredWord: 'required',
  choose: 'Please choose',
  nothingYet: 'Please answer what stands before',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  noMatch: 'Nothing matches. Please try another word.',
  matches: (n) => `${n} to choose from; use the arrow keys.`,
  typeToFilter: 'Type to search',
  openList: 'Open the list',
  clear: 'Clear',
  close: 'Close',
  mend: (n) => (n === 1 ? 'One thing needs your attention' : `${n} things need your attention`),
  noteTitle: 'Please note',
  characters: (n, max) => `${n} of at most ${max} characters`,
  monthExample: 'For example 2018-07',
  dateExample: 'For example 1995-03-08',
  sending: 'Please wait…',
};
