import { useQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import type { EmployeePage, EmployerSheet } from '#contract/client.ts';
import { toTheMinute } from '../beijing-time.ts';
import { Loading } from '../shell/loading.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { changedLines, fileOf, sheetsQuestion, useEmployeeTexts, useMakeSheet } from './employees.ts';

/** Making the summary sheet, and the sheets that were made. */
export function Sheets({ page }: { page: EmployeePage }) {
  const t = useEmployeeTexts();
  const make = useMakeSheet();
  const after = make.data?.id ?? '';
  return (
    <div className="sheets">
      <p className="quiet">{t.sheetLead}</p>
      {make.isError && <RefusalSentence error={make.error} />}
      {make.isSuccess && <Made sheet={make.data} />}
      {page.sheetsToMake.length === 0 && <Sentence tone="plain" what={t.nobody.what} how={t.nobody.how} />}
      <ul className="sheets-to-make">
        {page.sheetsToMake.map(({ employer, employerName, point, pointName, count }) => (
          <li key={`${employer} ${point}`}>
            <span>{t.makeFor(employerName, pointName)}</span>
            <Button
              type="primary"
              disabled={make.isPending}
              onClick={() => make.mutate({ wish: { edition: page.edition, employer, point }, after })}
            >
              {make.isPending ? t.making : t.make(count)}
            </Button>
          </li>
        ))}
      </ul>
      <MadeSheets edition={page.edition} />
    </div>
  );
}

function Made({ sheet }: { sheet: EmployerSheet }) {
  const t = useEmployeeTexts();
  return (
    <Sentence tone="good" what={t.made.what(sheet.number, sheet.listed)} how={t.made.how}>
      <Button type="primary" className="sentence-act sheet-file" href={fileOf(sheet)} download>
        {t.download}
      </Button>
    </Sentence>
  );
}

function stateOf(sheet: EmployerSheet, t: ReturnType<typeof useEmployeeTexts>) {
  if (sheet.newer !== null) return <span className="quiet">{t.replaced(sheet.newer)}</span>;
  return sheet.isCurrent ? t.current : <b className="worse">{t.changed(changedLines(sheet).length)}</b>;
}

function MadeSheets({ edition }: { edition: string }) {
  const t = useEmployeeTexts();
  const sheets = useQuery(sheetsQuestion);
  if (sheets.isPending) return <Loading />;
  if (sheets.isError) return <RefusalSentence error={sheets.error} onRetry={() => void sheets.refetch()} />;
  const rows = sheets.data.filter((sheet) => sheet.edition === edition);
  const columns: TableColumnsType<EmployerSheet> = [
    { title: t.sheet, dataIndex: 'number', className: 'digits' },
    { title: t.employer, dataIndex: 'employerName' },
    { title: t.point, dataIndex: 'pointName' },
    { title: t.listed, dataIndex: 'listed', className: 'digits' },
    { title: t.madeAt, key: 'at', className: 'digits', render: (_, row) => toTheMinute(row.madeAt) },
    { title: t.madeBy, dataIndex: 'madeBy' },
    { title: t.state, key: 'state', render: (_, row) => stateOf(row, t) },
    {
      title: '',
      key: 'file',
      render: (_, row) => (
        <a href={fileOf(row)} download aria-label={t.downloadOf(row.number)}>
          {t.download}
        </a>
      ),
    },
  ];
  return (
    <section aria-labelledby="made-sheets">
      <h2 id="made-sheets">{t.sheets}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{t.sheetsEmpty}</p>
      ) : (
        <Table<EmployerSheet>
          aria-label={t.sheets}
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      )}
    </section>
  );
}
