import type { ReactNode } from 'react';
import type { Status } from '#domain/registration/registration.ts';
import { statusText } from '#vocabulary/statuses.ts';
import { statuses } from '../files/search.ts';
import { useLanguage } from '../language.tsx';
import { countOf, type Place, totalOf } from './measures.ts';
import { figure } from './numbers.ts';
import { useNumbersTexts } from './numbers-texts.ts';
import { useScope } from './scope.ts';

export type StandingRow = {
  readonly key: string;
  readonly head: ReactNode;
  readonly statuses: Place['statuses'];
  readonly last?: string;
};

type Props = { label: string; first: string; last?: string; rows: readonly StandingRow[] };

/** One line a place or specialty, one column a status; statuses in which nobody stands are left out. */
export function StandingTable({ label, first, last, rows }: Props) {
  const texts = useNumbersTexts();
  const { language } = useLanguage();
  const { numbers, search } = useScope();
  const shown: readonly Status[] = statuses.filter((status) => countOf(numbers, [status]) > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="numbers-scroll" tabIndex={0} aria-label={label}>
      <table className="numbers-table">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {shown.map((status) => (
              <th
                key={status}
                scope="col"
                className={search.show === status ? 'number number-shown' : 'number'}
              >
                {statusText(numbers.edition, status, 'staff', language)}
              </th>
            ))}
            <th scope="col" className="number">
              {texts.total}
            </th>
            {last !== undefined && (
              <th scope="col" className="number">
                {last}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.head}</th>
              {shown.map((status) => (
                <td key={status} className={search.show === status ? 'number number-shown' : 'number'}>
                  {figure(countOf(row, [status]))}
                </td>
              ))}
              <td className="number">{figure(totalOf(row))}</td>
              {last !== undefined && <td className="number">{row.last ?? texts.none}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
