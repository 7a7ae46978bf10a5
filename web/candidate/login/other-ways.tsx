import { useSearchParams } from 'wouter';
import { useLogInWays, useVisit } from '../identity/visit.ts';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { safePath } from '../shell/safe-path.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** Beside the password: WeChat (A3) and the national network identity (A4), where this installation offers them. */
export function OtherWays() {
  const t = useTexts({ 'zh-CN': zh, en });
  const [search] = useSearchParams();
  const ways = useLogInWays();
  const visit = useVisit();
  const next = search.get('next');
  const { wechat = false, networkIdentity = false } = ways.data ?? {};
  if (!wechat && !networkIdentity) return null;
  return (
    <section className="section">
      <h2>{t.otherWays}</h2>
      <RefusalNotice error={visit.error} />
      <div className="buttons">
        {wechat && (
          <ButtonLink href={next === null ? '/login/scan' : `/login/scan?next=${encodeURIComponent(next)}`}>
            {t.byWechat}
          </ButtonLink>
        )}
        {networkIdentity && (
          <Button
            busy={visit.busy}
            onClick={() => void visit.leave({ purpose: 'log-in', next: safePath(next) })}
          >
            {t.byNetworkIdentity}
          </Button>
        )}
      </div>
    </section>
  );
}
