import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import type { EditionSummary, FileRow } from '#contract/client.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { useBenchTexts } from '../review/bench-texts.ts';
import type { BenchTexts } from '../review/texts.zh-CN.ts';
import { useStaff } from '../session/staff.ts';

type Props = {
  rows: readonly FileRow[];
  editions: readonly EditionSummary[];
  /** Where a row leads. */
  to: '/review/$number' | '/files/$number' | '/confirmation/$number';
  label: string;
  /** Rows that are ticked, by number; absent where none can be. */
  choice?: { chosen: readonly string[]; onChoose: (chosen: readonly string[]) => void };
};

function useColumns({ editions, to }: Pick<Props, 'editions' | 'to'>): TableColumnsType<FileRow> {
  const { language, texts } = useLanguage();
  const bench = useBenchTexts();
  const staff = useStaff();
  return useMemo(() => {
    const { file } = texts;
    const yearOf = (key: string) => editions.find((edition) => edition.key === key)?.year ?? key;
    const isQueue = to === '/review/$number';
    const name: TableColumnsType<FileRow>[number] = {
      title: file.name,
      key: 'name',
      render: (_, row) => (
        <Link to={to} params={{ number: row.number }}>
          {row.name}
        </Link>
      ),
    };
    const point = (row: FileRow) =>
      staff.regionName === null ? `${row.regionName} · ${row.pointName}` : row.pointName;
    return [
      name,
      { title: file.idTail, dataIndex: 'idTail', className: 'digits' },
      { title: file.number, dataIndex: 'number', className: 'digits' },
      { title: file.year, key: 'year', className: 'digits', render: (_, row) => yearOf(row.edition) },
      // Whoever works for one point knows where they are.
      ...column(staff.pointName === null, {
        title: file.point,
        key: 'point',
        render: (_, row) => point(row),
      }),
      { title: file.level, dataIndex: 'levelName' },
      { title: file.specialty, dataIndex: 'specialtyName' },
      ...column(!isQueue, {
        title: file.status,
        key: 'status',
        render: (_, row) => statusText(row.edition, row.status, 'staff', language),
      }),
      {
        title: isQueue ? file.waitingSince : file.since,
        key: 'since',
        className: 'digits',
        render: (_, row) => toTheMinute(row.statusSince),
      },
      ...column(isQueue, { title: bench.heldBy, key: 'held', render: (_, row) => heldBy(row, bench) }),
    ];
  }, [editions, to, language, texts, bench, staff]);
}

/** Who has it on the bench, and since when. */
const heldBy = ({ held }: FileRow, texts: BenchTexts) =>
  held === null ? null : texts.since(held.mine ? texts.mine : held.who, toTheMinute(held.since));

const column = (isShown: boolean, shown: TableColumnsType<FileRow>[number]): TableColumnsType<FileRow> =>
  isShown ? [shown] : [];

/** Files as rows, dense; each name leads to its file. */
export function FileTable({ rows, editions, to, label, choice }: Props) {
  const columns = useColumns({ editions, to });
  return (
    <Table<FileRow>
      aria-label={label}
      size="small"
      rowKey="number"
      columns={columns}
      dataSource={rows}
      pagination={false}
      {...(choice === undefined
        ? {}
        : {
            rowSelection: {
              selectedRowKeys: [...choice.chosen],
              onChange: (chosen) => choice.onChoose(chosen.map(String)),
              getCheckboxProps: (row) => ({ 'aria-label': `${row.name} ${row.number}` }),
            },
          })}
    />
  );
}
