import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { editionsQuestion } from '../files/files.ts';
import { useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { useBatchTexts } from './batch-texts.ts';
import { Previewed } from './previewed.tsx';
import { RunReport } from './run-report.tsx';
import { specialtiesQuestion } from './specialties.ts';
import { usePreview } from './use-preview.ts';
import { useRun } from './use-run.ts';
import './batches.css';

/** F1: many clean files together: preview, pass, and what became of each. */
export function BatchPage() {
  const texts = useTexts();
  const t = useBatchTexts();
  const { may } = useStaff();
  if (!may.includes('pass-in-batch'))
    return <Sentence tone="plain" what={texts.notYours.what} how={texts.notYours.how} />;
  return (
    <>
      <p className="page-acts">
        <Link to="/review">{t.back}</Link>
      </p>
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      <Batch />
    </>
  );
}

function Batch() {
  const t = useBatchTexts();
  const [seen, setSeen] = useState(0);
  const preview = usePreview(setSeen);
  const { run, begin, goOn, stop, forget } = useRun();
  if (run !== null) {
    const again = () => {
      forget();
      preview.reset();
    };
    return <RunReport run={run} onStop={stop} onGoOn={goOn} onAgain={again} />;
  }
  return (
    <>
      <Choice
        isBusy={preview.isPending}
        onPreview={(wanted) => {
          setSeen(0);
          preview.mutate(wanted);
        }}
      />
      {preview.isPending && (
        <p className="quiet" role="status">
          {t.previewing(seen)}
        </p>
      )}
      {preview.isError && <RefusalSentence error={preview.error} />}
      {preview.data !== undefined && <Previewed preview={preview.data} onPass={begin} />}
    </>
  );
}

type ChoiceProps = {
  isBusy: boolean;
  onPreview: (wanted: { edition: string; specialty: string }) => void;
};

function Choice({ isBusy, onPreview }: ChoiceProps) {
  const t = useBatchTexts();
  const editions = useQuery(editionsQuestion);
  const [chosen, setChosen] = useState<string | null>(null);
  const [specialty, setSpecialty] = useState('');
  const edition = chosen ?? editions.data?.[0]?.key ?? '';
  const specialties = useQuery({ ...specialtiesQuestion(edition), enabled: edition !== '' });
  return (
    <search className="filter-panel">
      <Select
        aria-label={t.exam}
        value={edition}
        onChange={setChosen}
        options={(editions.data ?? []).map(({ key, title }) => ({ value: key, label: title }))}
      />
      <Select
        aria-label={t.specialty}
        showSearch={{ optionFilterProp: 'label' }}
        value={specialty}
        onChange={setSpecialty}
        options={[
          { value: '', label: t.anySpecialty },
          ...(specialties.data ?? []).map(({ code, label }) => ({ value: code, label: `${code} ${label}` })),
        ]}
      />
      <Button
        type="primary"
        loading={isBusy}
        disabled={edition === ''}
        onClick={() => onPreview({ edition, specialty })}
      >
        {t.preview}
      </Button>
    </search>
  );
}
