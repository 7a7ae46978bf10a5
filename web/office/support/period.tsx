import { Select } from 'antd';
import { useSupportTexts } from './support-texts.ts';

/** Hours back from now. */
export type Period = '1' | '24' | '168';
const PERIODS: readonly Period[] = ['1', '24', '168'];

type Props = { period: Period; onChange: (period: Period) => void };

/** How far back one looks. */
export function PeriodChoice({ period, onChange }: Props) {
  const { troubles: t } = useSupportTexts();
  return (
    <Select
      aria-label={t.hours}
      value={period}
      onChange={onChange}
      options={PERIODS.map((value) => ({ value, label: t.spans[value] }))}
    />
  );
}
