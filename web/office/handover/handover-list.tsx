import { Button } from 'antd';
import type { HandoverView } from '#contract/client.ts';
import { exportFailure, exportState } from '#vocabulary/exports.ts';
import { fileSize } from '#vocabulary/file-size.ts';
import { toTheMinute } from '../beijing-time.ts';
import { isUnderWay, useDownload } from '../exports/exports.ts';
import { useLanguage } from '../language.tsx';
import { RefusalSentence } from '../shell/refusal-sentence.tsx';
import { useHandoverTexts } from './handovers.ts';

/** Every version of the areas one works for, the newest first. */
export function HandoverList({ handovers }: { readonly handovers: readonly HandoverView[] }) {
  const download = useDownload('downloadHandover');
  return (
    <>
      {download.isError && <RefusalSentence error={download.error} />}
      <ul className="refund-list">
        {handovers.map((one) => (
          <li key={one.id} className="refund">
            <Version handover={one} />
            <File handover={one} onDownload={() => download.mutate(one.id)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Version({ handover }: { readonly handover: HandoverView }) {
  const t = useHandoverTexts();
  const { language } = useLanguage();
  const { version, counts, failure } = handover;
  return (
    <div>
      <p className="refund-what">
        <strong>
          {handover.place} {version === null ? t.noVersion : t.version(version)}
        </strong>
        {counts === null ? (
          <span>{exportState(handover.state, language)}</span>
        ) : (
          <span className="digits">{t.listed(counts.listed)}</span>
        )}
      </p>
      {failure !== null && <p>{exportFailure(failure, language)}</p>}
      {isUnderWay(handover) && handover.rowsTotal !== null && (
        <p className="digits">{t.progress(handover.rowsDone, handover.rowsTotal)}</p>
      )}
      {counts !== null && version !== null && version > 1 && (
        <p className="digits">{t.changes(counts.corrected, counts.cancelled, counts.added)}</p>
      )}
      <p>{handover.purpose}</p>
      <p className="quiet">
        {t.by(handover.own ? t.you : handover.staffName, toTheMinute(handover.askedAt))}
      </p>
      {handover.sha256 !== null && (
        <p className="quiet">
          {t.sha256} <code>{handover.sha256}</code>
        </p>
      )}
    </div>
  );
}

type FileProps = { readonly handover: HandoverView; readonly onDownload: () => void };

function File({ handover, onDownload }: FileProps) {
  const t = useHandoverTexts();
  const { state, own, bytes, downloadUntil } = handover;
  if (state === 'expired') return <p className="quiet">{t.expired}</p>;
  if (downloadUntil === null || bytes === null) return null;
  if (!own) return <p className="quiet">{t.notYours}</p>;
  return (
    <div className="refund-acts">
      <Button type="primary" ghost onClick={onDownload}>
        {t.download} {fileSize(bytes)}
      </Button>
      <span className="quiet">{t.until(toTheMinute(downloadUntil))}</span>
    </div>
  );
}
