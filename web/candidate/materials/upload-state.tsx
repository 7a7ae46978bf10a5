import { useTexts } from '../shell/language.tsx';
import { RefusalNotice } from '../shell/refusal-notice.tsx';
import { Button } from '../ui/button.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import type { Uploading } from './use-uploads.ts';

type Props = {
  readonly edition: string;
  readonly uploading: Uploading;
  readonly onGoOn: () => void;
  readonly onGiveUp: () => void;
};

/** How far a file has come; where it stopped, why, and the way to go on from there. */
export function UploadState({ edition, uploading, onGoOn, onGiveUp }: Props) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { file, sent, error } = uploading;
  if (error !== null) {
    return (
      <>
        <RefusalNotice error={error} edition={edition}>
          <p>{t.broken(file.name)}</p>
        </RefusalNotice>
        <div className="buttons">
          {error.passes && <Button onClick={onGoOn}>{t.goOn}</Button>}
          <Button look="quiet" onClick={onGiveUp}>
            {t.giveUp}
          </Button>
        </div>
      </>
    );
  }
  const percent = sent === null ? 0 : Math.floor((sent.bytes / sent.of) * 100);
  const words =
    sent === null ? t.reading : percent === 100 ? t.checking(file.name) : t.sending(file.name, percent);
  return (
    <div className="paper-progress">
      <p role="status">{words}</p>
      <progress value={percent} max="100" aria-label={words} />
    </div>
  );
}
