import { Button } from 'antd';
import { useState } from 'react';
import type { FileView } from '#contract/client.ts';
import { paperLabel } from '#vocabulary/papers.ts';
import { useLanguage } from '../language.tsx';
import { KeyHint } from '../shell/key-hint.tsx';
import { useKeys } from '../shell/keys.ts';
import { EarlierPaper } from './earlier-paper.tsx';
import { type Sheet, sheetsOf } from './paper-order.ts';
import { SheetView } from './sheet-view.tsx';

const ZOOMS = [1, 1.5, 2, 3] as const;
const QUARTER = 90;

type Props = {
  readonly file: FileView;
  /** Items to which the viewer turns when they change. */
  readonly wanted?: readonly string[];
  readonly turnKey?: 'R' | 'T';
};

const NO_ITEMS: readonly string[] = [];

/** The papers, one after the other: arrow keys walk, `+` and `-` zoom, `R` turns, `Y` lays an earlier year beside. */
export function PaperViewer({ file, wanted = NO_ITEMS, turnKey = 'R' }: Props) {
  const { confirmation: t } = useLanguage().texts;
  const sheets = sheetsOf(file.papers);
  const [at, setAt] = useState(0);
  const [zoom, setZoom] = useState(0);
  const [turned, setTurned] = useState(0);
  const [isBeside, setBeside] = useState(false);
  const walk = (to: number) => {
    if (to < 0 || to >= sheets.length) return;
    setAt(to);
    setZoom(0);
    setTurned(0);
  };
  const zoomTo = (to: number) => setZoom(Math.min(Math.max(to, 0), ZOOMS.length - 1));
  useKeys({
    ArrowRight: () => walk(at + 1),
    ArrowLeft: () => walk(at - 1),
    '+': () => zoomTo(zoom + 1),
    '=': () => zoomTo(zoom + 1),
    '-': () => zoomTo(zoom - 1),
    y: () => setBeside(!isBeside),
    [turnKey.toLowerCase()]: () => setTurned((turned + QUARTER) % (4 * QUARTER)),
  });
  const turnTo = sheets.findIndex(({ item }) => wanted.includes(item));
  const [asked, setAsked] = useState(wanted);
  if (asked !== wanted) {
    setAsked(wanted);
    walk(turnTo);
  }
  const sheet = sheets[at];
  if (sheet === undefined) return <p className="quiet">{t.noPapers}</p>;
  const shown = { zoom: ZOOMS[zoom] ?? 1, turned };
  return (
    <section className="papers-viewer" aria-label={t.papers}>
      <PaperList file={file} sheets={sheets} at={at} onPick={walk} />
      <div className="paper-tools">
        <Button size="small" disabled={at === 0} onClick={() => walk(at - 1)}>
          {t.previous} <KeyHint>←</KeyHint>
        </Button>
        <Button size="small" disabled={at === sheets.length - 1} onClick={() => walk(at + 1)}>
          {t.next} <KeyHint>→</KeyHint>
        </Button>
        <Button size="small" onClick={() => zoomTo(zoom + 1)}>
          {t.larger} <KeyHint>+</KeyHint>
        </Button>
        <Button size="small" onClick={() => zoomTo(zoom - 1)}>
          {t.smaller} <KeyHint>-</KeyHint>
        </Button>
        <Button size="small" onClick={() => setTurned((turned + QUARTER) % (4 * QUARTER))}>
          {t.turn} <KeyHint>{turnKey}</KeyHint>
        </Button>
        <Button size="small" aria-pressed={isBeside} onClick={() => setBeside(!isBeside)}>
          {t.earlier.beside} <KeyHint>Y</KeyHint>
        </Button>
      </div>
      <div className={isBeside ? 'paper-pair' : 'paper-alone'}>
        <SheetView key={sheet.digest + sheet.item} of={file} sheet={sheet} {...shown} />
        {isBeside && <EarlierPaper file={file} item={sheet.item} title={sheet.title} {...shown} />}
      </div>
      <p className="quiet">{t.recorded}</p>
    </section>
  );
}

type ListProps = {
  readonly file: FileView;
  readonly sheets: readonly Sheet[];
  readonly at: number;
  readonly onPick: (at: number) => void;
};

function PaperList({ file, sheets, at, onPick }: ListProps) {
  const { language, texts } = useLanguage();
  const empty = (file.papers?.items ?? []).filter(({ files }) => files.length === 0);
  return (
    <ol className="paper-list">
      {sheets.map((sheet, i) => (
        <li key={`${sheet.item} ${sheet.digest}`}>
          <button type="button" aria-current={i === at ? 'true' : undefined} onClick={() => onPick(i)}>
            {paperLabel(file.edition, sheet.item, language, sheet.title)} {sheet.place}
            {sheet.isLeft && <span className="quiet"> {texts.confirmation.notAsked}</span>}
            {sheet.isNew && <b className="paper-new"> {texts.confirmation.isNew}</b>}
            {sheet.scan === 'infected' && <b className="paper-new"> {texts.file.infected.mark}</b>}
          </button>
        </li>
      ))}
      {empty.map(({ key, title }) => (
        <li key={key} className="quiet">
          {texts.confirmation.without(paperLabel(file.edition, key, language, title))}
        </li>
      ))}
    </ol>
  );
}
