import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useEffect, useState } from 'react';
import { directoryQuestion } from '../employers/directory-select.tsx';
import { useStaffTexts } from './staff-texts.ts';

const PAUSE_MS = 250;
const MOST = 20;

export type BoundEmployer = { readonly value: string; readonly label: string };

/** For whom an employer's clerk works: some of the region's directory. Gives codes with their names. */
export function EmployersField({ region }: { region: string }) {
  const t = useStaffTexts();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery(directoryQuestion(region, q));
  return (
    <Form.Item name="employers" label={t.employers} rules={[{ required: true, message: t.chooseEmployers }]}>
      <Select<BoundEmployer[]>
        mode="multiple"
        labelInValue
        maxCount={MOST}
        showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
        placeholder={t.employersHint}
        notFoundContent={q === '' || found.isFetching ? null : t.noEmployers}
        loading={found.isFetching}
        options={(found.data ?? []).map(({ code, name, cityName }) => ({
          value: code,
          label: `${name} · ${cityName}`,
        }))}
      />
    </Form.Item>
  );
}
