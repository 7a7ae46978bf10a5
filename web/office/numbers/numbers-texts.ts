import { useLanguage } from '../language.tsx';
import { en } from './texts.en.ts';
import { type NumbersTexts, zh } from './texts.zh-CN.ts';

export function useNumbersTexts(): NumbersTexts {
  return useLanguage().language === 'en' ? en : zh;
}
