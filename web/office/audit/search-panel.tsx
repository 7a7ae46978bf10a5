import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { type AuditSearch, CLASSES, type EntryClass } from './audit-search.ts';
import { useAuditTexts } from './audit-texts.ts';

type Props = { search: AuditSearch; onSearch: (search: AuditSearch) => void };
type Draft = { person: string; object: string; class: EntryClass | ''; day: string };

const ANY = '';

/** What is asked for; sent on Enter or by the button. */
export function SearchPanel({ search, onSearch }: Props) {
  const t = useAuditTexts();
  const [draft, setDraft] = useState<Draft>({ person: '', object: '', class: ANY, day: '', ...search });
  const set = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  const { class: what, ...rest } = draft;
  const ask = () => onSearch(what === ANY ? rest : { ...rest, class: what });
  const field = (key: 'person' | 'object', label: string, placeholder = label) => (
    <Input
      aria-label={label}
      placeholder={placeholder}
      value={draft[key]}
      maxLength={60}
      onChange={(event) => set({ [key]: event.target.value })}
      onPressEnter={(event) => {
        if (!event.nativeEvent.isComposing) ask();
      }}
    />
  );
  return (
    <search className="filter-panel audit-panel">
      {field('person', t.person, `${t.person} · ${t.personHint}`)}
      {field('object', t.object)}
      <Select<EntryClass | ''>
        aria-label={t.class}
        value={what}
        onChange={(chosen) => set({ class: chosen })}
        options={[
          { value: ANY, label: t.anyClass },
          ...CLASSES.map((each) => ({ value: each, label: t.classes[each] })),
        ]}
      />
      <Input
        type="date"
        className="audit-day"
        aria-label={t.day}
        value={draft.day}
        onChange={(event) => set({ day: event.target.value })}
      />
      <Button type="primary" onClick={ask}>
        {t.search}
      </Button>
      <Button disabled={Object.keys(search).length === 0} onClick={() => onSearch({})}>
        {t.clear}
      </Button>
    </search>
  );
}
