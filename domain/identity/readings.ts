import { foldName } from './names.ts';

/** How a character is read, as syllables without tones. Whoever has a table of readings passes it in. */
export type Readings = (character: string) => readonly string[];

/** Brackets of all kinds around a syllable, a tone number behind it; or a single character. */
const TOKEN = /[(<[{\u3008\u3010\u3014]? ?(\p{Script=Latin}+)[1-5]? ?[)>\]}\u3009\u3011\u3015]?|./gu;
const HAN = /^\p{Script=Han}$/u;

type Token = { readonly text: string; readonly isSyllable: boolean };

const tokensOf = (name: string): readonly Token[] =>
  [...foldName(name).matchAll(TOKEN)].map(([text, syllable]) => ({
    text: syllable ?? text,
    isSyllable: syllable !== undefined,
  }));

/** One spelling for what keyboards and passports write in different ways: v, ü and yu after l and n. */
const foldSyllable = (syllable: string) =>
  syllable
    .toLowerCase()
    .normalize('NFC')
    .replace(/\u00FC/g, 'v')
    .replace(/^([ln])yu/, '$1v');

const isReadingOf = (syllable: Token, character: Token, readings: Readings) =>
  syllable.isSyllable &&
  HAN.test(character.text) &&
  readings(character.text).some((reading) => foldSyllable(reading) === foldSyllable(syllable.text));

/**
 * Whether two names differ only in that one holds a reading where the other has the character, as older systems
 * wrote what they could not type. At least one character must stand in both. For people whose ID papers are the same
 * already, never to find somebody.
 */
export function sameByReading(a: string, b: string, readings: Readings): boolean {
  const [those, these] = [tokensOf(a), tokensOf(b)];
  const pairs = those.flatMap((of, i) => {
    const other = these[i];
    return other === undefined ? [] : [[of, other] as const];
  });
  if (pairs.length !== those.length || pairs.length !== these.length) return false;
  const isSame = ([one, other]: readonly [Token, Token]) => one.text === other.text;
  return (
    pairs.some((pair) => isSame(pair) && HAN.test(pair[0].text)) &&
    pairs.every(
      (pair) =>
        isSame(pair) || isReadingOf(pair[0], pair[1], readings) || isReadingOf(pair[1], pair[0], readings),
    )
  );
}
