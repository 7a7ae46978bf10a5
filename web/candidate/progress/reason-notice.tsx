import { Link } from 'wouter';
import type { RegistrationView } from '#contract/client.ts';
import { pageWith } from '../registration/page-with.ts';
import { useTexts } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Why staff refused, how to mend it, and the way there. */
export function ReasonNotice({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { reason } = view;
  if (reason === null) return null;
  const page = reason.field === null ? null : pageWith(view.edition, reason.field);
  return (
    <Notice kind="error" title={t.reason(reason.text)}>
      <p>{t.fix(reason.fix)}</p>
      {page !== null && view.actions.includes('save-page') && (
        <p>
          <Link href={`/registrations/${view.edition}/pages/${page.key}`}>{t.toField}</Link>
        </p>
      )}
    </Notice>
  );
}
