import { useQuery } from '@tanstack/react-query';
import type { FileView } from '#contract/client.ts';
import { actionLabel } from '#vocabulary/actions.ts';
import type { Language } from '#vocabulary/language.ts';
import { isStatus, statusText } from '#vocabulary/statuses.ts';
import { toTheSecond } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { reasonsQuestion, reasonWords } from '../review/reasons.ts';
import { type FoldedLine, foldHistory } from './fold-history.ts';
import { isNamedAct } from './named-acts.ts';

/** What was done last and by whom, in one line; stands beside the photo. */
export function LatestAct({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const reasons = useQuery(reasonsQuestion);
  const [latest] = foldHistory(file.history);
  if (latest === undefined) return null;
  return (
    <div>
      <dt>{texts.file.latest}</dt>
      <dd>
        {actWords(file.edition, latest.action, language)}
        {latest.reason !== null && <p className="quiet">{reasonWords(latest.reason, reasons.data ?? [])}</p>}
      </dd>
    </div>
  );
}

const actWords = (edition: string, action: string, language: Language): string =>
  isNamedAct(action) ? actionLabel(edition, action, 'candidate', language) : action;

/** Who did what, when and why; newest first. */
export function HistoryTable({ file }: { file: FileView }) {
  const { texts } = useLanguage();
  if (file.history.length === 0) return <p className="quiet">{texts.file.noHistory}</p>;
  return (
    <table className="history">
      <thead>
        <tr>
          <th scope="col">{texts.file.when}</th>
          <th scope="col">{texts.file.who}</th>
          <th scope="col">{texts.file.what}</th>
          <th scope="col">{texts.file.outcome}</th>
          <th scope="col">{texts.file.reason}</th>
        </tr>
      </thead>
      <tbody>
        {foldHistory(file.history).map((line) => (
          <HistoryRow key={`${line.at} ${line.action}`} edition={file.edition} line={line} />
        ))}
      </tbody>
    </table>
  );
}

function HistoryRow({ edition, line }: { edition: string; line: FoldedLine }) {
  const { language, texts } = useLanguage();
  const reasons = useQuery(reasonsQuestion);
  const roles: Readonly<Record<string, string>> = texts.roles;
  return (
    <tr>
      <td className="digits">{toTheSecond(line.at)}</td>
      <td>
        <span className="quiet">{roles[line.role] ?? line.role}</span> {line.who}
      </td>
      <td>
        {actWords(edition, line.action, language)}
        {line.times > 1 && <span className="quiet"> × {line.times}</span>}
      </td>
      <td>{isStatus(line.to) ? statusText(edition, line.to, 'staff', language) : line.to}</td>
      <td>{line.reason === null ? '' : reasonWords(line.reason, reasons.data ?? [])}</td>
    </tr>
  );
}
