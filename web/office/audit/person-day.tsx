import { useQuery } from '@tanstack/react-query';
import { toTheMinute } from '../beijing-time.ts';
import { keys } from '../questions.ts';
import { send } from '../wire.ts';
import { CLASSES } from './audit-search.ts';
import { useAuditTexts } from './audit-texts.ts';

/** One person's day by the hour: when there was how much of what. */
export function PersonDay({ person, day }: { person: string; day: string }) {
  const t = useAuditTexts();
  const found = useQuery({
    queryKey: keys.auditDay(person, day),
    queryFn: () => send('getAuditDay', { params: { person, day } }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (found.data === undefined) return null;
  const { counts } = found.data;
  const hours = [...new Set(counts.map(({ hour }) => hour))];
  const countOf = (hour: string, what: string) =>
    counts.find((each) => each.hour === hour && each.class === what)?.count ?? 0;
  return (
    <section className="person-day" aria-label={t.dayOf(person, day)}>
      <h2>{t.dayOf(person, day)}</h2>
      {hours.length === 0 ? (
        <p className="quiet">{t.dayNone}</p>
      ) : (
        <table className="history">
          <thead>
            <tr>
              <th scope="col">{t.hour}</th>
              {CLASSES.map((what) => (
                <th key={what} scope="col" className="count">
                  {t.classes[what]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={hour}>
                <th scope="row" className="digits">
                  {toTheMinute(hour).slice(11)}
                </th>
                {CLASSES.map((what) => (
                  <td key={what} className="count digits">
                    {countOf(hour, what) || ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
