import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { secondLookText } from '#vocabulary/second-looks.ts';
import { useLanguage } from '../language.tsx';
import { Sentence } from '../shell/sentence.tsx';
import { useBatchTexts } from './batch-texts.ts';
import type { BatchTexts } from './texts.zh-CN.ts';
import { isClean, MOST, type Preview, type PreviewedFile } from './use-preview.ts';

type Props = {
  preview: Preview;
  onPass: (files: readonly PreviewedFile[]) => void;
};

/** How many would go through, how many not and why; nothing happens before it is said twice. */
export function Previewed({ preview: { files, lot }, onPass }: Props) {
  const t = useBatchTexts();
  const [isSure, setSure] = useState(false);
  const clean = files.filter(isClean).slice(0, MOST);
  const left = files.filter((file) => !isClean(file));
  return (
    <>
      {clean.length === 0 ? (
        <Sentence tone="plain" what={t.none.what} how={t.none.how} />
      ) : (
        <Sentence
          tone="plain"
          what={t.ready(clean.length)}
          how={clean.length === MOST ? t.most(MOST) : undefined}
        >
          <SecondLooks files={clean} lot={lot} />
          {isSure ? (
            <div className="batch-sure">
              <p>
                <b>{t.sure(clean.length)}</b> {t.sureHow}
              </p>
              <div className="undo-buttons">
                <Button type="primary" size="large" onClick={() => onPass(clean)}>
                  {t.yes}
                </Button>
                <Button size="large" onClick={() => setSure(false)}>
                  {t.no}
                </Button>
              </div>
            </div>
          ) : (
            <Button type="primary" size="large" className="sentence-act" onClick={() => setSure(true)}>
              {t.pass(clean.length)}
            </Button>
          )}
        </Sentence>
      )}
      {left.length > 0 && <LeftOut files={left} />}
    </>
  );
}

/** Which of them two people look at: by which rule, and how many are drawn of the others. */
function SecondLooks({ files, lot }: { files: readonly PreviewedFile[]; lot: number }) {
  const t = useBatchTexts();
  const { language } = useLanguage();
  const byRule = Map.groupBy(
    files.filter(({ secondLook }) => secondLook !== null),
    ({ secondLook }) => secondLook,
  );
  if (byRule.size === 0 && lot === 0) return null;
  return (
    <div className="batch-looks">
      <p>{t.twoLook([...byRule.values()].flat().length)}</p>
      <ul>
        {[...byRule].map(([rule, those]) => (
          <li key={rule}>
            {rule !== null && secondLookText(rule, language)} <Names files={those} />
          </li>
        ))}
        {lot > 0 && <li>{t.lot(lot)}</li>}
      </ul>
    </div>
  );
}

const wordsFor = (t: BatchTexts, code: string): string => {
  const reasons: Readonly<Record<string, string>> = t.reasons;
  return reasons[code] ?? t.otherReason;
};

const SHOWN = 8;

/** Some of them by name, each a way to its file, and how many there are. */
function Names({ files }: { files: readonly PreviewedFile[] }) {
  const t = useBatchTexts();
  return (
    <span className="batch-names">
      {files.slice(0, SHOWN).map(({ number, name }) => (
        <Link key={number} to="/review/$number" params={{ number }}>
          {name}
        </Link>
      ))}
      {files.length > SHOWN && <span className="quiet">{t.more(files.length)}</span>}
    </span>
  );
}

function LeftOut({ files }: { files: readonly PreviewedFile[] }) {
  const t = useBatchTexts();
  const codes = [...new Set(files.map(({ leftOut }) => leftOut ?? ''))];
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out">{t.leftOut(files.length)}</h2>
      <table className="history">
        <thead>
          <tr>
            <th scope="col">{t.why}</th>
            <th scope="col">{t.count}</th>
            <th scope="col">{t.names}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => {
            const those = files.filter(({ leftOut }) => leftOut === code);
            return (
              <tr key={code}>
                <td>{wordsFor(t, code)}</td>
                <td className="digits">{those.length}</td>
                <td>
                  <Names files={those} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
