import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import type { Frame } from '../candidate/photo/crop-rectangle.ts';
import { Framing } from '../candidate/photo/framing.tsx';
import { openPicture } from '../candidate/photo/picture.ts';
import { useFindings } from '../candidate/photo/use-findings.ts';
import { useTexts } from '../candidate/shell/language.tsx';
import { Notice } from '../candidate/ui/notice.tsx';
import { encodePhoto } from './encode-photo.ts';
import { lookOffLine } from './look-off-line.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Props = {
  readonly file: File;
  readonly limits: PhotoLimits;
  readonly onAgain: () => void;
  readonly onUnreadable: () => void;
};

/** What breaks a rule is not saved: it would be refused anyway, when there is less time left. */
export function SaveFramed({ file, limits, onAgain, onUnreadable }: Props) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [picture] = useState(() => URL.createObjectURL(file));
  const [frame, setFrame] = useState<Frame | null>(null);
  const [outcome, setOutcome] = useState<'saved' | 'refused' | null>(null);
  useEffect(() => () => URL.revokeObjectURL(picture), [picture]);
  const settings = useMemo(
    () => ({
      limits,
      look: lookOffLine,
      weigh: async (opened: HTMLImageElement, of: Frame) => (await encodePhoto(opened, of, limits)).size,
    }),
    [limits],
  );
  const judged = useFindings(picture, frame, settings);

  const take = useCallback((next: Frame) => {
    setFrame(next);
    setOutcome(null);
  }, []);
  async function save() {
    if (frame === null || judged === null) return;
    if (judged.findings.some(({ verdict }) => verdict === 'fault')) return setOutcome('refused');
    saveFile(await encodePhoto(await openPicture(picture), frame, limits), t.fileName);
    setOutcome('saved');
  }
  return (
    <>
      <Framing picture={picture} limits={limits} judged={judged} onFrame={take} onUnreadable={onUnreadable} />
      {outcome === 'saved' && (
        <Notice kind="done" title={t.saved} live>
          <p>{t.savedNext}</p>
        </Notice>
      )}
      {outcome === 'refused' && <Notice kind="error" title={t.mendFirst} live />}
      <div className="buttons">
        <button type="button" className="button button-primary" onClick={() => void save()}>
          {t.save}
        </button>
        <button type="button" className="button button-quiet" onClick={onAgain}>
          {t.again}
        </button>
      </div>
    </>
  );
}

function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
