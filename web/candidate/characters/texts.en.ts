import type { zh } from './texts.zh-CN.ts';

export const en: typeof zh = {
  open: 'Find a rare character',
  dot: 'Middle dot “·”',
  dotLabel: 'Insert a middle dot “·”',
  reading: 'Pinyin',
  readingHint: 'Without tones; v for ü',
  radical: 'Radical',
  radicalHint: 'In order of strokes',
  strokes: 'Strokes in all',
  strokesHint: 'A number',
  ask: 'Fill in one of these or more, and the characters appear.',
  found: (count, more) =>
    count === 0
      ? 'None found. Leave one of them out, or try another reading.'
      : more
        ? `There are many; these are the first ${count}. Please fill in one more.`
        : `${count} found. Please choose.`,
  failed: 'Nothing could be looked up. Check your connection and try again.',
  results: 'Characters found',
  strokesOf: (strokes) => `${strokes} strokes`,
  insert: 'Use this character',
  cancel: 'Cancel',
  modernised: (characters) =>
    `What an old input method typed has become the standard characters ${characters.join(', ')}. Please check them against your ID.`,
  privateUse:
    'One character has a code that only your device knows. Please delete it and find it under “Find a rare character”.',
  rare: (characters) => `Rare characters: ${characters.join(', ')}`,
  hidden: (codes) =>
    `Your device cannot show ${codes.join(', ')}. The code is right, and review and printing are not affected.`,
};
