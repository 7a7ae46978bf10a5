import { useState } from 'react';
import type { RegistrationView } from '#contract/client.ts';
import type { Page } from '#domain/edition/edition.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { answersToTakeBack, noLongerFitting } from './kept-answers.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import type { PageFormState } from './use-page-form.ts';

type KeptProps = {
  readonly page: Page;
  readonly view: RegistrationView;
  readonly form: Pick<PageFormState, 'change'>;
};

/** What the page held before the region was changed is offered, never put back by itself (B5). */
export function KeptNotice({ page, view, form }: KeptProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const [unfit, setUnfit] = useState<readonly string[] | null>(null);
  const kept = view.kept[page.key];
  const answers = answersToTakeBack(page, view);
  if (kept === undefined || Object.keys(answers).length === 0) return null;
  if (unfit === null) {
    return (
      <Notice kind="info" title={t.kept(sayMoment(kept.until, language))}>
        <p>{t.keptHow}</p>
        <Button onClick={() => setUnfit(noLongerFitting(answers, form.change(answers)))}>{t.takeBack}</Button>
      </Notice>
    );
  }
  const labels = unfit.map((key) => fieldLabel(view.edition, key, language));
  return (
    <Notice kind={unfit.length === 0 ? 'done' : 'warning'} title={t.takenBack} live>
      {unfit.length > 0 && <p>{t.noLongerFit(labels)}</p>}
    </Notice>
  );
}
