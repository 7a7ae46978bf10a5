import { useLanguage } from '../language.tsx';
import { en } from './texts.en.ts';
import { type CorrectionTexts, zh } from './texts.zh-CN.ts';

export function useCorrectionTexts(): CorrectionTexts {
  return useLanguage().language === 'en' ? en : zh;
}
