import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReasonCatalogue } from '#contract/client.ts';
import { useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { catalogueQuestion, useReasonTexts } from './catalogue.ts';
import { ChangeList } from './change-list.tsx';
import { ReasonForm, type Wanted } from './reason-form.tsx';
import { ReasonTable } from './reason-table.tsx';
import './reasons.css';

/** The catalogue of reasons: what is in use, what somebody wants to change, and what another one decides on it. */
export function ReasonsPage() {
  const t = useReasonTexts();
  const { notYours } = useTexts();
  const { may } = useStaff();
  const catalogue = useQuery({ ...catalogueQuestion, enabled: may.includes('read-configuration') });
  if (!may.includes('read-configuration'))
    return <Sentence tone="plain" what={notYours.what} how={notYours.how} />;
  if (catalogue.isPending) return <Loading />;
  if (catalogue.isError)
    return <RefusalSentence error={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  return (
    <div className="reason-catalogue">
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      <Catalogue of={catalogue.data} />
    </div>
  );
}

function Catalogue({ of }: { of: ReasonCatalogue }) {
  const t = useReasonTexts();
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const waiting = of.changes.filter(({ state }) => state === 'proposed');
  const settled = of.changes.filter(({ state }) => state !== 'proposed').slice(0, 20);
  return (
    <>
      <h2>{t.waiting}</h2>
      {waiting.length === 0 && <p className="quiet">{t.nothingWaits}</p>}
      <ChangeList changes={waiting} of={of} />
      {of.regions.length > 0 && wanted === null && (
        <Button type="primary" onClick={() => setWanted({ kind: 'add', of: null })}>
          {t.add}
        </Button>
      )}
      {wanted !== null && (
        <ReasonForm
          key={`${wanted.kind} ${wanted.of?.code}`}
          wanted={wanted}
          of={of}
          onDone={() => setWanted(null)}
        />
      )}
      <h2>{t.catalogue}</h2>
      <ReasonTable of={of} onWant={setWanted} />
      {settled.length > 0 && <h2>{t.settled}</h2>}
      <ChangeList changes={settled} of={of} />
    </>
  );
}
