import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { OpenedPayment } from '#contract/client.ts';
import { useTexts } from '../shell/language.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { read } from '../wire/wire.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const PAUSE_MS = 5000;
/** For some minutes; then the person says when. */
const MOST_QUESTIONS = 60;

/** The code that the phone scans; the page goes on by itself when it is paid. */
export function ScanCode({ edition, opened }: { edition: string; opened: OpenedPayment }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [, go] = useLocation();
  const { order, code } = opened;
  const result = `/registrations/${edition}/payment?order_no=${encodeURIComponent(order)}`;
  const payment = useQuery({
    queryKey: ['payment', edition, order],
    queryFn: () => read('getPayment', { params: { edition, order } }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.state === 'open' && state.dataUpdateCount < MOST_QUESTIONS ? PAUSE_MS : false,
  });
  const isPaid = payment.data?.state === 'paid';
  useEffect(() => {
    if (isPaid) go(result);
  }, [isPaid, go, result]);
  return (
    <section aria-labelledby="scan">
      <h2 id="scan">{t.scan}</h2>
      {code !== null && (
        <img className="scan-code" src={`data:image/svg+xml,${encodeURIComponent(code)}`} alt={t.scanAlt} />
      )}
      <p>{t.scanHow}</p>
      <ButtonLink href={result} look="primary">
        {t.askNow}
      </ButtonLink>
    </section>
  );
}
