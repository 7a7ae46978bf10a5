import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { editionsQuestion } from '../files/files.ts';
import { useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { HandoverForm } from './handover-form.tsx';
import { HandoverKey } from './handover-key.tsx';
import { HandoverList } from './handover-list.tsx';
import { handoversQuestion, useHandoverTexts, useOrderHandover } from './handovers.ts';

/** The registered, handed over for seating: in signed versions, each with what has changed. */
export function HandoverPage() {
  const t = useHandoverTexts();
  const { notYours } = useTexts();
  const { may } = useStaff();
  const editions = useQuery(editionsQuestion);
  const [chosen, setChosen] = useState<string | null>(null);
  if (!may.includes('hand-over')) return <Sentence tone="plain" what={notYours.what} how={notYours.how} />;
  if (editions.isPending) return <Loading />;
  if (editions.isError)
    return <RefusalSentence error={editions.error} onRetry={() => void editions.refetch()} />;
  const edition = chosen ?? editions.data[0]?.key ?? '';
  return (
    <div className="refunds">
      <h1>{t.heading}</h1>
      <p className="quiet">{t.lead}</p>
      <OfEdition key={edition} edition={edition} editions={editions.data} onEdition={setChosen} />
      <HandoverKey />
    </div>
  );
}

type Props = {
  readonly edition: string;
  readonly editions: readonly { readonly key: string; readonly title: string }[];
  readonly onEdition: (edition: string) => void;
};

function OfEdition({ edition, editions, onEdition }: Props) {
  const t = useHandoverTexts();
  const found = useQuery(handoversQuestion(edition));
  const order = useOrderHandover();
  // Each press that went through makes the next one another act.
  const [nth, setNth] = useState(0);
  if (found.isPending) return <Loading />;
  if (found.isError) return <RefusalSentence error={found.error} onRetry={() => void found.refetch()} />;
  const { areas, handovers } = found.data;
  return (
    <>
      <HandoverForm
        edition={edition}
        editions={editions}
        areas={areas}
        isBusy={order.isPending}
        onEdition={onEdition}
        onOrder={(wanted) => order.mutate({ order: wanted, nth }, { onSuccess: () => setNth(nth + 1) })}
      />
      {order.isError && <RefusalSentence error={order.error} />}
      {order.isSuccess && <Sentence tone="good" what={t.ordered.what} how={t.ordered.how} />}
      <section aria-labelledby="handovers">
        <h2 id="handovers">{t.history}</h2>
        {handovers.length === 0 ? (
          <Sentence tone="plain" what={t.empty.what} how={t.empty.how} />
        ) : (
          <HandoverList handovers={handovers} />
        )}
      </section>
    </>
  );
}
