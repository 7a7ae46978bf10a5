import type { Language } from '../language.ts';

export const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
export const EDITIONS = ['health-2026', 'health-2023'];

const HALF_WIDTH_BESIDE_HAN = /\p{Script=Han}[,.;:?!()]|[,;:?!()]\p{Script=Han}|[”」》][,.;:?!()]/u;
/** What candidates have to type as it stands. */
const TYPED_IN_CHINESE = '“其它”';

/** What is wrong with a text by the rules of the house; empty where nothing is. */
export function faultsIn(words: string, language: Language): string[] {
  const faults: string[] = [];
  if (words.trim() === '') faults.push('empty');
  if (/[{}]/.test(words)) faults.push('a parameter is left over');
  if (/系统错误|格式错误|undefined|null|NaN/.test(words)) faults.push('words that help nobody');
  if (language === 'zh-CN' && HALF_WIDTH_BESIDE_HAN.test(words)) faults.push('half-width punctuation');
  if (language === 'zh-CN' && !/\p{Script=Han}/u.test(words)) faults.push('not Chinese');
  if (language === 'en' && /[\p{Script=Han}，。；：？！（）]/u.test(words.replace(TYPED_IN_CHINESE, '')))
    faults.push('not English');
  return faults.map((fault) => `${fault}: ${words}`);
}

/** The same for a full sentence, which ends as sentences end. */
export function faultsInSentence(words: string, language: Language): string[] {
  const ends = language === 'zh-CN' ? /[。？！]$/ : /[.?!]$/;
  return [...faultsIn(words, language), ...(ends.test(words) ? [] : [`no end: ${words}`])];
}

/** Calls `each` for every edition and language. */
export function inEveryWording(each: (edition: string, language: Language) => void): void {
  for (const edition of EDITIONS) for (const language of LANGUAGES) each(edition, language);
}
