import { useQuery } from '@tanstack/react-query';
import { toTheMinute } from '../beijing-time.ts';
import { keys } from '../questions.ts';
import { Sentence } from '../shell/sentence.tsx';
import { send } from '../wire.ts';
import { useAuditTexts } from './audit-texts.ts';

/** How far the trail was verified; where something does not agree, that comes before everything else. */
export function TrailState() {
  const { state: t, classes } = useAuditTexts();
  const found = useQuery({ queryKey: keys.trailState, queryFn: () => send('getTrailState', {}) });
  if (found.data === undefined) return null;
  if (found.data === null) return <Sentence tone="plain" what={t.never} how={t.neverHow} />;
  const { at, until, entries, faults } = found.data;
  const how = t.verifiedHow(toTheMinute(at), entries);
  if (faults.length === 0)
    return <Sentence tone="good" what={t.verified(toTheMinute(until ?? at))} how={how} />;
  return (
    <Sentence tone="bad" what={t.broken(faults.length)} how={how}>
      <ul>
        {faults.map(({ fault, class: what, userName, seq }) => (
          <li key={`${userName} ${what} ${seq}`}>
            {t.faults[fault](t.chain(classes[what], userName === '' ? t.everyone : userName), seq)}
          </li>
        ))}
      </ul>
    </Sentence>
  );
}
