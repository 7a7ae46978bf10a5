import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Returnable } from '#contract/client.ts';
import { amountText, surplusText } from '#vocabulary/money.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useIntention } from '../intention.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { useStaff } from '../session/staff.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import { useRefundTexts } from './refund-texts.ts';

/** Money that came in and is not due: nothing is lost, and two persons send it back. */
export function SurplusList() {
  const t = useRefundTexts();
  const found = useQuery({
    queryKey: [...keys.refunds, 'surplus'],
    queryFn: () => send('listReturnable', {}),
  });
  if (found.isError) return <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined || found.data.length === 0) return null;
  return (
    <section aria-labelledby="refunds-surplus">
      <h2 id="refunds-surplus">{t.surplus.heading(found.data.length)}</h2>
      <p className="quiet">{t.surplus.lead}</p>
      <ul className="refund-list">
        {found.data.map((money) => (
          <SurplusItem key={`${money.number} ${money.transaction}`} money={money} />
        ))}
      </ul>
    </section>
  );
}

function SurplusItem({ money }: { money: Returnable }) {
  const t = useRefundTexts();
  const { language } = useLanguage();
  const { may } = useStaff();
  const { number, name, fen, reason, orderNumber, at } = money;
  return (
    <li className="refund">
      <div>
        <p className="refund-what">
          <Link to="/files/$number" params={{ number }}>
            {name}
          </Link>
          <strong className="digits">{amountText(fen, language)}</strong>
          <span>{reason === 'over-paid' ? t.surplus.overPaid : surplusText(reason, language)}</span>
        </p>
        <p className="quiet">
          {orderNumber === null
            ? t.surplus.since(toTheMinute(at))
            : t.surplus.order(orderNumber, toTheMinute(at))}
        </p>
      </div>
      {may.includes('cancel-registrations') && <AskForRefund money={money} />}
    </li>
  );
}

function AskForRefund({ money }: { money: Returnable }) {
  const t = useRefundTexts();
  const client = useQueryClient();
  const intentionOf = useIntention();
  const [note, setNote] = useState<string | null>(null);
  const { number, transaction, fen } = money;
  const ask = useMutation({
    mutationFn: (body: { transaction: string | null; fen: number; note: string }) =>
      send('askRefund', { params: { number }, body }, intentionOf({ number, ...body })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.refunds }),
  });
  if (note === null)
    return (
      <div className="refund-acts">
        <Button onClick={() => setNote('')}>{t.surplus.ask}</Button>
      </div>
    );
  const isReady = note.trim().length >= 2;
  return (
    <div className="refund-acts">
      <label htmlFor={`why-${number}-${transaction}`}>{t.surplus.why}</label>
      <Input
        id={`why-${number}-${transaction}`}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        type="primary"
        disabled={!isReady}
        loading={ask.isPending}
        onClick={() => ask.mutate({ transaction, fen, note: note.trim() })}
      >
        {t.surplus.give}
      </Button>
      <Button onClick={() => setNote(null)}>{t.surplus.leave}</Button>
      {ask.isError && <RefusalSentence error={ask.error} />}
    </div>
  );
}
