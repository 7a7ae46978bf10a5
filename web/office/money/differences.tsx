import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { MoneyDifference } from '#contract/client.ts';
import { amountText, gatewayText } from '#vocabulary/money.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useIntention } from '../intention.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { useMoneyTexts } from './money-texts.ts';

/** Where the books differ: each is settled by a person, with words. */
export function Differences({ is }: { is: 'open' | 'settled' }) {
  const t = useMoneyTexts();
  const found = useQuery({
    queryKey: [...keys.money, 'differences', is],
    queryFn: () => send('listDifferences', { query: { is } }),
  });
  if (found.isError) return <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined || (is === 'settled' && found.data.length === 0)) return null;
  return (
    <section aria-labelledby={`differences-${is}`}>
      <h2 id={`differences-${is}`}>
        {is === 'open' ? t.differences(found.data.length) : t.settled(found.data.length)}
      </h2>
      {found.data.length === 0 ? (
        <Sentence tone="good" what={t.even} />
      ) : (
        <ul className="refund-list">
          {found.data.map((each) => (
            <Item key={each.id} difference={each} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ difference }: { difference: MoneyDifference }) {
  const t = useMoneyTexts();
  const { language } = useLanguage();
  const { kind, day, gateway, ours, theirs, orderNumber, number, key, words, settledBy, settledAt } =
    difference;
  const amount = (fen: number | null) => (fen === null ? t.none : amountText(fen, language));
  const isStatement = kind === 'statement';
  return (
    <li className="refund">
      <div>
        <p className="refund-what">
          <strong>{t.kinds[kind]}</strong>
          <span>{isStatement ? t.bill(amount(ours)) : t.ours(amount(ours))}</span>
          <span>{isStatement ? t.arrived(amount(theirs)) : t.theirs(amount(theirs))}</span>
        </p>
        <p className="quiet">
          {day} · {gatewayText(gateway, language)}
          {orderNumber !== null && ` · ${t.order(orderNumber)}`}
          {!isStatement && ` · ${t.transaction(key)}`}
          {number !== null && (
            <>
              {' · '}
              <Link to="/files/$number" params={{ number }}>
                {number}
              </Link>
            </>
          )}
        </p>
        {words !== null && <p>{words}</p>}
        {settledBy !== null && settledAt !== null && (
          <p className="quiet">{t.settledBy(settledBy, toTheMinute(settledAt))}</p>
        )}
      </div>
      {words === null && <Settle difference={difference} />}
    </li>
  );
}

function Settle({ difference: { id, kind } }: { difference: MoneyDifference }) {
  const t = useMoneyTexts();
  const client = useQueryClient();
  const intentionOf = useIntention();
  const [words, setWords] = useState('');
  const settle = useMutation({
    mutationFn: (body: { words: string }) =>
      send('settleDifference', { params: { difference: id }, body }, intentionOf({ id, ...body })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.money }),
  });
  return (
    <div className="money-settle">
      {kind === 'surplus' && <Link to="/refunds">{t.toRefunds}</Link>}
      <label htmlFor={`words-${id}`}>{t.words}</label>
      <Input
        id={`words-${id}`}
        placeholder={t.wordsHint}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button
        disabled={words.trim().length < 4}
        loading={settle.isPending}
        onClick={() => settle.mutate({ words: words.trim() })}
      >
        {t.settle}
      </Button>
      {settle.isError && <RefusalSentence error={settle.error} />}
    </div>
  );
}
