import type { HandoverTexts } from './texts.zh-CN.ts';

export const en: HandoverTexts = {
  heading: 'Handover for seating',
  lead: 'Gives the list of the registered to whoever arranges the seats. Each time a new version is made: from the second on with what was corrected, cancelled and added since the one before. The file is signed, so that its receiver can tell that it is ours and whole.',
  exam: 'Exam',
  area: 'Area',
  areaNeeded: 'Please choose an area.',
  purpose: 'Receiver and purpose',
  purposeHint: 'At least 4 characters. It is written into the file and the record.',
  purposeNeeded: 'Please say in at least 4 characters who receives it and what for.',
  order: 'Make a new version',
  ordered: {
    what: 'The version is being made.',
    how: 'Once written it can be downloaded below for 24 hours. You may leave this page and come back.',
  },
  history: 'Versions',
  empty: { what: 'Nothing has been handed over yet.', how: 'Choose an area and name the receiver above.' },
  version: (n) => `Version ${n}`,
  noVersion: 'No number',
  listed: (n) => `${n} registered`,
  changes: (corrected, cancelled, added) =>
    `Since the version before: ${corrected} corrected, ${cancelled} cancelled, ${added} added`,
  by: (who, at) => `Made by ${who}, ${at}`,
  you: 'you',
  progress: (done, total) => `${done} of ${total}`,
  download: 'Download',
  until: (moment) => `can be downloaded until ${moment}`,
  notYours: 'Only who made it can download it',
  expired: 'The file is gone; make a new version if you still need it.',
  sha256: 'SHA-256',
  key: {
    heading: 'Verify the signature',
    lead: 'The receiver verifies with this public key. Compare its fingerprint by another way, such as the telephone, and do not trust what came with the file.',
    print: 'Fingerprint of the key (SHA-256)',
    pem: 'Public key',
    how: 'Save the key as weikao.pem, unpack the file, and in its folder run:',
    former: (count) => `Former keys (${count})`,
    formerHow:
      'Files that were handed over before the key was changed are verified with the key of their day; manifest.json names its fingerprint.',
    since: (moment) => `used since ${moment}`,
  },
};
