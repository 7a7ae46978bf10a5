import { type FileView, pathOf } from '#contract/client.ts';
import { paperLabel, scanText } from '#vocabulary/papers.ts';
import { useLanguage } from '../language.tsx';
import type { Sheet } from './paper-order.ts';

/** Whole at first; then wider than its frame, which scrolls. */
const sizeAt = (zoom: number) =>
  zoom === 1 ? { maxWidth: '100%', maxHeight: '100%' } : { width: `${zoom * 100}%` };

type Props = {
  readonly of: Pick<FileView, 'number' | 'edition'>;
  readonly sheet: Omit<Sheet, 'isNew' | 'isLeft'>;
  readonly zoom: number;
  readonly turned: number;
};

/** One paper in a frame that scrolls; who looks at it is written down by asking for it. */
export function SheetView({ of: { number, edition }, sheet, zoom, turned }: Props) {
  const { language, texts } = useLanguage();
  const path = pathOf('getFilePaper', { params: { number, item: sheet.item, digest: sheet.digest } });
  const title = `${paperLabel(edition, sheet.item, language, sheet.title)} ${sheet.place}`;
  if (sheet.scan === 'infected') return <p className="quiet">{scanText(sheet.scan, language)}</p>;
  return (
    <div className="paper-frame">
      {sheet.kind === 'pdf' ? (
        <iframe className="paper-sheet" src={path} title={title} />
      ) : (
        // Scrolled by keyboard as well, where it is larger than its frame.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls has to be reached
        <section className="paper-sheet" tabIndex={0} aria-label={title}>
          <img src={path} alt={title} style={{ ...sizeAt(zoom), transform: `rotate(${turned}deg)` }} />
        </section>
      )}
      <p className="paper-foot">
        <span className="quiet">{scanText(sheet.scan, language)}</span>{' '}
        <a href={path} target="_blank" rel="noopener">
          {texts.confirmation.openAlone}
        </a>
      </p>
    </div>
  );
}
