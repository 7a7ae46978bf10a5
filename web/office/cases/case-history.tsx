import type { CaseView } from '#contract/client.ts';
import { caseActionText, caseStateText, isCaseAct, isCaseState } from '#vocabulary/cases.ts';
import { toTheSecond } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { useCaseTexts } from './case-texts.ts';

/** Who did what, when and why; newest first. */
export function CaseHistory({ of }: { of: CaseView }) {
  const t = useCaseTexts();
  const { language, texts } = useLanguage();
  const roles: Readonly<Record<string, string>> = texts.roles;
  return (
    <table className="history">
      <thead>
        <tr>
          <th scope="col">{t.when}</th>
          <th scope="col">{t.who}</th>
          <th scope="col">{t.what}</th>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.reason}</th>
        </tr>
      </thead>
      <tbody>
        {of.history.toReversed().map((line) => (
          <tr key={`${line.at} ${line.action}`}>
            <td className="digits">{toTheSecond(line.at)}</td>
            <td>
              <span className="quiet">{roles[line.role] ?? line.role}</span> {line.who}
            </td>
            <td>{isCaseAct(line.action) ? caseActionText(line.action, language) : line.action}</td>
            <td>{isCaseState(line.to) ? caseStateText(line.to, language) : line.to}</td>
            <td>{line.reason ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
