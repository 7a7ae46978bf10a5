import type { zh } from './texts.zh-CN.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

export const en: typeof zh = {
  pageOf: (n, total) => `Page ${n} of ${total}`,
  pages: 'Pages of the form',
  pageDone: 'done',
  submit: 'Submit page',
  toProgress: 'Back to the progress',
  saved: (time) => `Saved ${time}, not submitted yet`,
  saving: 'Saving…',
  retrying: 'Not saved yet, trying again',
  untouched: 'What you fill in is saved by itself; saved is not submitted',
  conflict: 'This page was changed elsewhere; what you enter now is not saved.',
  conflictHow:
    'Please load the newest content and change that. It replaces what you entered; note it down if you need it.',
  load: 'Load the newest content',
  notEditable: 'The registration cannot be changed now.',
  notEditableHow: 'You can look at it. The progress page says what can be done now.',
  locked: 'Fixed by the first submission.',
  inAccount: 'Go to “Basic information”',
  pick: 'Click to quote an education record',
  pickAgain: 'Quote another',
  pickTitle: 'Which education record?',
  pickNone: 'There is no education record in your account yet. Please add one.',
  pickCancel: 'Cancel',
  wrongRecord: 'Is the record wrong? Under',
  credentials: 'Education and degrees',
  wrongRecordAfter: 'add the right one, then come back and quote it. What you entered here is kept.',
  otherRecord: 'To change education or degree, leave this exam, add a record under',
  otherRecordAfter: 'then come back and quote it. What you entered here is kept.',
  listOf: (field) => `${field}: the list`,
  lookUp: (list) => `See ${list}`,
  choosePointFirst: 'Please choose your city first.',
  searchIn: 'Where to search (optional)',
  province: 'Province',
  city: 'City',
  employerPlaceholder: 'A word of the employer’s name',
  searching: 'Searching…',
  typeMore: 'Please type at least two characters.',
  noEmployer: 'Nothing found. Try another word, or choose “Other”.',
  maybeAbbreviation: (typed) =>
    `“${typed}” may be an abbreviation. These are the employers it may mean; please pick the full name.`,
  onlySimilar: 'No name is quite like this. These come close; please check and pick yours.',
  searchFailed: 'The search did not succeed. Please check your network and try again.',
  other: 'Other',
  otherChosen: 'Other (my employer is not listed)',
  fromLastYear: (year) => `Below is your registration of ${year}. Please check it page by page.`,
  outdated: (year, shown) =>
    `In ${year} this was “${shown}”, which cannot be used this year. Please answer anew.`,
  rolled: (year, passed, notPassed) =>
    `Passed in ${year}: ${passed}. Not passed: ${notPassed}. Those not passed are ticked, as scores count for two years; you may tick differently. `,
  lapsed: (year, subjects) =>
    `What you passed in ${year} (${subjects}) is more than two years old and counts no longer.`,
  otherSpecialty: (year, specialty) =>
    `Scores count within one specialty only. In ${year} you took “${specialty}”, now you chose another, so all subjects are ticked.`,
  allPassed: (year, specialty) =>
    `By ${year} you had passed all subjects of “${specialty}” within two years. No scores are left to count, so all subjects are ticked.`,
  between: ', ',
  noSubject: 'none',
  month: (year, month) => `${MONTHS[month - 1] ?? month} ${year}`,
  kept: (until) => `What you entered before is kept until ${until} and can be taken back.`,
  keptHow:
    'It is what this page held before you changed the region. Take it back, check it, then submit the page.',
  takeBack: 'Take back what I entered',
  takenBack: 'What you entered is back, and not submitted yet. Please check it, then submit the page.',
  noLongerFit: (fields) =>
    `This no longer fits and was not taken back; please answer anew: ${fields.join(', ')}.`,
  allPages:
    '“Submit page” submits this page only. When all are filled in, submit on the page “Submit registration”: only then are you registered.',
  closing: (moment) => `Please submit your registration by ${moment}.`,
  closingGrace: (moment) =>
    `If this page is still open then, you may finish it and submit by ${moment}; nothing is accepted after that. Please do not wait until the end.`,
  closed: (moment) => `This closed on ${moment}. You may finish what you began before.`,
  closedGrace: (moment) => `Please press “Submit registration” by ${moment}; nothing is accepted after that.`,
};
