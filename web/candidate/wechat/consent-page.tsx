import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { ScanConsent } from '#contract/client.ts';
import { sayMoment } from '#vocabulary/moments.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useIntention } from '../wire/use-intention.ts';
import { act, read } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

/** What a phone shows that has scanned: whose account, on which device, from which network; then agree or not. */
export function ConsentPage() {
  const t = useTexts({ 'zh-CN': zh, en }).consent;
  const [search] = useSearchParams();
  const problem = search.get('problem');
  if (problem === null) return <Asked />;
  const { what, how } = t.problems[problem === 'wechat-away' ? problem : 'scan-over'];
  return (
    <>
      <PageHead title={t.title} />
      <Notice kind="error" title={what}>
        <p>{how}</p>
      </Notice>
    </>
  );
}

function Asked() {
  const t = useTexts({ 'zh-CN': zh, en }).consent;
  const consent = useQuery({ queryKey: ['scan'], queryFn: () => read('getScanConsent', {}), staleTime: 0 });
  return (
    <>
      <PageHead title={consent.data === undefined ? t.title : t.titles[consent.data.purpose]} />
      <Loaded query={consent}>{(data) => <Question consent={data} />}</Loaded>
    </>
  );
}

function Question({ consent }: { consent: ScanConsent }) {
  const t = useTexts({ 'zh-CN': zh, en }).consent;
  const { language } = useLanguage();
  const [said, setSaid] = useState<'agreed' | 'declined' | null>(consent.agreed ? 'agreed' : null);
  const { isHeld, purpose } = consent;
  const answer = useIntention((agreed: boolean, key) =>
    act(key, 'answerScanConsent', { body: { agreed, ...(isHeld ? { move: true } : {}) } }),
  );
  if (said === 'agreed') return <Notice kind="done" title={t.agreed[consent.purpose]} live />;
  if (said === 'declined') return <Notice kind="info" title={t.declined} live />;

  async function say(agreed: boolean) {
    if ((await answer.start(agreed)) !== null) setSaid(agreed ? 'agreed' : 'declined');
  }

  return (
    <>
      <p>
        <strong>{t.ask[consent.purpose]}</strong>
      </p>
      <Facts
        facts={[
          { key: 'person', label: t.person, value: t.idTail(consent.nameMasked, consent.idTail) },
          { key: 'device', label: t.device, value: consent.device || t.unknownDevice },
          {
            key: 'network',
            label: t.network,
            value: t.networkOf(consent.address, consent.isSameNetwork),
          },
          { key: 'when', label: t.when, value: sayMoment(consent.drawnAt, language) },
        ]}
      />
      {isHeld && (
        <Notice kind="warning" title={t.held}>
          <p>{t.heldHow}</p>
        </Notice>
      )}
      <Notice kind="warning" title={t.warning}>
        {!consent.isSameNetwork && <p>{t.otherNetwork}</p>}
      </Notice>
      <RefusalNotice error={answer.error} />
      <div className="buttons">
        <Button look="primary" busy={answer.busy} onClick={() => void say(true)}>
          {isHeld ? t.move : t.agree[purpose]}
        </Button>
        <Button look="quiet" onClick={() => void say(false)}>
          {t.decline}
        </Button>
      </div>
    </>
  );
}
