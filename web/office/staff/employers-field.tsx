import { Form, Select } from 'antd';
import { useDirectory } from '../employers/use-directory.ts';
import { useStaffTexts } from './staff-texts.ts';

const MOST = 20;

export type BoundEmployer = { readonly value: string; readonly label: string };

/** For whom an employer's clerk works: some of the region's directory. Gives codes with their names. */
export function EmployersField({ region }: { region: string }) {
  const t = useStaffTexts();
  const { typed, setTyped, options, isLoading, isSearching } = useDirectory(region);
  return (
    <Form.Item name="employers" label={t.employers} rules={[{ required: true, message: t.chooseEmployers }]}>
      <Select<BoundEmployer[]>
        mode="multiple"
        labelInValue
        maxCount={MOST}
        showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
        placeholder={t.employersHint}
        notFoundContent={isSearching ? null : t.noEmployers}
        loading={isLoading}
        options={options}
      />
    </Form.Item>
  );
}
