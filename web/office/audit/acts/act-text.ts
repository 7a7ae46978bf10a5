import type { Language } from '#vocabulary/language.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const isNamed = (endpoint: string): endpoint is keyof typeof zh => Object.hasOwn(zh, endpoint);

/** The trail outlives requests: one that has no words any more, or none yet, is shown as it was recorded. */
export function actText(endpoint: string, language: Language): string {
  if (!isNamed(endpoint)) return endpoint;
  return language === 'en' ? en[endpoint] : zh[endpoint];
}
