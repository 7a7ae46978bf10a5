import { Button, Popconfirm, Progress, Table, type TableColumnsType } from 'antd';
import { type ImportView, pathOf } from '#contract/client.ts';
import { fileSize } from '#vocabulary/file-size.ts';
import { importBuiltOn, importProblem, importState } from '#vocabulary/imports.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { type Act, useImportTexts } from './imports.ts';

type Acts = { readonly isBusy: boolean; readonly onAct: (act: { id: string; act: Act }) => void };

/** What was brought into the area, the newest first; a faulty file stands with its problems. */
export function ImportTable({ rows, ...acts }: Acts & { readonly rows: readonly ImportView[] }) {
  const t = useImportTexts();
  const columns = useColumns(acts);
  const faulty = rows.filter(({ problemCount, state }) => problemCount > 0 && state === 'faulty');
  return (
    <Table<ImportView>
      aria-label={t.history}
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={rows.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      expandable={{
        expandedRowRender: (row) => <Problems row={row} />,
        expandedRowKeys: faulty.map(({ id }) => id),
        rowExpandable: ({ state }) => state === 'faulty',
        showExpandColumn: false,
      }}
    />
  );
}

function useColumns(acts: Acts): TableColumnsType<ImportView> {
  const t = useImportTexts();
  return [
    { title: t.begunAt, key: 'begunAt', className: 'digits', render: (_, row) => toTheMinute(row.begunAt) },
    { title: t.who, dataIndex: 'staffName' },
    {
      title: t.fileColumn,
      key: 'file',
      render: (_, row) => (
        <div className="export-purpose">
          {row.fileName}
          <p className="quiet">
            {t.kinds[row.kind]} · {fileSize(row.size)}
          </p>
        </div>
      ),
    },
    { title: t.state, key: 'state', width: 200, render: (_, row) => <State row={row} /> },
    { title: t.result, key: 'result', render: (_, row) => <Result row={row} {...acts} /> },
  ];
}

function State({ row }: { readonly row: ImportView }) {
  const t = useImportTexts();
  const { language } = useLanguage();
  const name = importState(row.state, language);
  const percent = Math.floor((100 * row.received) / row.size);
  if (row.state === 'uploading') return <Progress percent={percent} size="small" aria-label={name} />;
  if (row.state !== 'checking') return <>{name}</>;
  return (
    <>
      {name}
      <p className="quiet import-line">{t.rows(row.rowsDone)}</p>
    </>
  );
}

function Result({ row, isBusy, onAct }: Acts & { readonly row: ImportView }) {
  const t = useImportTexts();
  const { language } = useLanguage();
  const act = (what: Act) => () => onAct({ id: row.id, act: what });
  const drop = (
    <Button disabled={isBusy} onClick={act('drop')}>
      {t.drop}
    </Button>
  );
  if (row.state === 'uploading' || row.state === 'checking') return drop;
  if (row.state === 'faulty')
    return (
      <div className="import-acts">
        {t.problems(row.problemCount)} {drop}
      </div>
    );
  if (row.state === 'checked')
    return (
      <div className="import-acts">
        {t.right(row.rowsDone, row.replaces ?? 0)}
        <Popconfirm title={t.sure(row.rowsDone)} okText={t.yes} cancelText={t.no} onConfirm={act('apply')}>
          <Button type="primary" disabled={isBusy}>
            {t.apply}
          </Button>
        </Popconfirm>
        {drop}
      </div>
    );
  if (row.state !== 'applied') return null;
  return (
    <>
      <div className="import-acts">
        {t.applied(row.added ?? 0, row.changed ?? 0)}
        {row.kind === 'staff' && (
          <a href={pathOf('downloadImportedInvitations', { params: { import: row.id } })}>{t.links}</a>
        )}
        <Popconfirm title={t.sureUndo} okText={t.yes} cancelText={t.no} onConfirm={act('undo')}>
          <Button disabled={isBusy}>{t.undo}</Button>
        </Popconfirm>
      </div>
      {row.builtOn.length > 0 && (
        <p className="export-fault export-purpose" role="alert">
          {t.kept} {row.builtOn.map((built) => importBuiltOn(built, language)).join(' ')}
        </p>
      )}
    </>
  );
}

type Problem = ImportView['problems'][number];

function Problems({ row }: { readonly row: ImportView }) {
  const t = useImportTexts();
  const { language } = useLanguage();
  const columns: TableColumnsType<Problem> = [
    { title: t.line, dataIndex: 'line', className: 'digits' },
    { title: t.column, dataIndex: 'columnName' },
    { title: t.problem, key: 'problem', render: (_, { kind }) => importProblem(kind, language).what },
    { title: t.found, dataIndex: 'found' },
    { title: t.todo, key: 'todo', render: (_, { kind }) => importProblem(kind, language).how },
  ];
  return (
    <div className="import-problems">
      <p>
        {row.counts.map(({ kind, count }) => (
          <span key={kind}>
            {importProblem(kind, language).what} · {t.count(count)}
          </span>
        ))}
      </p>
      <Table<Problem>
        aria-label={t.problem}
        size="small"
        rowKey={({ line, column, kind, found }) => `${line}/${column}/${kind}/${found}`}
        columns={columns}
        dataSource={row.problems}
        pagination={false}
      />
      <p>
        {row.problemCount > row.problems.length && t.shown(row.problems.length)}
        <a href={pathOf('downloadImportReport', { params: { import: row.id } })}>{t.report}</a>
        <span className="quiet">{t.again}</span>
      </p>
    </div>
  );
}
