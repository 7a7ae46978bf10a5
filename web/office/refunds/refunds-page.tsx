import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { RefundView } from '#contract/client.ts';
import { amountText } from '#vocabulary/money.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useIntention } from '../intention.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { useRefundTexts } from './refund-texts.ts';
import { SurplusList } from './surplus-list.tsx';

type Act = 'approve' | 'decline' | 'try-again';

/** The lists of the page, in the order in which something has to be done. */
const PARTS = {
  asked: { is: 'waiting', states: ['asked'] },
  approved: { is: 'waiting', states: ['approved', 'sent', 'failed'] },
  settled: { is: 'settled', states: ['done', 'declined'] },
} as const satisfies Record<string, { is: 'waiting' | 'settled'; states: readonly RefundView['state'][] }>;
type Part = keyof typeof PARTS;

/** Money that is to go back: who asked, who approves, and what waits to be sent. */
export function RefundsPage() {
  const t = useRefundTexts();
  const { texts } = useLanguage();
  const { may } = useStaff();
  if (!may.includes('correct-registrations'))
    return <Sentence tone="plain" what={texts.notYours.what} how={texts.notYours.how} />;
  return (
    <div className="refunds">
      <h1>{t.heading}</h1>
      <p className="quiet">{t.lead}</p>
      <SurplusList />
      <Refunds part="asked" />
      <Refunds part="approved" />
      <Refunds part="settled" />
    </div>
  );
}

function useDecideRefund() {
  const client = useQueryClient();
  const intentionOf = useIntention();
  return useMutation({
    mutationFn: ({ refund, act }: { refund: RefundView; act: Act }) => {
      const body = { do: act, rev: refund.rev };
      return send(
        'decideRefund',
        { params: { refund: refund.id }, body },
        intentionOf({ id: refund.id, ...body }),
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.refunds }),
  });
}

function Refunds({ part }: { part: Part }) {
  const t = useRefundTexts();
  const { is, states } = PARTS[part];
  const refunds = useQuery({
    queryKey: [...keys.refunds, is],
    queryFn: () => send('listRefunds', { query: { is } }),
  });
  const decide = useDecideRefund();
  const isFirst = part === 'asked';
  if (refunds.isPending) return isFirst ? <Loading /> : null;
  if (refunds.isError)
    return isFirst ? <RefusalSentence error={refunds.error} onRetry={() => void refunds.refetch()} /> : null;
  const rows = refunds.data.filter(({ state }) => states.some((each) => each === state));
  if (rows.length === 0 && !isFirst) return null;
  return (
    <section aria-labelledby={`refunds-${part}`}>
      <h2 id={`refunds-${part}`}>{t.parts[part](rows.length)}</h2>
      {decide.isError && <RefusalSentence error={decide.error} />}
      {rows.length === 0 ? (
        <Sentence tone="good" what={t.empty} />
      ) : (
        <ul className="refund-list">
          {rows.map((refund) => (
            <RefundItem
              key={refund.id}
              refund={refund}
              isBusy={decide.isPending}
              onAct={(act) => decide.mutate({ refund, act })}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type ItemProps = { refund: RefundView; isBusy: boolean; onAct: (act: Act) => void };

function RefundItem({ refund, isBusy, onAct }: ItemProps) {
  const t = useRefundTexts();
  const { language } = useLanguage();
  const { askedBy, askedAt, decidedBy, decidedAt } = refund;
  return (
    <li className="refund">
      <div>
        <p className="refund-what">
          <Link to="/files/$number" params={{ number: refund.number }}>
            {refund.name}
          </Link>
          <strong className="digits">{amountText(refund.fen, language)}</strong>
          <span>{t.states[refund.state]}</span>
        </p>
        <p>{t.because(t.reasons[refund.reason], refund.note)}</p>
        <p className="quiet">
          {t.askedBy(askedBy, toTheMinute(askedAt))}
          {decidedBy !== null && decidedAt !== null && (
            <>
              <br />
              {t.decidedBy(decidedBy, toTheMinute(decidedAt))}
            </>
          )}
        </p>
      </div>
      <Decision refund={refund} isBusy={isBusy} onAct={onAct} />
    </li>
  );
}

function Decision({ refund, isBusy, onAct }: ItemProps) {
  const t = useRefundTexts();
  const { may } = useStaff();
  if (!may.includes('cancel-registrations')) return null;
  if (refund.isOwn) return refund.state === 'asked' ? <p className="quiet">{t.own}</p> : null;
  if (refund.state === 'failed')
    return (
      <Button disabled={isBusy} onClick={() => onAct('try-again')}>
        {t.again}
      </Button>
    );
  if (refund.state !== 'asked') return null;
  return (
    <div className="refund-acts">
      <Button type="primary" disabled={isBusy} onClick={() => onAct('approve')}>
        {t.approve}
      </Button>
      <Button disabled={isBusy} onClick={() => onAct('decline')}>
        {t.decline}
      </Button>
    </div>
  );
}
