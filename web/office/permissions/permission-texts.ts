import { useLanguage } from '../language.tsx';
import { en } from './texts.en.ts';
import { type PermissionTexts, zh } from './texts.zh-CN.ts';

export function usePermissionTexts(): PermissionTexts {
  return useLanguage().language === 'en' ? en : zh;
}
