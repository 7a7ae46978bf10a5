import { Button, Checkbox } from 'antd';
import type { ExportChoices } from '#contract/client.ts';
import { exportColumn } from '#vocabulary/exports.ts';
import { useLanguage } from '../language.tsx';
import { useExportTexts } from './exports.ts';

type Columns = ExportChoices['columns'];
type Props = {
  readonly edition: string;
  readonly columns: Columns;
  readonly chosen: readonly string[];
  readonly sealedToo: boolean;
  readonly onChoose: (chosen: readonly string[], sealedToo: boolean) => void;
};

/** Columns in the order of the form; what is stored encrypted stands apart, behind a tick of its own. */
export function ColumnChoice({ edition, columns, chosen, sealedToo, onChoose }: Props) {
  const t = useExportTexts();
  const { language } = useLanguage();
  const plain = columns.filter(({ sealed }) => !sealed);
  const sealed = columns.filter((column) => column.sealed);
  const open = sealedToo ? columns : plain;
  const inOrder = (keys: ReadonlySet<string>) => open.map(({ key }) => key).filter((key) => keys.has(key));
  const replace = (group: Columns) => (keys: readonly string[]) => {
    const rest = chosen.filter((key) => !group.some((column) => column.key === key));
    onChoose(inOrder(new Set([...rest, ...keys])), sealedToo);
  };
  const options = (group: Columns) =>
    group.map(({ key }) => ({ value: key, label: exportColumn(edition, key, language) }));
  const allowSealed = (allowed: boolean) =>
    onChoose(allowed ? chosen : chosen.filter((key) => plain.some((column) => column.key === key)), allowed);
  return (
    <fieldset className="export-columns">
      <legend>{t.columns}</legend>
      <p className="export-columns-count">
        <span role="status">{t.chosen(chosen.length, columns.length)}</span>
        <Button size="small" onClick={() => replace(plain)(plain.map(({ key }) => key))}>
          {t.all}
        </Button>
        <Button size="small" onClick={() => replace(plain)([])}>
          {t.none}
        </Button>
      </p>
      <Checkbox.Group
        className="export-grid"
        options={options(plain)}
        value={[...chosen]}
        onChange={(keys) => replace(plain)(keys)}
      />
      <p className="export-sealed">
        <Checkbox checked={sealedToo} onChange={({ target }) => allowSealed(target.checked)}>
          {t.sealedToo}
        </Checkbox>
        <span className="quiet">{t.sealedHint}</span>
      </p>
      {sealedToo && (
        <Checkbox.Group
          className="export-grid"
          options={options(sealed)}
          value={[...chosen]}
          onChange={(keys) => replace(sealed)(keys)}
        />
      )}
    </fieldset>
  );
}
