import { useLanguage } from '../language.tsx';
import { en } from './texts.en.ts';
import { type SessionTexts, zh } from './texts.zh-CN.ts';

export function useSessionTexts(): SessionTexts {
  return useLanguage().language === 'en' ? en : zh;
}
