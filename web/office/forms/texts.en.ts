import type { FormsTexts } from './texts.zh-CN.ts';

export const en: FormsTexts = {
  heading: 'Print forms',
  lead: 'For candidates who cannot print. Listed is what was submitted and waits to be confirmed; each print goes into the history, and the candidate is told.',
  find: 'Name, or last four of the ID',
  list: 'Forms that can be printed',
  empty: { what: 'There is no form to print.', how: 'Forms appear here once candidates have submitted.' },
  print: (count) => `Print the ${count} chosen`,
  most: (most) => `At most ${most} at a time.`,
  printing: 'Being made; please leave this page open…',
  done: {
    what: (count) => `Forms made: ${count}.`,
    how: 'The file is downloaded. Open and print it, then have it signed and sealed.',
  },
  file: 'forms.pdf',
};
