import { foldName } from './names.ts';

/** A pinyin reading as it is typed: small letters without tones, `v` for ü. */
export function plainReading(reading: string): string {
  return reading
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308|u:/g, 'v')
    .replace(/[\u0300-\u036f\d]/g, '');
}

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

/** Passports write yu for the ü after l and n. */
const foldSyllable = (syllable: string) => plainReading(syllable).replace(/^([ln])yu/, '$1v');

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
