import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { useLogInWays, useVisit } from './visit.ts';
import { VisitEnd } from './visit-end.tsx';

/** Before signing up: who has proven to be the person types name and number once. */
export function SignUpWay({ verified }: { verified: boolean }) {
  const t = useTexts({ 'zh-CN': zh, en }).signUp;
  const ways = useLogInWays();
  const visit = useVisit();
  if (verified) {
    return (
      <Notice kind="done" title={t.verified}>
        <p>{t.once}</p>
      </Notice>
    );
  }
  if (!ways.data?.networkIdentity) return null;
  return (
    <>
      <VisitEnd />
      <Notice kind="info" title={t.title}>
        <p>{t.why}</p>
        <RefusalNotice error={visit.error} />
        <Button busy={visit.busy} onClick={() => void visit.leave({ purpose: 'sign-up' })}>
          {t.start}
        </Button>
      </Notice>
    </>
  );
}
