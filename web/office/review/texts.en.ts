import type { BenchTexts } from './texts.zh-CN.ts';

export const en: BenchTexts = {
  next: 'Next file',
  taking: 'Taking it…',
  heldBy: 'At work on it',
  mine: 'You',
  since: (who, at) => `${who} · since ${at}`,
  held: {
    what: (who, at) => `${who} has been at work on this file since ${at}. You can only read it now.`,
    how: 'Go on with the next one (Enter), or talk to your colleague.',
  },
  lost: {
    what: 'You no longer have this file. You can only read it now.',
    how: 'Take it again to go on, or turn to the next one (Enter).',
  },
  takeAgain: 'Take it again',
  allHeld: {
    what: 'No file can be taken at the moment.',
    how: 'Those in the list are with colleagues, or something has to be settled first. Please try again later.',
  },
  checks: 'To be checked',
  checksKeys: 'J next, K previous',
  topics: {
    identity: 'Identity',
    photo: 'Photo',
    education: 'Education',
    degree: 'Degree',
    title: 'Present title',
    licence: 'Licence',
    residency: 'Residency',
    work: 'Employer and years',
    form: 'Application',
  },
  verdicts: { meets: 'met', unclear: 'see the papers', short: 'perhaps not met' },
  changed: 'changed',
  lastYear: (year, before) => `${year}: ${before}`,
  sinceDecision: (what, who, at) => `Handed in again after “${what}” by ${who}, ${at}`,
  sinceDecisionSame: 'Nothing has changed in it.',
  reasonThen: 'The reason then',
  noPapersHere: 'Originals are looked at on site in this region; nothing was uploaded.',
  undo: (seconds) => `Undo (${seconds} s)`,
  undone: (name) => `Taken back: ${name}. Please decide anew.`,
};
