import { Button, Progress, Table, type TableColumnsType } from 'antd';
import type { ExportView } from '#contract/client.ts';
import { exportFailure, exportState, exportStatus } from '#vocabulary/exports.ts';
import { fileSize } from '#vocabulary/file-size.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { isUnderWay, useExportTexts } from './exports.ts';

type Acts = { readonly onDownload: (id: string) => void; readonly onCancel: (id: string) => void };
type Props = Acts & { readonly rows: readonly ExportView[] };

/** What was taken out of the area, the newest first. */
export function ExportTable({ rows, ...acts }: Props) {
  const t = useExportTexts();
  const columns = useColumns(acts);
  return (
    <Table<ExportView>
      aria-label={t.history}
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={rows.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
    />
  );
}

function useColumns(acts: Acts): TableColumnsType<ExportView> {
  const t = useExportTexts();
  return [
    { title: t.askedAt, key: 'askedAt', className: 'digits', render: (_, row) => toTheMinute(row.askedAt) },
    { title: t.who, key: 'who', render: (_, row) => (row.own ? t.you : row.staffName) },
    { title: t.purposeColumn, key: 'purpose', render: (_, row) => <Scope row={row} /> },
    { title: t.state, key: 'state', width: 220, render: (_, row) => <State row={row} /> },
    { title: t.file, key: 'file', render: (_, row) => <File row={row} {...acts} /> },
  ];
}

function Scope({ row }: { readonly row: ExportView }) {
  const t = useExportTexts();
  const { language } = useLanguage();
  const { wish } = row;
  const statuses = wish.statuses.map((status) => exportStatus(wish.edition, status, language));
  return (
    <div className="export-purpose">
      {row.purpose}
      <p className="quiet">
        {t.scope(statuses, wish.columns.length)}
        {wish.sealedToo && ` · ${t.withSealed}`}
        {row.place !== '' && ` · ${row.place}`}
      </p>
    </div>
  );
}

function State({ row }: { readonly row: ExportView }) {
  const t = useExportTexts();
  const { language } = useLanguage();
  if (row.failure !== null)
    return <div className="export-purpose">{exportFailure(row.failure, language)}</div>;
  const name = exportState(row.state, language);
  if (!isUnderWay(row)) return <>{name}</>;
  const { rowsDone, rowsTotal } = row;
  const percent = rowsTotal === null || rowsTotal === 0 ? 0 : Math.floor((100 * rowsDone) / rowsTotal);
  return (
    <>
      <Progress percent={percent} size="small" aria-label={name} />
      <span className="quiet">{rowsTotal === null ? name : t.progress(rowsDone, rowsTotal)}</span>
    </>
  );
}

function File({ row, onDownload, onCancel }: Acts & { readonly row: ExportView }) {
  const t = useExportTexts();
  if (isUnderWay(row)) return row.own ? <Button onClick={() => onCancel(row.id)}>{t.cancel}</Button> : null;
  if (row.sha256 === null || row.bytes === null || row.rowsTotal === null) return null;
  return (
    <div className="export-file">
      {row.downloadUntil !== null && row.own && (
        <p>
          <Button type="primary" ghost onClick={() => onDownload(row.id)}>
            {t.download}
          </Button>{' '}
          <span className="quiet">{t.until(toTheMinute(row.downloadUntil))}</span>
        </p>
      )}
      {row.downloadUntil !== null && !row.own && <p className="quiet">{t.notYourFile}</p>}
      <p className="digits">
        {t.rows(row.rowsTotal)} · {fileSize(row.bytes)}
      </p>
      <p className="quiet export-digest">
        {t.sha256} <code>{row.sha256}</code>
      </p>
    </div>
  );
}
