import type { PhotoLimits } from '#domain/photo/photo-limits.ts';
import { useTexts } from '../shell/language.tsx';
import type { Frame } from './crop-rectangle.ts';
import { Cropper } from './cropper.tsx';
import { FindingsList } from './findings-list.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';
import type { Judged } from './use-findings.ts';

type FramingProps = {
  /** Address of the picture chosen. */
  readonly picture: string;
  readonly limits: PhotoLimits;
  readonly judged: Judged | null;
  readonly onFrame: (frame: Frame) => void;
  readonly onUnreadable: () => void;
};

/** The photo tool itself: frame, rules, and the photo as it will be printed. The same in the page and off line. */
export function Framing({ picture, limits, judged, onFrame, onUnreadable }: FramingProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  return (
    <>
      <p>{t.cropLead}</p>
      <Cropper
        picture={picture}
        aspect={limits.minWidth / limits.minHeight}
        onFrame={onFrame}
        onUnreadable={onUnreadable}
      />
      {judged !== null && (
        <div className="photo-verdict">
          <FindingsList judged={judged} limits={limits} />
          <figure className="photo-printed">
            <img src={judged.cut} alt={t.printedAlt} />
            <figcaption>{t.printed}</figcaption>
          </figure>
        </div>
      )}
    </>
  );
}
