import { useQuery } from '@tanstack/react-query';
import { Button, Progress, Radio } from 'antd';
import { useId, useState } from 'react';
import { type ImportView, pathOf } from '#contract/client.ts';
import { importState } from '#vocabulary/imports.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { ImportTable } from './import-table.tsx';
import { importsQuestion, useAct, useBring, useImportTexts } from './imports.ts';

/** Results, employers, invitations of staff from a file: checked, applied, taken back. */
export function ImportsPage() {
  const t = useImportTexts();
  const { notYours } = useTexts();
  const { may } = useStaff();
  if (!may.includes('import')) return <Sentence tone="plain" what={notYours.what} how={notYours.how} />;
  return (
    <>
      <div className="page-head">
        <h1>{t.heading}</h1>
      </div>
      <p className="quiet page-lead">{t.lead}</p>
      {window.isSecureContext ? <Bring /> : <Sentence tone="bad" {...t.noFingerprint} />}
      <h2 className="export-history">{t.history}</h2>
      <Record />
    </>
  );
}

/** Registrations of the whole country become records, and specialties are settled, by national administrators. */
function useKinds(): readonly ImportView['kind'][] {
  const { post } = useStaff();
  const isNation = post === 'national-administrator';
  // Accounts are the regions'.
  return isNation
    ? ['results', 'own-results', 'employers', 'staff', 'specialties']
    : ['results', 'employers', 'staff', 'statements'];
}

function Bring() {
  const t = useImportTexts();
  const { language } = useLanguage();
  const id = useId();
  const bring = useBring();
  const kinds = useKinds();
  const [kind, setKind] = useState<ImportView['kind']>('results');
  const [file, setFile] = useState<File | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const [percent, setPercent] = useState(0);
  const submit = () => {
    setIsMissing(file === null);
    setPercent(0);
    if (file !== null) bring.mutate({ kind, file, onProgress: setPercent });
  };
  return (
    <form
      className="export-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className="export-columns">
        <legend>{t.kind}</legend>
        <Radio.Group
          value={kind}
          onChange={({ target }) => setKind(target.value)}
          options={kinds.map((value) => ({ value, label: t.kinds[value] }))}
        />
        <p className="quiet">{t.kindHints[kind]}</p>
      </fieldset>
      <div className="export-field">
        <label htmlFor={id}>{t.file}</label>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
        <p className="quiet">
          {t.fileHint} <a href={pathOf('downloadImportTemplate', { query: { kind } })}>{t.template}</a>
        </p>
        {isMissing && (
          <p className="export-fault" role="alert">
            {t.fileNeeded}
          </p>
        )}
      </div>
      <Button type="primary" htmlType="submit" loading={bring.isPending}>
        {t.bring}
      </Button>
      {bring.isPending && (
        <Progress percent={percent} aria-label={percent === 0 ? t.fingerprint : t.uploading(percent)} />
      )}
      {bring.isError && <RefusalSentence error={bring.error} />}
      {bring.isSuccess &&
        (bring.data.wasThere ? (
          <Sentence tone="plain" what={t.already(importState(bring.data.view.state, language))} />
        ) : (
          <Sentence tone="good" what={t.brought.what} how={t.brought.how} />
        ))}
    </form>
  );
}

function Record() {
  const t = useImportTexts();
  const list = useQuery(importsQuestion);
  const act = useAct();
  if (list.isPending) return <Loading />;
  if (list.isError) return <RefusalSentence error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      {act.isError && <RefusalSentence error={act.error} />}
      {list.data.length === 0 ? (
        <Sentence tone="plain" what={t.empty.what} how={t.empty.how} />
      ) : (
        <ImportTable rows={list.data} isBusy={act.isPending} onAct={act.mutate} />
      )}
    </>
  );
}
