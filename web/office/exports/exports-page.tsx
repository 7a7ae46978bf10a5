import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { editionsQuestion } from '../files/files.ts';
import { useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { ExportForm } from './export-form.tsx';
import { ExportTable } from './export-table.tsx';
import { exportsQuestion, useCancelExport, useDownload, useExportTexts, useOrderExport } from './exports.ts';

/** Registrations of the area as a file: what, what for, and the record of all that was taken out. */
export function ExportsPage() {
  const t = useExportTexts();
  const { notYours } = useTexts();
  const { may } = useStaff();
  if (!may.includes('export')) return <Sentence tone="plain" what={notYours.what} how={notYours.how} />;
  return (
    <>
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      <Order />
      <h2 className="export-history">{t.history}</h2>
      <Record />
    </>
  );
}

function Order() {
  const t = useExportTexts();
  const editions = useQuery(editionsQuestion);
  const order = useOrderExport();
  // The same export may be wanted twice: each press that went through makes the next one another act.
  const [nth, setNth] = useState(0);
  if (editions.isPending) return <Loading />;
  if (editions.isError)
    return <RefusalSentence error={editions.error} onRetry={() => void editions.refetch()} />;
  return (
    <>
      <ExportForm
        editions={editions.data}
        isBusy={order.isPending}
        onOrder={(wanted) => order.mutate({ order: wanted, nth }, { onSuccess: () => setNth(nth + 1) })}
      />
      {order.isError && <RefusalSentence error={order.error} />}
      {order.isSuccess && <Sentence tone="good" what={t.ordered.what} how={t.ordered.how} />}
    </>
  );
}

function Record() {
  const t = useExportTexts();
  const list = useQuery(exportsQuestion);
  const cancel = useCancelExport();
  const download = useDownload();
  if (list.isPending) return <Loading />;
  if (list.isError) return <RefusalSentence error={list.error} onRetry={() => void list.refetch()} />;
  const failed = download.error ?? cancel.error;
  return (
    <>
      {failed !== null && <RefusalSentence error={failed} />}
      {list.data.length === 0 ? (
        <Sentence tone="plain" what={t.empty.what} how={t.empty.how} />
      ) : (
        <ExportTable rows={list.data} onDownload={download.mutate} onCancel={cancel.mutate} />
      )}
    </>
  );
}
