import { useLanguage } from '../language.tsx';
import { en } from './texts.en.ts';
import { type BatchTexts, zh } from './texts.zh-CN.ts';

export function useBatchTexts(): BatchTexts {
  return useLanguage().language === 'en' ? en : zh;
}
