import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { safePath } from '../shell/safe-path.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { rememberSession } from '../wire/queries.ts';
import { useIntention } from '../wire/use-intention.ts';
import { act, newKey } from '../wire/wire.ts';
import { type CodeState, ScanCode } from './scan-code.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const LOOK_EVERY_MS = 2000;

/** A3: a code for this browser; once the phone has agreed, this browser is let in. */
export function ScanLogInPage() {
  const t = useTexts({ 'zh-CN': zh, en });
  const [search] = useSearchParams();
  const [, goTo] = useLocation();
  const [state, setState] = useState<CodeState>('drawn');
  const [code, setCode] = useState<Awaited<ReturnType<typeof draw.start>>>(null);
  const draw = useIntention((_: null, key) => act(key, 'drawLogInCode', {}));
  const next = search.get('next');

  async function refresh() {
    const drawn = await draw.start(null);
    if (drawn === null) return;
    setState('drawn');
    setCode(drawn);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: one code for each visit; the next is asked for by a press
  useEffect(() => void refresh(), []);

  useEffect(() => {
    if (code === null) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      // A network that is gone for a moment is looked through again.
      const seen = await act(newKey(), 'watchLogIn', {}).catch(() => null);
      if (isOver) return;
      if (seen?.session) {
        rememberSession(seen.session);
        return goTo(safePath(next));
      }
      if (seen !== null) setState(seen.state);
      const goesOn = seen === null || seen.state === 'drawn' || seen.state === 'opened';
      if (goesOn) timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    };
    timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [code, goTo, next]);

  return (
    <>
      <PageHead title={t.logIn.title}>{t.logIn.lead}</PageHead>
      <RefusalNotice error={draw.error} />
      {code === null && draw.error === null && <Skeleton />}
      {code === null && draw.error !== null && (
        <Button look="primary" busy={draw.busy} onClick={() => void refresh()}>
          {t.code.refresh}
        </Button>
      )}
      {code !== null && (
        <ScanCode code={code} state={state} busy={draw.busy} onRefresh={() => void refresh()} />
      )}
      <div className="buttons">
        <ButtonLink href={next === null ? '/login' : `/login?next=${encodeURIComponent(next)}`} look="quiet">
          {t.logIn.byPassword}
        </ButtonLink>
      </div>
    </>
  );
}
