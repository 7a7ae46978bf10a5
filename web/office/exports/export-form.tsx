import { useQuery } from '@tanstack/react-query';
import { Button, Input, Radio, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { EditionSummary, ExportChoices, ExportOrder } from '#contract/client.ts';
import { exportStatus } from '#vocabulary/exports.ts';
import { useLanguage } from '../language.tsx';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { choicesQuestion, useExportTexts } from './exports.ts';

type Draft = Omit<ExportOrder, 'edition'>;
type Props = {
  readonly editions: readonly EditionSummary[];
  readonly isBusy: boolean;
  readonly onOrder: (order: ExportOrder) => void;
};

/** What a list is mostly wanted for; everything else is a tick away. */
const USUAL = ['number', 'status', 'name', 'id_tail', 'point', 'level', 'specialty'];
const SHORTEST_PURPOSE = 4;

const FIRST: Draft = {
  statuses: ['confirmed'],
  points: [],
  specialties: [],
  columns: [],
  sealedToo: false,
  format: 'xlsx',
  purpose: '',
};

export function ExportForm({ editions, ...rest }: Props) {
  const [edition, setEdition] = useState(editions[0]?.key ?? '');
  const choices = useQuery(choicesQuestion(edition));
  if (choices.isPending) return <Loading />;
  if (choices.isError)
    return <RefusalSentence error={choices.error} onRetry={() => void choices.refetch()} />;
  const form = { ...rest, editions, edition, choices: choices.data };
  return <Form key={edition} {...form} onEdition={setEdition} />;
}

type FormProps = Props & {
  readonly edition: string;
  readonly choices: ExportChoices;
  readonly onEdition: (edition: string) => void;
};

function Form({ editions, edition, choices, isBusy, onOrder, onEdition }: FormProps) {
  const t = useExportTexts();
  const { language } = useLanguage();
  const usual = choices.columns.map(({ key }) => key).filter((key) => USUAL.includes(key));
  const [draft, setDraft] = useState<Draft>({ ...FIRST, columns: usual });
  const [wasTried, setWasTried] = useState(false);
  const change = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const faults = {
    statuses: draft.statuses.length === 0,
    columns: draft.columns.length === 0,
    purpose: [...draft.purpose.trim()].length < SHORTEST_PURPOSE,
  };
  const submit = () => {
    setWasTried(true);
    if (!Object.values(faults).some(Boolean)) onOrder({ edition, ...draft });
  };
  return (
    <form
      className="export-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="export-scope">
        <Field label={t.exam}>
          {(id) => (
            <Select
              id={id}
              value={edition}
              onChange={onEdition}
              options={editions.map(({ key, title }) => ({ value: key, label: title }))}
            />
          )}
        </Field>
        <Field label={t.statuses} fault={wasTried && faults.statuses ? t.statusesNeeded : null}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={draft.statuses}
              onChange={(statuses) => change({ statuses })}
              options={choices.statuses.map((status) => ({
                value: status,
                label: exportStatus(edition, status, language),
              }))}
            />
          )}
        </Field>
        <Field label={t.points}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              placeholder={t.allPoints}
              optionFilterProp="label"
              value={draft.points}
              onChange={(points) => change({ points })}
              options={choices.points.map(({ code, label, regionName }) => ({
                value: code,
                label: regionName === label ? label : `${regionName} ${label}`,
              }))}
            />
          )}
        </Field>
        <Field label={t.specialties}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              placeholder={t.allSpecialties}
              optionFilterProp="label"
              value={draft.specialties}
              onChange={(specialties) => change({ specialties })}
              options={choices.specialties.map(({ code, label }) => ({ value: code, label }))}
            />
          )}
        </Field>
      </div>
      <ColumnChoice
        edition={edition}
        columns={choices.columns}
        chosen={draft.columns}
        sealedToo={draft.sealedToo}
        onChoose={(columns, sealedToo) => change({ columns: [...columns], sealedToo })}
      />
      {wasTried && faults.columns && (
        <p className="export-fault" role="alert">
          {t.columnsNeeded}
        </p>
      )}
      <fieldset className="export-columns">
        <legend>{t.format}</legend>
        <Radio.Group
          value={draft.format}
          onChange={({ target }) => change({ format: target.value })}
          options={(['xlsx', 'csv'] as const).map((format) => ({ value: format, label: t.formats[format] }))}
        />
      </fieldset>
      <Field
        label={t.purpose}
        hint={t.purposeHint}
        fault={wasTried && faults.purpose ? t.purposeNeeded : null}
      >
        {(id) => (
          <Input
            id={id}
            maxLength={500}
            value={draft.purpose}
            aria-required="true"
            onChange={({ target }) => change({ purpose: target.value })}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t.order}
      </Button>
    </form>
  );
}

type FieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly fault?: string | null;
  readonly children: (id: string) => ReactNode;
};

function Field({ label, hint, fault = null, children }: FieldProps) {
  const id = useId();
  return (
    <div className="export-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <p className="quiet">{hint}</p>}
      {fault !== null && (
        <p className="export-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
