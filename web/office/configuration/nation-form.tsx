import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { NationConfiguration, NationDocument, OpenNationConfiguration } from '#contract/client.ts';
import { reminderTopicText } from '#vocabulary/configuration.ts';
import { fileSize } from '#vocabulary/file-size.ts';
import { photoLimitsText } from '#vocabulary/photo-check.ts';
import { useLanguage } from '../language.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { send } from '../wire.ts';
import { useConfigurationAct, useConfigurationTexts } from './configurations.ts';
import { SpecialtyRows } from './specialty-rows.tsx';
import type { NationWriting } from './writing.ts';

type Props = {
  of: NationConfiguration;
  document: NationDocument;
  open: OpenNationConfiguration | null;
};

/** The nation's document as a form; to be read only where it is live, or a draft that is not open to writing. */
export function NationForm({ of, document: saved, open }: Props) {
  const t = useConfigurationTexts();
  const [document, setDocument] = useState(saved);
  const params = { edition: of.edition };
  const save = useConfigurationAct<{ document: NationDocument }>(of, 'save', (wish, intention) =>
    send('saveNationConfiguration', { params, body: { ...wish, rev: open?.rev ?? 0 } }, intention),
  );
  const disabled = open === null || !open.actions.includes('save');
  const isChanged = JSON.stringify(document) !== JSON.stringify(saved);
  const writing: NationWriting = {
    document,
    disabled,
    change: (part) => setDocument((before) => ({ ...before, ...part })),
  };
  return (
    <form
      className="document-form"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ document });
      }}
    >
      <div className="nation-limits">
        <PhotoFields writing={writing} />
        <PaperFields writing={writing} />
        <ReminderFields writing={writing} />
      </div>
      <SpecialtyRows of={of} writing={writing} />
      {!disabled && (
        <div className="save-bar">
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isChanged}>
            {t.save}
          </Button>
          <span className="quiet" role="status">
            {isChanged ? t.unsaved : t.saved}
          </span>
          {save.isError && <RefusalSentence error={save.error} />}
        </div>
      )}
    </form>
  );
}

type NumberProps = {
  id: string;
  label: string;
  value: number;
  disabled: boolean;
  onChange: (value: number) => void;
  note?: string;
};

function NumberLine({ id, label, value, disabled, onChange, note }: NumberProps) {
  return (
    <div className="form-line">
      <label htmlFor={id}>{label}</label>
      <span>
        <InputNumber
          id={id}
          min={1}
          precision={0}
          disabled={disabled}
          value={value}
          onChange={(next) => onChange(next ?? 1)}
        />{' '}
        {note !== undefined && <span className="quiet">{note}</span>}
      </span>
    </div>
  );
}

function PhotoFields({ writing: { document, change, disabled } }: { writing: NationWriting }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const { photo } = document;
  const line = (key: keyof NationDocument['photo'], note?: string) => (
    <NumberLine
      id={`photo-${key}`}
      label={t.nation[key]}
      value={photo[key]}
      disabled={disabled}
      onChange={(value) => change({ photo: { ...photo, [key]: value } })}
      {...(note !== undefined && { note })}
    />
  );
  return (
    <fieldset>
      <legend>{t.nation.photo}</legend>
      {line('minWidth')}
      {line('minHeight')}
      {line('minBytes', fileSize(photo.minBytes))}
      {line('maxBytes', fileSize(photo.maxBytes))}
      <p className="quiet">{t.nation.ratio(photo.minWidth, photo.minHeight)}</p>
      <p className="quiet">{photoLimitsText(photo, language)}</p>
    </fieldset>
  );
}

function PaperFields({ writing: { document, change, disabled } }: { writing: NationWriting }) {
  const t = useConfigurationTexts();
  const { papers } = document;
  const line = (key: keyof NationDocument['papers'], note?: string) => (
    <NumberLine
      id={`papers-${key}`}
      label={t.nation[key]}
      value={papers[key]}
      disabled={disabled}
      onChange={(value) => change({ papers: { ...papers, [key]: value } })}
      {...(note !== undefined && { note })}
    />
  );
  return (
    <fieldset>
      <legend>{t.nation.papers}</legend>
      {line('maxBytes', fileSize(papers.maxBytes))}
      {line('maxSheets')}
    </fieldset>
  );
}

const TOPICS = ['submit', 'submit-again', 'confirm', 'repair', 'pay', 'id-paper'] as const;

/** Whole numbers between 1 and 365, each once; anything else is nobody's day. */
const daysIn = (words: string): number[] => {
  const found = words.split(/\D+/).map(Number);
  return [...new Set(found.filter((days) => days >= 1 && days <= 365))].sort((a, b) => b - a);
};

function ReminderFields({ writing }: { writing: NationWriting }) {
  const t = useConfigurationTexts();
  return (
    <fieldset>
      <legend>{t.nation.reminders}</legend>
      {TOPICS.map((topic) => (
        <ReminderLine key={topic} topic={topic} writing={writing} />
      ))}
      <p className="quiet">{t.nation.remindersHow}</p>
    </fieldset>
  );
}

function ReminderLine({ topic, writing }: { topic: (typeof TOPICS)[number]; writing: NationWriting }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const { document, change, disabled } = writing;
  const [words, setWords] = useState(document.reminders[topic].join(', '));
  const id = `remind-${topic}`;
  return (
    <div className="form-line">
      <label htmlFor={id}>{reminderTopicText(topic, language)}</label>
      <Input
        id={id}
        aria-label={t.nation.daysOf(reminderTopicText(topic, language))}
        maxLength={60}
        disabled={disabled}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          change({ reminders: { ...document.reminders, [topic]: daysIn(event.target.value) } });
        }}
        onBlur={() => setWords(document.reminders[topic].join(', '))}
      />
    </div>
  );
}
