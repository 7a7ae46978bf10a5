import type { Language } from '#vocabulary/language.ts';

/** Sentences one after the other: Chinese ones need no space between them. */
export const joined = (sentences: readonly string[], language: Language): string =>
  sentences.filter((sentence) => sentence !== '').join(language === 'en' ? ' ' : '');
