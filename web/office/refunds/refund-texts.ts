import { useLanguage } from '../language.tsx';
import { en } from './texts.en.ts';
import { type RefundTexts, zh } from './texts.zh-CN.ts';

export function useRefundTexts(): RefundTexts {
  return useLanguage().language === 'en' ? en : zh;
}
