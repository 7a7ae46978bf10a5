import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Payment } from '#contract/client.ts';
import { amountText, paymentWord } from '#vocabulary/money.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { Loaded } from '../shell/loaded.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { reloadRegistration } from '../wire/queries.ts';
import { read } from '../wire/wire.ts';
import { ReceiptLink } from './receipt-link.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const PAUSE_MS = 2000;
/** Then the page says what it knows, and the person decides when to ask again. */
const MOST_QUESTIONS = 6;

/** Back from the platform: the server asks the platform itself; a few times, for its answer may come late. */
export function PaymentResult({ edition, order }: { edition: string; order: string }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const payment = useQuery({
    queryKey: ['payment', edition, order],
    queryFn: () => read('getPayment', { params: { edition, order } }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.state === 'open' && state.dataUpdateCount < MOST_QUESTIONS ? PAUSE_MS : false,
  });
  const state = payment.data?.state;
  useEffect(() => {
    if (state === 'paid') reloadRegistration(edition).catch(() => undefined);
  }, [state, edition]);
  return (
    <>
      <PageHead title={t.returnTitle} />
      <Loaded query={payment}>
        {(data) => (
          <Result
            edition={edition}
            payment={data}
            asking={payment.isFetching}
            onAsk={() => void payment.refetch()}
          />
        )}
      </Loaded>
    </>
  );
}

type ResultProps = {
  readonly edition: string;
  readonly payment: Payment;
  readonly asking: boolean;
  readonly onAsk: () => void;
};

const kinds = { paid: 'done', open: 'info', expired: 'warning' } as const;

function Result({ edition, payment, asking, onAsk }: ResultProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  const { state } = payment;
  const hows = { paid: t.paidHow, open: t.openHow, expired: t.expiredHow };
  const facts = [
    { key: 'order', label: paymentWord('order', language), value: payment.order },
    { key: 'sum', label: paymentWord('sum', language), value: amountText(payment.fen, language) },
  ];
  if (payment.receipt !== null)
    facts.push({ key: 'receipt', label: paymentWord('receipt', language), value: payment.receipt.number });
  const progress = `/registrations/${edition}`;
  return (
    <>
      <Notice kind={kinds[state]} title={t[state]} live>
        <p>{hows[state]}</p>
        {state === 'open' && asking && <p>{t.asking}</p>}
      </Notice>
      <Facts facts={facts} />
      <ReceiptLink receipt={payment.receipt} />
      <div className="buttons">
        {state === 'open' && (
          <Button look="primary" busy={asking} onClick={onAsk}>
            {t.askNow}
          </Button>
        )}
        {state === 'expired' && (
          <ButtonLink href={`${progress}/payment`} look="primary">
            {t.toPayment}
          </ButtonLink>
        )}
        <ButtonLink href={progress} look={state === 'paid' ? 'primary' : 'secondary'}>
          {t.toProgress}
        </ButtonLink>
      </div>
    </>
  );
}
