import { withoutOldPrivateUse } from './private-use.ts';
import { halfWidth, withoutInvisible } from './typing.ts';

/** In code points. */
export const MAX_NAME_LENGTH = 60;

export type NameProblem = 'name-empty' | 'name-too-long' | 'name-characters';

// Planes and blocks are named besides the properties: an old phone does not know the newest ideographs as letters.
const IDEOGRAPHS = String.raw`\u3007\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{3FFFD}`;
const HAN = String.raw`\p{Script=Han}${IDEOGRAPHS}`;
const LETTER = String.raw`\p{L}${IDEOGRAPHS}`;
const DOT = '\u00B7';

/** Middle dots, bullets, katakana dots and the full stop: all are typed where a name has its middle dot. */
const DOTS = String.raw`.\u00B7\u2022\u2024\u2027\u2219\u22C5\u2E31\u30FB\uA78F\uFF65`;
const DOT_BETWEEN_LETTERS = new RegExp(`([${LETTER}\\p{M}]) ?[${DOTS}] ?(?=[${LETTER}])`, 'gu');

const WORD = `'?[${LETTER}][${LETTER}\\p{M}']*`;
const NAME = new RegExp(`^${WORD}(?:[ ${DOT}-]${WORD})*$`, 'u');

const SEPARATORS = new RegExp(`[ ${DOTS}]+`, 'g');
const HAN_OR_SEPARATOR = new RegExp(`^[${HAN} ${DOT}]$`, 'u');
const SPACE_AFTER_HAN = new RegExp(`([${HAN}]) `, 'gu');
const SPACE_BEFORE_HAN = new RegExp(` (?=[${HAN}])`, 'gu');

/** Nearly every name: nothing in it has a second spelling. */
const PLAIN = /^[\u4E00-\u9FA5]+$/;

/**
 * One spelling for what is typed, pasted or read from a card in many ways; this form is stored and shown.
 * Old private-use code points and radicals copied from PDFs become the characters meant; full width becomes half
 * width; invisible code points go; dots between letters become a middle dot; apostrophes, hyphens and white space
 * become the plain ones. NFC. Case stays.
 */
export function normalizeName(raw: string): string {
  if (PLAIN.test(raw)) return raw;
  return withoutInvisible(halfWidth(withoutOldPrivateUse(raw)))
    .replace(/[\u2E80-\u2FD5]/g, (radical) => radical.normalize('NFKC'))
    .normalize('NFC')
    .replace(/[\u0060\u00B4\u02BC\u2018\u2019\u201B\u2032]/g, "'")
    .replace(/[\u2010-\u2015\u2212\uFE63]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(DOT_BETWEEN_LETTERS, `$1${DOT}`);
}

/**
 * Letters of any script, joined by single spaces, middle dots, hyphens; apostrophes. One character is enough: such
 * names exist. Digits, brackets and other signs are refused. Looks at the normal form, whatever is passed.
 */
export function checkName(name: string): NameProblem | null {
  const normal = normalizeName(name);
  if (normal === '') return 'name-empty';
  if ([...normal].length > MAX_NAME_LENGTH) return 'name-too-long';
  return NAME.test(normal) ? null : 'name-characters';
}

/**
 * For comparing, never for showing. On top of the normal form it folds: case; dots and spaces into each other;
 * dots and spaces beside a Han character into nothing (older systems had no dot, and people space short names out).
 * It does not fold: characters (simplified and traditional stay apart), accents, hyphens, apostrophes, spaces
 * between words of other scripts, and a pinyin reading typed for a missing character, which equals no Han name.
 */
export function foldName(name: string): string {
  if (PLAIN.test(name)) return name;
  return normalizeName(name)
    .toLowerCase()
    .normalize('NFC')
    .replace(SEPARATORS, ' ')
    .trim()
    .replace(SPACE_AFTER_HAN, '$1')
    .replace(SPACE_BEFORE_HAN, '');
}

/** True where only the spelling variants differ that `foldName` lists. */
export function sameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b);
}

/**
 * For staff screens. Han names keep the first and the last character, those of two only the first, a single one
 * none; dots stay. All others keep their first letter, and hide their length.
 */
export function maskName(name: string): string {
  const characters = [...normalizeName(name)];
  if (!characters.every((character) => HAN_OR_SEPARATOR.test(character))) {
    return `${characters.find((character) => /\p{L}/u.test(character)) ?? ''}***`;
  }
  const isSeparator = (character: string) => character === ' ' || character === DOT;
  const length = characters.filter((character) => !isSeparator(character)).length;
  const last = characters.length - 1;
  return characters
    .map((character, index) => {
      const shown = (index === 0 && length > 1) || (index === last && length > 2) || isSeparator(character);
      return shown ? character : '*';
    })
    .join('');
}
