import type { TableColumnsType } from 'antd';
import type { EmployerName } from '#contract/client.ts';
import type { Texts } from '../texts.zh-CN.ts';

export const keyOf = ({ region, name }: EmployerName) => `${region} ${name}`;

/** What both lists show of a name: how it was typed, where, and by how many. */
export const nameColumns = (texts: Texts['employers']): TableColumnsType<EmployerName> => [
  {
    title: texts.typed,
    key: 'name',
    render: (_, row) => (
      <>
        {row.name} <span className="quiet">{row.regionName}</span>
      </>
    ),
  },
  { title: texts.count, dataIndex: 'count', className: 'digits' },
];
