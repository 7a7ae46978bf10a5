import type { FileView } from '#contract/client.ts';
import { fieldLabel, pageTitle } from '#vocabulary/fields.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { useBenchTexts } from '../review/bench-texts.ts';
import { CredentialCheck } from './credential-check.tsx';

type Props = {
  edition: string;
  pages: FileView['pages'];
  /** Full values by key while somebody has given a reason to see them. */
  unmasked: Readonly<Record<string, string>> | null;
  /** What the region has said of an employer typed by hand. */
  employerSaid: FileView['employerSaid'];
  credentials: FileView['credentials'];
  /** Answers that are looked at just now. */
  marked?: readonly string[];
  /** Of a returning candidate: what stood there last year is shown beside it. */
  lastYear?: FileView['sinceLastYear'];
};

const NONE: readonly string[] = [];

/** The answers, page by page in the order of the form. */
export function AnswerPages({
  edition,
  pages,
  unmasked,
  employerSaid,
  credentials,
  marked = NONE,
  lastYear = null,
}: Props) {
  const { language, texts } = useLanguage();
  const bench = useBenchTexts();
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
              const before = lastYear?.changes.find(({ key }) => key === answer.key)?.before;
              const size = shown.length > 30 ? 'answer answer-long' : 'answer';
              return (
                <div
                  key={answer.key}
                  className={marked.includes(answer.key) ? `${size} answer-marked` : size}
                >
                  <dt>{fieldLabel(edition, answer.key, language)}</dt>
                  <dd className={full !== undefined && answer.masked ? 'full' : undefined}>
                    {shown === '' ? texts.answers.blank : shown}
                    <CredentialCheck file={{ credentials }} field={answer.key} />
                    {answer.key === 'employer_other' && <Said said={employerSaid} />}
                    {lastYear !== null && before !== undefined && (
                      <p className="answer-before">
                        {bench.lastYear(lastYear.year, before === '' ? texts.answers.blank : before)}
                      </p>
                    )}
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

/** Beside what was typed, never instead of it. */
function Said({ said }: { said: FileView['employerSaid'] }) {
  const { file } = useTexts();
  if (said === null) return null;
  return <p className="said">{said.name === null ? file.employerNew : file.employerListed(said.name)}</p>;
}
