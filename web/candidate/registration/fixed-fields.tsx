import { Link } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import type { Field } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { fieldLabel, sourceCorrection, sourceText } from '#vocabulary/fields.ts';
import { problemText } from '#vocabulary/problems.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { HintAndProblem } from '../ui/field.tsx';
import { answerWords } from './answer-words.ts';
import { fieldId } from './field-id.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import type { PageFormState } from './use-page-form.ts';

type FixedProps = {
  readonly fields: readonly Field[];
  readonly view: RegistrationView;
  readonly lists: OptionLists;
  readonly form: PageFormState;
  /** How they are put right is said once a page. */
  readonly withCorrection: boolean;
};

/** Answers that nobody types here: as text, with where they come from and how they are put right. */
export function FixedFields({ fields, view, lists, form, withCorrection }: FixedProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const source = fields[0]?.source ?? null;
  const facts = fields
    .map((field) => ({
      key: field.key,
      label: fieldLabel(view.edition, field.key, language),
      value: answerWords(field, form.answers[field.key], lists, language),
    }))
    .filter((fact) => fact.value !== '');
  const problems = form.problems.filter((problem) => fields.some((field) => field.key === problem.field));
  if (facts.length === 0 && problems.length === 0) return null;
  const isLocked = fields.every((field) => view.locked.includes(field.key));
  const mended = source === null || source === 'credential' ? null : sourceCorrection(source, language);
  const correction = withCorrection ? (isLocked ? t.locked : mended) : null;
  return (
    <div className={problems.length > 0 ? 'quoted field field-error' : 'quoted field'}>
      {problems.map((problem) => (
        <div key={problem.field} id={fieldId(problem.field)} tabIndex={-1}>
          <HintAndProblem
            id={fieldId(problem.field)}
            hint={null}
            problem={{ text: problemText(problem, view.edition, language), severity: problem.severity }}
          />
        </div>
      ))}
      <Facts facts={facts} />
      {source !== null && (
        <p className="hint">
          {sourceText(source, language)}
          {correction !== null && ` · ${correction}`}{' '}
          {correction !== null && source === 'account' && !isLocked && (
            <Link href="/account/basics">{t.inAccount}</Link>
          )}
        </p>
      )}
    </div>
  );
}
