import type { FileView } from '#contract/client.ts';
import { useTexts } from '../language.tsx';

/** What the region wants to see at the counter. */
export function Papers({ file }: { file: FileView }) {
  const { counter } = useTexts();
  return (
    <section className="papers" aria-labelledby="papers">
      <h3 id="papers">{counter.papers}</h3>
      {file.region.papers.length === 0 ? (
        <p>{counter.papersNone}</p>
      ) : (
        <ol>
          {file.region.papers.map((paper) => (
            <li key={paper}>{paper}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
