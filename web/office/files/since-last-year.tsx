import type { FileView } from '#contract/client.ts';
import { useTexts } from '../language.tsx';
import { ChangeTable } from './change-table.tsx';

/** Of a returning candidate: that nothing differs from last year, or what does. */
export function SinceLastYear({ file }: { file: FileView }) {
  const words = useTexts().sinceLastYear;
  const { sinceLastYear } = file;
  if (sinceLastYear === null) return null;
  const { year, changes } = sinceLastYear;
  if (changes.length === 0) return <p className="since-last-year">{words.same(year)}</p>;
  return (
    <section className="since-last-year" aria-labelledby="since-last-year">
      <h2 id="since-last-year">{words.differs(year)}</h2>
      <ChangeTable edition={file.edition} changes={changes} before={words.before(year)} after={words.after} />
    </section>
  );
}
