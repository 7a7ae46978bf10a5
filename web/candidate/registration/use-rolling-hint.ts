import { rolls } from '#domain/registration/subjects.ts';
import { wordsOfCode } from '../account/general-options.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import type { ControlProps } from './control-props.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** C8: why just these subjects are ticked, for who took the exam last year; null for everybody else. */
export function useRollingHint({ field, view, lists, form }: ControlProps): string | null {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { lastYear } = view;
  const { specialty } = form.answers;
  if (field.type !== 'options' || lastYear === null || typeof specialty !== 'string') return null;
  const { year, rolling } = lastYear;
  if (!rolls(rolling, specialty)) {
    const isOther = specialty !== rolling.specialty;
    return isOther ? t.otherSpecialty(year, rolling.specialtyName) : t.allPassed(year, rolling.specialtyName);
  }
  const words = (codes: readonly string[]) =>
    codes.map((code) => wordsOfCode(lists.subject, code, language)).join(t.between) || t.noSubject;
  const lapsed = rolling.lapsed.length === 0 ? '' : t.lapsed(year - 1, words(rolling.lapsed));
  return t.rolled(year, words(rolling.passed), words(rolling.notPassed)) + lapsed;
}
