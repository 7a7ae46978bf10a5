import type { ReactNode } from 'react';
import { figure } from '../numbers/numbers.ts';
import { useSecondLookTexts } from './second-look-texts.ts';

export type LooksRow = {
  readonly key: string;
  readonly heads: readonly ReactNode[];
  readonly looks: number;
  readonly disagreed: number;
  readonly waiting?: number;
};

type Props = { label: string; heads: readonly string[]; rows: readonly LooksRow[] };

/** So many of so many: without any there is no share. */
const shareOf = ({ looks, disagreed }: LooksRow) =>
  looks === 0 ? '–' : `${((disagreed / looks) * 100).toFixed(disagreed === 0 ? 0 : 1)}%`;

/** Second looks in lines: how many, how many came out otherwise, and what waits where that is known. */
export function LooksTable({ label, heads, rows }: Props) {
  const t = useSecondLookTexts();
  const hasWaiting = rows.some(({ waiting }) => waiting !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="numbers-scroll" tabIndex={0} aria-label={label}>
      <table className="numbers-table">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {[t.looks, t.disagreed, t.share, ...(hasWaiting ? [t.waitingNow] : [])].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.heads.map((head, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={i}>{head}</td>
              ))}
              <td className="number">{figure(row.looks)}</td>
              <td className="number">{figure(row.disagreed)}</td>
              <td className="number">{shareOf(row)}</td>
              {hasWaiting && <td className="number">{figure(row.waiting ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
