import { useEffect, useState } from 'react';
import { call, type RegistrationView } from '#contract/client.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Notice } from '../ui/notice.tsx';
import { reloadRegistration } from '../wire/queries.ts';
import { serverTime } from '../wire/server-time.ts';
import { newKey, transportFor } from '../wire/wire.ts';
import { type ClosingPhase, closingPhase, untilNextPhase } from './closing-phase.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** The longest time a browser's timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

const timeOf = (view: RegistrationView) => serverTime.now() ?? new Date(view.serverTime);

/** Should it not arrive, the saving of a page says the same. */
function tellPresence(edition: string): void {
  const transport = transportFor({ key: newKey() });
  void call(transport, 'markPresence', { params: { edition } }).catch(() => undefined);
}

/** Where the open form stands to its closing; the server is told that it is open when that counts. */
function useClosing(view: RegistrationView): ClosingPhase {
  const { edition } = view;
  const [phase, setPhase] = useState(() => closingPhase(view, timeOf(view)));
  useEffect(() => {
    let timer = 0;
    const follow = () => {
      setPhase(closingPhase(view, timeOf(view)));
      const wait = untilNextPhase(view, timeOf(view));
      if (wait !== null && wait <= LONGEST_MS) timer = window.setTimeout(follow, wait);
    };
    follow();
    return () => window.clearTimeout(timer);
  }, [view]);
  useEffect(() => {
    if (phase === 'last-hour') tellPresence(edition);
    if (phase === 'grace' || phase === 'over') void reloadRegistration(edition).catch(() => undefined);
  }, [phase, edition]);
  return phase;
}

/** In the last hour and in the grace: until when, and that nothing goes after it. */
export function ClosingNotice({ view }: { view: RegistrationView }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const phase = useClosing(view);
  if (view.deadline === null || view.grace === null) return null;
  const until = sayMoment(view.grace.until, language);
  if (phase === 'last-hour') {
    return (
      <Notice kind="warning" title={t.closing(sayMoment(view.deadline, language))}>
        <p>{t.closingGrace(until)}</p>
      </Notice>
    );
  }
  if (phase !== 'grace' || !view.grace.granted) return null;
  return (
    <Notice kind="warning" title={t.closed(sayMoment(view.deadline, language))} live>
      <p>{t.closedGrace(until)}</p>
    </Notice>
  );
}
