import type { RegistrationView } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Where the region approves only verified records: what is missing, and where to take the certificate. */
export function CredentialsNotice({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  if (!view.waitsForCredentials) return null;
  return (
    <Notice kind="warning" title={t.credentialsWait}>
      <p>{t.credentialsWaitHow}</p>
    </Notice>
  );
}
