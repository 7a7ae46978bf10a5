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

type Act = 'approve' | 'decline' | 'try-again';

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
      <Refunds is="waiting" />
      <Refunds is="settled" />
    </div>
  );
}

function Refunds({ is }: { is: 'waiting' | 'settled' }) {
  const t = useRefundTexts();
  const client = useQueryClient();
  const intentionOf = useIntention();
  const refunds = useQuery({
    queryKey: [...keys.refunds, is],
    queryFn: () => send('listRefunds', { query: { is } }),
  });
  const decide = useMutation({
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
  if (refunds.isPending) return <Loading />;
  if (refunds.isError)
    return <RefusalSentence error={refunds.error} onRetry={() => void refunds.refetch()} />;
  const rows = refunds.data;
  if (rows.length === 0 && is === 'settled') return null;
  return (
    <section aria-labelledby={`refunds-${is}`}>
      <h2 id={`refunds-${is}`}>{t[is]}</h2>
      {decide.isError && <RefusalSentence error={decide.error} />}
      {rows.length === 0 ? (
        <Sentence tone="good" what={t.empty} />
      ) : (
        <table className="history">
          <thead>
            <tr>
              {[t.name, t.amount, t.reason, t.note, t.state, t.asked, t.acts].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((refund) => (
              <RefundRow
                key={refund.id}
                refund={refund}
                isBusy={decide.isPending}
                onAct={(act) => decide.mutate({ refund, act })}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type RowProps = { refund: RefundView; isBusy: boolean; onAct: (act: Act) => void };

function RefundRow({ refund, isBusy, onAct }: RowProps) {
  const t = useRefundTexts();
  const { language } = useLanguage();
  return (
    <tr>
      <td>
        <Link to="/files/$number" params={{ number: refund.number }}>
          {refund.name}
        </Link>
      </td>
      <td className="digits">{amountText(refund.fen, language)}</td>
      <td>{t.reasons[refund.reason]}</td>
      <td>{refund.note}</td>
      <td>
        {t.states[refund.state]}
        {refund.decidedBy !== null && <span className="quiet"> {refund.decidedBy}</span>}
      </td>
      <td>
        {refund.askedBy} <span className="quiet">{toTheMinute(refund.askedAt)}</span>
      </td>
      <td>
        <Decision refund={refund} isBusy={isBusy} onAct={onAct} />
      </td>
    </tr>
  );
}

function Decision({ refund, isBusy, onAct }: RowProps) {
  const t = useRefundTexts();
  const { may } = useStaff();
  if (!may.includes('cancel-registrations')) return null;
  if (refund.isOwn) return <span className="quiet">{refund.state === 'asked' ? t.own : ''}</span>;
  if (refund.state === 'failed')
    return (
      <Button disabled={isBusy} onClick={() => onAct('try-again')}>
        {t.again}
      </Button>
    );
  if (refund.state !== 'asked') return null;
  return (
    <div className="decision-buttons">
      <Button type="primary" disabled={isBusy} onClick={() => onAct('approve')}>
        {t.approve}
      </Button>
      <Button danger disabled={isBusy} onClick={() => onAct('decline')}>
        {t.decline}
      </Button>
    </div>
  );
}
