import type { FileView } from '#contract/client.ts';
import { paperLabel } from '#vocabulary/papers.ts';
import { useLanguage } from '../language.tsx';

/** What the region wants to see at the counter. */
export function Papers({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const { counter } = texts;
  const { papers } = file.region;
  return (
    <section className="papers" aria-labelledby="papers">
      <h3 id="papers">{counter.papers}</h3>
      {papers.length + file.toBring.length === 0 ? (
        <p>{counter.papersNone}</p>
      ) : (
        <ol>
          {papers.map((paper) => (
            <li key={paper}>{paper}</li>
          ))}
          {file.toBring.map((own) => (
            <li key={own.key}>
              {paperLabel(file.edition, own.key, language, own)}
              {!own.required && counter.optional}
              {own.hint !== '' && <span className="quiet"> {own.hint}</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
