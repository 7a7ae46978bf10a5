import type { Answer, Field } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import type { Language } from '#vocabulary/language.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { wordsOfCode } from '../account/general-options.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

function monthWords(month: string, language: Language): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return (language === 'en' ? en : zh).month(year, number);
}

/** An answer as a person reads it; empty where there is none. */
export function answerWords(
  field: Field,
  answer: Answer | undefined,
  lists: OptionLists,
  language: Language,
): string {
  if (answer === null || answer === undefined) return '';
  const list = lists[field.list ?? ''];
  const codes = typeof answer === 'object' ? answer : [String(answer)];
  if (field.type === 'month' && typeof answer === 'string') return monthWords(answer, language);
  const words = field.list === null ? codes : codes.map((code) => wordsOfCode(list, code, language));
  return words.map((word) => sayMoment(word, language)).join(language === 'en' ? ', ' : '\u3001');
}
