import { useLanguage } from '../language.tsx';
import { en } from './texts.en.ts';
import { type NoteTexts, zh } from './texts.zh-CN.ts';

export function useNoteTexts(): NoteTexts {
  return useLanguage().language === 'en' ? en : zh;
}
