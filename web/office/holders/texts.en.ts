import type { HolderTexts } from './texts.zh-CN.ts';

export const en: HolderTexts = {
  heading: 'Who is at work',
  lead: 'Everybody who has files on the bench at this moment. Where a colleague had to leave, all their files can be given back to the others.',
  name: 'Name',
  count: 'Files',
  oldest: 'Oldest since',
  takeAway: 'Give all back',
  confirm: (name, count) => `Give back the files that ${name} has (${count})?`,
  note: 'Decisions that they have not taken yet will have no effect.',
  done: (name, count) => `Files given back: ${count}, from ${name}. Others can take them now.`,
  yes: 'Give back',
  no: 'Cancel',
  empty: { what: 'Nobody is at work on a file.', how: 'Whoever takes one appears here.' },
};
