import type { FileView } from '#contract/client.ts';
import { fieldLabel, pageTitle } from '#vocabulary/fields.ts';
import { useLanguage } from '../language.tsx';

type Props = {
  edition: string;
  pages: FileView['pages'];
  /** Full values by key while somebody has given a reason to see them. */
  unmasked: Readonly<Record<string, string>> | null;
};

/** The answers, page by page in the order of the form. */
export function AnswerPages({ edition, pages, unmasked }: Props) {
  const { language, texts } = useLanguage();
  if (pages.length === 0) return <p className="quiet">{texts.file.notSubmitted}</p>;
  return (
    <div className="answer-pages">
      {pages.map((page) => (
        <section key={page.key}>
          <h2>{pageTitle(edition, page.key, language)}</h2>
          <dl>
            {page.answers.map((answer) => {
              const full = unmasked?.[answer.key];
              const shown = full ?? answer.shown;
              return (
                <div key={answer.key} className={shown.length > 30 ? 'answer answer-long' : 'answer'}>
                  <dt>{fieldLabel(edition, answer.key, language)}</dt>
                  <dd className={full !== undefined && answer.masked ? 'full' : undefined}>
                    {shown === '' ? texts.counter.blank : shown}
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
    </div>
  );
}
