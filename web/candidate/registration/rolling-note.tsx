import type { RegistrationView } from '#contract/client.ts';
import type { Answers } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { rolls } from '#domain/registration/subjects.ts';
import { wordsOfCode } from '../account/general-options.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type NoteProps = { readonly view: RegistrationView; readonly lists: OptionLists; readonly answers: Answers };

/** C8: why just these subjects are ticked, for who took the exam last year. */
export function RollingNote({ view, lists, answers }: NoteProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { lastYear } = view;
  const { specialty } = answers;
  if (lastYear === null || typeof specialty !== 'string') return null;
  const { year, rolling } = lastYear;
  const words = (codes: readonly string[]) =>
    codes.map((code) => wordsOfCode(lists.subject, code, language)).join(t.between) || t.noSubject;
  if (!rolls(rolling, specialty)) {
    const isOther = specialty !== rolling.specialty;
    return (
      <p className="hint">
        {isOther ? t.otherSpecialty(year, rolling.specialtyName) : t.allPassed(year, rolling.specialtyName)}
      </p>
    );
  }
  return (
    <p className="hint">
      {t.rolled(year, words(rolling.passed), words(rolling.notPassed))}
      {rolling.lapsed.length > 0 && t.lapsed(year - 1, words(rolling.lapsed))}
    </p>
  );
}
