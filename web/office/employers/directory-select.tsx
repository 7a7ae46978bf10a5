import { Select } from 'antd';
import { useTexts } from '../language.tsx';
import { useDirectory } from './use-directory.ts';

type Props = {
  region: string;
  label: string;
  chosen: string | null;
  onChoose: (code: string | null) => void;
};

/** Picks an employer of the directory, in the region where the name was typed. */
export function DirectorySelect({ region, label, chosen, onChoose }: Props) {
  const { employers } = useTexts();
  const { typed, setTyped, options, isLoading, isSearching } = useDirectory(region);
  return (
    <Select<string>
      className="directory-select"
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      allowClear
      value={chosen}
      placeholder={employers.searchHint}
      notFoundContent={isSearching ? null : employers.nothingFound}
      loading={isLoading}
      options={options}
      onChange={(code) => onChoose(code ?? null)}
    />
  );
}
