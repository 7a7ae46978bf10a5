import type { RegistrationView } from '#contract/client.ts';
import { leftPaperText, paperLabel } from '#vocabulary/papers.ts';
import { useLanguage, useTexts } from '../shell/language.tsx';
import { PaperFile } from './paper-item.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type Papers = NonNullable<RegistrationView['papers']>;
type Props = { readonly view: RegistrationView; readonly papers: Papers; readonly mayChange: boolean };

/** What was uploaded for what nobody asks for any more: it is not lost, and its owner may take it away. */
export function LeftPapers({ view, papers, mayChange }: Props) {
  const t = useTexts({ 'zh-CN': zh, en });
  const { language } = useLanguage();
  if (papers.left.length === 0) return null;
  return (
    <>
      <h3>{t.leftTitle}</h3>
      <p className="hint">{t.leftLead}</p>
      <ul className="cards">
        {papers.left.map(({ key, why, title, files }) => {
          const label = paperLabel(view.edition, key, language, title);
          return (
            <li key={key} className="card paper" id={`paper-${key}`}>
              <h4 className="card-title">{label}</h4>
              <p className="hint">{leftPaperText(why, language)}</p>
              <ul className="paper-files">
                {files.map((file, i) => (
                  <PaperFile
                    key={file.digest}
                    view={view}
                    item={key}
                    label={label}
                    file={file}
                    place={i + 1}
                    mayChange={mayChange}
                  />
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </>
  );
}
