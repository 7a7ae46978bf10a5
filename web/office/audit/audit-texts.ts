import { useLanguage } from '../language.tsx';
import { en } from './texts.en.ts';
import { type AuditTexts, zh } from './texts.zh-CN.ts';

export function useAuditTexts(): AuditTexts {
  return useLanguage().language === 'en' ? en : zh;
}
