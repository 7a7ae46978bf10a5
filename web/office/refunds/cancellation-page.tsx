import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { FileView, RefundView } from '#contract/client.ts';
import { amountText } from '#vocabulary/money.ts';
import { correctionQuestion } from '../corrections/use-correction.ts';
import { fileQuestion } from '../files/files.ts';
import { useIntention } from '../intention.ts';
import { useLanguage } from '../language.tsx';
import { keys } from '../questions.ts';
import { reasonsFor, reasonsQuestion } from '../review/reasons.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { useRefundTexts } from './refund-texts.ts';

const route = getRouteApi('/files/$number/cancellation');

type Reason = RefundView['reason'];
const REASONS: readonly Reason[] = [
  'ineligible-after-payment',
  'changed-by-region',
  'double-payment',
  'by-law',
];

/** Cancels what was paid, and asks for the refund with it. */
export function CancellationPage() {
  const t = useRefundTexts();
  const { number } = route.useParams();
  const file = useQuery(fileQuestion(number));
  const paid = useQuery(correctionQuestion(number));
  const error = file.error ?? paid.error;
  if (error !== null) return <RefusalSentence error={error} />;
  if (file.data === undefined || paid.data === undefined) return <Loading />;
  return (
    <div className="correction">
      <p className="page-acts">
        <Link to="/files/$number" params={{ number }}>
          {t.cancel.back}
        </Link>
      </p>
      <h1>{t.cancel.heading(file.data.name)}</h1>
      <p className="quiet">{t.cancel.lead}</p>
      {paid.data.refundable === null ? (
        <Sentence tone="plain" what={t.cancel.nothingPaid.what} how={t.cancel.nothingPaid.how} />
      ) : (
        <Cancelling file={file.data} refundable={paid.data.refundable} />
      )}
    </div>
  );
}

function Cancelling({ file, refundable }: { file: FileView; refundable: number }) {
  const t = useRefundTexts();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const intentionOf = useIntention();
  const reasons = useQuery(reasonsQuestion);
  const [why, setWhy] = useState<string | null>(null);
  const [reason, setReason] = useState<Reason | null>(null);
  const [yuan, setYuan] = useState<number | null>(refundable / 100);
  const [note, setNote] = useState('');
  const [wasTried, setTried] = useState(false);
  const { number, rev } = file;
  const cancel = useMutation({
    mutationFn: (body: {
      rev: number;
      reason: string;
      refund: { reason: Reason; fen: number; note: string };
    }) => send('cancelRegistration', { params: { number }, body }, intentionOf({ number, ...body })),
    onSuccess: (cancelled) => {
      client.setQueryData(keys.file(number), cancelled);
      void client.invalidateQueries({ queryKey: keys.refunds });
      void navigate({ to: '/files/$number', params: { number } });
    },
  });
  const wanted =
    why === null || reason === null || yuan === null || note.trim().length < 2
      ? null
      : { rev, reason: why, refund: { reason, fen: Math.round(yuan * 100), note } };
  const give = () => (wanted === null ? setTried(true) : cancel.mutate(wanted));
  return (
    <div className="cancellation">
      <label htmlFor="cancel-why">{t.cancel.why}</label>
      <Select<string>
        id="cancel-why"
        value={why}
        onChange={setWhy}
        options={reasonsFor('cancel', reasons.data ?? [], file.region.code).map(({ code, text }) => ({
          value: code,
          label: text,
        }))}
      />
      <h2>{t.cancel.refundHeading}</h2>
      <p>{t.cancel.paid(amountText(refundable, language))}</p>
      <label htmlFor="refund-reason">{t.reason}</label>
      <Select<Reason>
        id="refund-reason"
        value={reason}
        onChange={setReason}
        options={REASONS.map((code) => ({ value: code, label: t.reasons[code] }))}
      />
      <label htmlFor="refund-amount">{t.cancel.amount}</label>
      <InputNumber<number>
        id="refund-amount"
        min={0.01}
        max={refundable / 100}
        precision={2}
        value={yuan}
        onChange={setYuan}
      />
      <label htmlFor="refund-note">
        {t.cancel.note} <span className="quiet">{t.cancel.noteHint}</span>
      </label>
      <Input.TextArea
        id="refund-note"
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {wasTried && wanted === null && (
        <p role="alert" className="field-problem">
          {t.cancel.incomplete}
        </p>
      )}
      {cancel.isError && <RefusalSentence error={cancel.error} edition={file.edition} />}
      <div className="refund-acts">
        <Button type="primary" danger size="large" loading={cancel.isPending} onClick={give}>
          {t.cancel.confirm}
        </Button>
      </div>
    </div>
  );
}
