import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { EmployeeView } from '#contract/client.ts';
import { dutyText } from '#vocabulary/employer-sheet.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { useEmployeeTexts } from './employees.ts';

/** What is still to be done, and until when. */
export function Missing({ of: { missing, until } }: { of: EmployeeView }) {
  const t = useEmployeeTexts();
  const { language } = useLanguage();
  if (missing === null) return <span className="quiet">{t.nothingMissing}</span>;
  return (
    <>
      {dutyText(missing, language)}
      {until !== null && <span className="quiet employee-until">{t.until(toTheMinute(until))}</span>}
    </>
  );
}

/** The own people as rows; each name leads to one of them. */
export function EmployeeTable({
  rows,
  showsEmployer,
}: {
  rows: readonly EmployeeView[];
  showsEmployer: boolean;
}) {
  const t = useEmployeeTexts();
  const { language } = useLanguage();
  const employer: TableColumnsType<EmployeeView> = [{ title: t.employer, dataIndex: 'employerName' }];
  const columns: TableColumnsType<EmployeeView> = [
    {
      title: t.name,
      key: 'name',
      render: (_, row) => (
        <Link to="/employees/$number" params={{ number: row.number }}>
          {row.name}
        </Link>
      ),
    },
    {
      title: t.status,
      key: 'status',
      render: (_, row) => statusText(row.edition, row.status, 'staff', language),
    },
    { title: t.missing, key: 'missing', render: (_, row) => <Missing of={row} /> },
    { title: t.id, dataIndex: 'maskedId', className: 'digits' },
    { title: t.number, dataIndex: 'number', className: 'digits' },
    ...(showsEmployer ? employer : []),
    { title: t.specialty, dataIndex: 'specialtyName' },
    { title: t.level, dataIndex: 'levelName' },
    { title: t.point, dataIndex: 'pointName' },
  ];
  return (
    <Table<EmployeeView>
      aria-label={t.list}
      size="small"
      rowKey="number"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
