import type { RegistrationView } from '#contract/client.ts';
import type { Page } from '#domain/edition/edition.ts';
import { useTexts } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** H2: that the page opens with last year's answers, as long as it has not been submitted this year. */
export function LastYearNote({ page, view }: { page: Page; view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { lastYear } = view;
  if (lastYear === null || view.savedPages.includes(page.key)) return null;
  if (!page.fields.some(({ key }) => Object.hasOwn(lastYear.answers, key))) return null;
  return <Notice kind="info" title={t.fromLastYear(lastYear.year)} />;
}
