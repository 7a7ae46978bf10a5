import { useLanguage } from '../language.tsx';
import { en } from './texts.en.ts';
import { type CaseTexts, zh } from './texts.zh-CN.ts';

export function useCaseTexts(): CaseTexts {
  return useLanguage().language === 'en' ? en : zh;
}
