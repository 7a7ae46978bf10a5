import { Checkbox, Input, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import type { NationConfiguration, NationDocument } from '#contract/client.ts';
import { examFormText } from '#vocabulary/configuration.ts';
import { useLanguage } from '../language.tsx';
import { useConfigurationTexts } from './configurations.ts';
import { FormLine } from './form-line.tsx';
import { type Level, levelName } from './worded-params.ts';

export type Entry = NationDocument['specialties'][number];

type Props = {
  of: NationConfiguration;
  entry: Entry;
  isNew: boolean;
  onDone: (entry: Entry) => void;
  onCancel: () => void;
};

/** One specialty, to be changed or added; the code of one that is there stays. */
export function SpecialtyDialog({ of, entry: saved, isNew, onDone, onCancel }: Props) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const [entry, setEntry] = useState(saved);
  const set = (part: Partial<Entry>) => setEntry((before) => ({ ...before, ...part }));
  const named = (list: readonly Level[]) =>
    list.map(({ code }) => ({ value: code, label: levelName(list, code, language) }));
  const word = (key: 'code' | 'name' | 'nameEn', label: string, max: number) => (
    <FormLine label={label}>
      {(id) => (
        <Input
          id={id}
          maxLength={max}
          disabled={key === 'code' && !isNew}
          value={entry[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </FormLine>
  );
  return (
    <Modal
      open
      className="configuration"
      title={isNew ? t.nation.add : t.nation.editOf(saved.code)}
      okText={t.nation.done}
      cancelText={t.nation.cancel}
      okButtonProps={{ disabled: !/^[0-9A-Za-z-]{1,12}$/.test(entry.code) }}
      onOk={() => onDone(entry)}
      onCancel={onCancel}
    >
      {word('code', t.form.code, 12)}
      {word('name', t.form.name, 100)}
      {word('nameEn', t.form.nameEn, 100)}
      <FormLine label={t.nation.discipline}>
        {(id) => (
          <Select
            id={id}
            value={entry.discipline}
            options={named(of.disciplines)}
            onChange={(discipline) => set({ discipline })}
          />
        )}
      </FormLine>
      <FormLine label={t.nation.level}>
        {(id) => (
          <Select
            id={id}
            value={entry.level}
            options={named(of.levels)}
            onChange={(level) => set({ level })}
          />
        )}
      </FormLine>
      <FormLine label={t.nation.form}>
        {(id) => (
          <Select
            id={id}
            value={entry.form}
            options={(['computer', 'paper'] as const).map((value) => ({
              value,
              label: examFormText(value, language),
            }))}
            onChange={(form) => set({ form })}
          />
        )}
      </FormLine>
      <div className="form-line">
        <span>{t.nation.subjects}</span>
        <Checkbox.Group
          aria-label={t.nation.subjects}
          className="rule-choice"
          value={[...entry.subjects]}
          options={named(of.subjects)}
          onChange={(chosen) =>
            set({ subjects: of.subjects.flatMap(({ code }) => (chosen.includes(code) ? [code] : [])) })
          }
        />
      </div>
      <FormLine label={t.nation.closed}>
        {(id) => <Switch id={id} checked={entry.closed} onChange={(closed) => set({ closed })} />}
      </FormLine>
      <p className="quiet">{t.nation.closedHow}</p>
    </Modal>
  );
}
