import type { ImportTexts } from './texts.zh-CN.ts';

export const en: ImportTexts = {
  heading: 'Imports',
  lead: 'Every row is checked first; only a file without problems can be applied, all of it at once, and be taken back later.',
  kind: 'What to import',
  kinds: {
    results: 'Results of an earlier year',
    'own-results': 'Results of an exam that was registered for here',
    employers: 'Directory of employers',
    staff: 'Invitations of staff',
    statements: 'Statement of the account',
    specialties: 'Specialties',
  },
  kindHints: {
    results: 'Answers and scores from another system, for candidates whose scores still count.',
    'own-results':
      'Scores by registration number; the rest comes from the registrations here. For national administrators.',
    employers: 'An employer of the same code is replaced, others are added; they can be chosen at once.',
    staff: 'Each row makes an invitation, good for 72 hours. Passwords are set by the people themselves.',
    statements:
      'What came to the account, a row for each sum; the sums of a day are compared with the bill. Days that are written in already are replaced. Administrators of regions alone.',
    specialties:
      'Goes into the draft for the whole country: a specialty of the same code is replaced, others are added; it is live when another national administrator has approved. A draft that was sent has to be given back first.',
  },
  links: 'Download the links',
  file: 'Choose a CSV file',
  fileHint:
    'UTF-8 or GB18030, a header in the first line, columns in any order. Please save Excel files as CSV.',
  template: 'Download the template',
  bring: 'Upload and check',
  fileNeeded: 'Please choose a file first.',
  fingerprint: 'Computing the digest…',
  noFingerprint: {
    what: 'This page did not come by HTTPS, so nothing can be uploaded.',
    how: 'Please open it at its address that begins with https://.',
  },
  brought: {
    what: 'The file has come and is being checked.',
    how: 'The result appears in the record below. You may leave this page and come back.',
  },
  already: (state) => `This file has come before; it is now: ${state}.`,
  history: 'Record of imports',
  empty: {
    what: 'Nothing has been imported yet.',
    how: 'Choose a file: it is checked first, and nothing is written by that.',
  },
  begunAt: 'Time',
  who: 'By',
  fileColumn: 'File',
  state: 'State',
  result: 'Result',
  uploading: (percent) => `${percent}% uploaded`,
  rows: (n) => `${n} rows checked`,
  right: (rows, replaces) =>
    replaces === 0
      ? `${rows} rows, all of them new.`
      : `${rows} rows, of which ${replaces} take the place of a record.`,
  applied: (added, changed) => `${added} added, ${changed} replaced.`,
  problems: (n) => `${n} problems, and not one row was written`,
  shown: (n) => `The first ${n} are listed; the others are in the report.`,
  line: 'Line',
  column: 'Column',
  problem: 'Problem',
  found: 'Found',
  todo: 'What to do',
  count: (n) => `${n} times`,
  report: 'Download the report',
  again: 'When it is mended, please choose the file again.',
  apply: 'Apply',
  undo: 'Take back',
  drop: 'Drop',
  sure: (rows) => `Write these ${rows} rows?`,
  sureUndo: 'Take it back? Everything becomes as it was before.',
  yes: 'Yes',
  no: 'Back',
  kept: 'Not taken back:',
};
