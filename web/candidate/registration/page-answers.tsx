import type { RegistrationView } from '#contract/client.ts';
import type { Page } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { answerWords } from './answer-words.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type AnswersProps = {
  readonly page: Page;
  readonly view: Pick<RegistrationView, 'edition' | 'answers' | 'region'>;
  readonly lists: OptionLists;
};

/** What was submitted on a page, to be read. References to records are left out: what they stand for is there. */
export function PageAnswers({ page, view, lists }: AnswersProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { edition, answers } = view;
  const facts = page.fields
    .filter((field) => field.type !== 'credential' && field.asked(answers, view.region))
    .filter((field) => field.type !== 'employer' || answers[field.key] === 'other')
    .map((field) => ({
      key: field.key,
      label: fieldLabel(edition, field.key, language),
      value: field.type === 'employer' ? t.other : answerWords(field, answers[field.key], lists, language),
    }))
    .filter((fact) => fact.value !== '');
  return <Facts facts={facts} />;
}
