import type { Answer, Field } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import type { Language } from '#vocabulary/language.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { wordsOfCode } from '../account/general-options.ts';

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
  const words = field.list === null ? codes : codes.map((code) => wordsOfCode(list, code, language));
  return words.map((word) => sayMoment(word, language)).join(language === 'en' ? ', ' : '\u3001');
}
