import { useLanguage } from '../language.tsx';
import { en } from './texts.en.ts';
import { type BenchTexts, zh } from './texts.zh-CN.ts';

export function useBenchTexts(): BenchTexts {
  return useLanguage().language === 'en' ? en : zh;
}
