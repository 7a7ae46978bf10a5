import type { FormEvent } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import type { Page } from '#domain/edition/edition.ts';
import type { OptionLists } from '#domain/edition/options.ts';
import { problemText } from '#vocabulary/problems.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { RequiredLegend } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProblemSummary } from '../ui/problem-summary.tsx';
import { EligibilityNotice } from './eligibility-notice.tsx';
import { fieldId } from './field-id.ts';
import { FormFields } from './form-fields.tsx';
import { KeptNotice } from './kept-notice.tsx';
import { LastYearNote } from './last-year-note.tsx';
import { placeAfter } from './place-after.ts';
import { SaveStateLine } from './save-state.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { usePageForm } from './use-page-form.ts';

/** The pages whose answers the conditions look at. */
const JUDGED_BY: readonly string[] = ['application', 'education', 'employment'];

type FormProps = {
  readonly page: Page;
  readonly view: RegistrationView;
  readonly lists: OptionLists;
  readonly onOpenAnew: () => Promise<void>;
};

export function PageForm({ page, view, lists, onOpenAnew }: FormProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [, goTo] = useLocation();
  const [search] = useSearchParams();
  const form = usePageForm(page, view, lists);
  const errors = form.problems.filter((problem) => problem.severity === 'error');

  async function submit(event: FormEvent) {
    event.preventDefault();
    const saved = await form.submit();
    if (saved !== null) goTo(placeAfter(saved, page.key, search.get('then')));
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      {form.attempt > 0 && (
        <ProblemSummary
          attempt={form.attempt}
          lines={errors.map((problem) => ({
            fieldId: fieldId(problem.field),
            text: problemText(problem, view.edition, language),
          }))}
        />
      )}
      {form.saveState.kind === 'conflict' && (
        <Notice kind="error" title={t.conflict} live>
          <p>{t.conflictHow}</p>
          <Button onClick={() => void onOpenAnew()}>{t.load}</Button>
        </Notice>
      )}
      <LastYearNote page={page} view={view} />
      <KeptNotice page={page} view={view} form={form} />
      <RequiredLegend />
      <FormFields page={page} view={view} lists={lists} form={form} />
      {JUDGED_BY.includes(page.key) && <EligibilityNotice advice={view.eligibility} />}
      <RefusalNotice error={form.refusal} edition={view.edition} />
      <div className="buttons">
        <Button look="primary" submits busy={form.busy}>
          {t.submit}
        </Button>
        <SaveStateLine state={form.saveState} savedBefore={view.drafts[page.key]?.savedAt ?? null} />
      </div>
      <p className="hint">{t.allPages}</p>
    </form>
  );
}
