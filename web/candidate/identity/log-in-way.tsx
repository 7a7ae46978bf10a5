import { useSearchParams } from 'wouter';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { safePath } from '../shell/safe-path.ts';
import { Button } from '../ui/button.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import { useLogInWays, useVisit } from './visit.ts';

/** the national network identity beside the password (A4), where this installation offers it. */
export function NetworkIdentityWay() {
  const t = useTexts({ 'zh-CN': zh, en });
  const [search] = useSearchParams();
  const ways = useLogInWays();
  const visit = useVisit();
  if (!ways.data?.networkIdentity) return null;
  return (
    <section className="section">
      <h2>{t.otherWays}</h2>
      <RefusalNotice error={visit.error} />
      <Button
        busy={visit.busy}
        onClick={() => void visit.leave({ purpose: 'log-in', next: safePath(search.get('next')) })}
      >
        {t.logIn}
      </Button>
    </section>
  );
}
