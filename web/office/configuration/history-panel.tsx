import { Button } from 'antd';
import { configurationActionText, configurationStateText } from '#vocabulary/configuration.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { useStaff } from '../session/staff.ts';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { useBegin } from './begin-panel.tsx';
import { type Settled, useConfigurationTexts } from './configurations.ts';

const moment = (instant: string | null) => (instant === null ? '' : toTheMinute(instant));

/** Every version that was live, to be brought back, and who did what. */
export function HistoryPanel({ of }: { of: Settled }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  return (
    <section className="history">
      <Versions of={of} />
      <h2>{t.history.events}</h2>
      {of.history.length === 0 && <p className="quiet">{t.history.none}</p>}
      <ul className="events">
        {of.history.map(({ number, action, who, note, at }) => (
          <li key={`${number} ${action} ${at} ${who}`}>
            <span className="digits quiet">{toTheMinute(at)}</span> {t.numberOf(number)} {who}{' '}
            <b>{configurationActionText(action, language)}</b> {note !== '' && <q>{note}</q>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Versions({ of }: { of: Settled }) {
  const t = useConfigurationTexts();
  const { language } = useLanguage();
  const { may } = useStaff();
  const begin = useBegin(of);
  const mayRestore = may.includes('draft-configuration') && of.open === null;
  if (of.versions.length === 0) return null;
  return (
    <>
      <h2>{t.history.versions}</h2>
      <table className="plain-table" aria-label={t.history.versions}>
        <thead>
          <tr>
            <th scope="col">{t.history.number}</th>
            <th scope="col">{t.state}</th>
            <th scope="col">{t.history.author}</th>
            <th scope="col">{t.history.approver}</th>
            <th scope="col">{t.history.liveAt}</th>
            <th scope="col">{t.history.endedAt}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {of.versions.map((version) => (
            <tr key={version.number}>
              <th scope="row">{t.numberOf(version.number)}</th>
              <td>{configurationStateText(version.state, language)}</td>
              <td>{t.names(version.authors)}</td>
              <td>{version.approvedBy}</td>
              <td className="digits">{moment(version.liveAt)}</td>
              <td className="digits">{moment(version.endedAt)}</td>
              <td>
                {mayRestore && version.state === 'replaced' && (
                  <Button
                    size="small"
                    aria-label={t.history.restoreOf(t.numberOf(version.number))}
                    title={t.history.restoreHow}
                    onClick={() => begin.mutate({ from: 'number', edition: null, number: version.number })}
                  >
                    {t.history.restore}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {begin.isError && <RefusalSentence error={begin.error} />}
    </>
  );
}
