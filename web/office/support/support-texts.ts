import { useLanguage } from '../language.tsx';
import { en } from './texts.en.ts';
import { type SupportTexts, zh } from './texts.zh-CN.ts';

export function useSupportTexts(): SupportTexts {
  return useLanguage().language === 'en' ? en : zh;
}
