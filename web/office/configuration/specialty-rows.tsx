import { Button, Input } from 'antd';
import { useState } from 'react';
import type { NationConfiguration } from '#contract/client.ts';
import { useLanguage } from '../language.tsx';
import { useConfigurationTexts } from './configurations.ts';
import { type Entry, SpecialtyDialog } from './specialty-dialog.tsx';
import { formName, levelName } from './worded-params.ts';
import type { NationWriting } from './writing.ts';

type Props = { of: NationConfiguration; writing: NationWriting };

/** Which line is open in the dialog; a line of its own where one is added. */
type Editing = { readonly at: number | null; readonly entry: Entry };

/** Every specialty in a line; one is changed at a time, in a dialog. */
export function SpecialtyRows({ of, writing: { document, change, disabled } }: Props) {
  const t = useConfigurationTexts();
  const [wanted, setWanted] = useState('');
  const [editing, setEditing] = useState<Editing | null>(null);
  const { specialties } = document;
  const put = (at: number | null, entry: Entry | null) => {
    const kept = specialties.flatMap((one, i) => (i === at ? (entry === null ? [] : [entry]) : [one]));
    change({ specialties: at === null && entry !== null ? [...kept, entry] : kept });
  };
  const shown = specialties
    .map((entry, at) => ({ entry, at }))
    .filter(({ entry }) => `${entry.code} ${entry.name} ${entry.nameEn}`.includes(wanted.trim()));
  return (
    <fieldset>
      <legend>{t.nation.specialties(specialties.length)}</legend>
      <div className="specialty-find">
        <Input
          allowClear
          aria-label={t.nation.find}
          placeholder={t.nation.find}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        {!disabled && (
          <Button onClick={() => setEditing({ at: null, entry: freshEntry(of) })}>{t.nation.add}</Button>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="quiet">{t.nation.noneFound}</p>
      ) : (
        <Table
          of={of}
          shown={shown}
          disabled={disabled}
          onEdit={(at, entry) => setEditing({ at, entry })}
          onRemove={(at) => put(at, null)}
        />
      )}
      {editing !== null && (
        <SpecialtyDialog
          of={of}
          entry={editing.entry}
          isNew={editing.at === null}
          onCancel={() => setEditing(null)}
          onDone={(entry) => {
            put(editing.at, entry);
            setEditing(null);
          }}
        />
      )}
    </fieldset>
  );
}

const freshEntry = ({ disciplines, levels, subjects }: NationConfiguration): Entry => ({
  code: '',
  name: '',
  nameEn: '',
  discipline: disciplines[0]?.code ?? '',
  level: levels[0]?.code ?? '',
  form: 'computer',
  subjects: subjects.map(({ code }) => code),
  closed: false,
});

type TableProps = {
  of: NationConfiguration;
  shown: readonly { readonly entry: Entry; readonly at: number }[];
  disabled: boolean;
  onEdit: (at: number, entry: Entry) => void;
  onRemove: (at: number) => void;
};

function Table({ of, shown, disabled, onEdit, onRemove }: TableProps) {
  const t = useConfigurationTexts();
  const heads = [t.form.code, t.form.name, t.nation.discipline, t.nation.level, t.nation.form];
  return (
    <div className="specialty-scroll">
      <table className="plain-table" aria-label={t.nation.specialties(shown.length)}>
        <thead>
          <tr>
            {[...heads, t.nation.subjects, t.nation.people, t.nation.status].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {shown.map(({ entry, at }) => (
            <Row key={at} of={of} entry={entry} disabled={disabled}>
              <Button size="small" aria-label={t.nation.editOf(entry.code)} onClick={() => onEdit(at, entry)}>
                {t.nation.edit}
              </Button>{' '}
              {(of.registered[entry.code] ?? 0) === 0 && (
                <Button
                  size="small"
                  aria-label={t.form.removeOf(`${entry.code} ${entry.name}`)}
                  onClick={() => onRemove(at)}
                >
                  {t.form.remove}
                </Button>
              )}
            </Row>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = {
  of: NationConfiguration;
  entry: Entry;
  disabled: boolean;
  children: React.ReactNode;
};

function Row({ of, entry, disabled, children }: RowProps) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const was = of.live.specialties.find(({ code }) => code === entry.code);
  const isChanged = was !== undefined && JSON.stringify(was) !== JSON.stringify(entry);
  return (
    <tr>
      <th scope="row" className="digits">
        {entry.code}
      </th>
      <td>
        {language === 'en' && entry.nameEn !== '' ? entry.nameEn : entry.name}{' '}
        {was === undefined && <span className="mark mark-live">{t.nation.fresh}</span>}
        {isChanged && <span className="mark mark-open">{t.nation.changed}</span>}
      </td>
      <td>{levelName(of.disciplines, entry.discipline, language)}</td>
      <td>{levelName(of.levels, entry.level, language)}</td>
      <td>{formName(entry.form, language)}</td>
      <td>{t.names(entry.subjects.map((subject) => levelName(of.subjects, subject, language)))}</td>
      <td className="digits">{of.registered[entry.code] ?? 0}</td>
      <td className={entry.closed ? 'warned' : 'quiet'}>{entry.closed ? t.nation.closed : t.nation.open}</td>
      <td className="specialty-acts">{!disabled && children}</td>
    </tr>
  );
}
