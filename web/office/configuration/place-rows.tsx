import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ConfigurationDocument } from '#contract/client.ts';
import { useConfigurationTexts } from './configurations.ts';
import type { Writing } from './writing.ts';

type Point = ConfigurationDocument['points'][number];
type Site = ConfigurationDocument['sites'][number];

/** A list that is folded until somebody wants to change it. */
function Folded({ summary, children }: { summary: string; children: () => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="folded" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  );
}

type RowsProps<T extends Point> = {
  entries: readonly T[];
  disabled: boolean;
  fresh: T;
  onChange: (entries: T[]) => void;
  more?: { readonly title: string; readonly cell: (entry: T, set: (part: Partial<T>) => void) => ReactNode };
};

function Rows<T extends Point>({ entries, disabled, fresh, onChange, more }: RowsProps<T>) {
  const t = useConfigurationTexts();
  const put = (at: number, entry: T | null) =>
    onChange(entries.flatMap((of, i) => (i === at ? (entry === null ? [] : [entry]) : [of])));
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t.form.code}</th>
            <th scope="col">{t.form.name}</th>
            <th scope="col">{t.form.nameEn}</th>
            {more !== undefined && <th scope="col">{more.title}</th>}
            <td />
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, i) => {
            const set = (part: Partial<T>) => put(i, { ...entry, ...part });
            const word = (key: 'code' | 'name' | 'nameEn', label: string, most: number) => (
              <td>
                <Input
                  size="small"
                  aria-label={t.form.labelOf(label, entry.code)}
                  maxLength={most}
                  disabled={disabled}
                  value={entry[key]}
                  onChange={(event) => set({ [key]: event.target.value } as Partial<T>)}
                />
              </td>
            );
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a code may be half typed, and twice there
              <tr key={i}>
                {word('code', t.form.code, 12)}
                {word('name', t.form.name, 100)}
                {word('nameEn', t.form.nameEn, 100)}
                {more !== undefined && <td>{more.cell(entry, set)}</td>}
                <td>
                  {!disabled && (
                    <Button
                      size="small"
                      aria-label={t.form.removeOf(entry.name)}
                      onClick={() => put(i, null)}
                    >
                      {t.form.remove}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {!disabled && (
        <Button size="small" onClick={() => onChange([...entries, fresh])}>
          {t.form.add}
        </Button>
      )}
    </>
  );
}

/** Exam points of the region. */
export function PointRows({ writing: { document, change, disabled } }: { writing: Writing }) {
  const t = useConfigurationTexts();
  return (
    <Folded summary={t.form.points(document.points.length)}>
      {() => (
        <Rows<Point>
          entries={document.points}
          disabled={disabled}
          fresh={{ code: '', name: '', nameEn: '' }}
          onChange={(points) => change({ points })}
        />
      )}
    </Folded>
  );
}

/** Sites, each of one point. */
export function SiteRows({ writing: { document, change, disabled } }: { writing: Writing }) {
  const t = useConfigurationTexts();
  const options = document.points.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <Folded summary={t.form.sites(document.sites.length)}>
      {() => (
        <Rows<Site>
          entries={document.sites}
          disabled={disabled}
          fresh={{ code: '', name: '', nameEn: '', point: document.points[0]?.code ?? '' }}
          onChange={(sites) => change({ sites })}
          more={{
            title: t.form.pointOfSite,
            cell: (site, set) => (
              <Select
                size="small"
                className="fee-choice"
                aria-label={t.form.labelOf(t.form.pointOfSite, site.code)}
                disabled={disabled}
                value={site.point}
                options={options}
                onChange={(point) => set({ point })}
              />
            ),
          }}
        />
      )}
    </Folded>
  );
}
