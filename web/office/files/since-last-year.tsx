import type { FileView } from '#contract/client.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { useLanguage } from '../language.tsx';

/** Of a returning candidate: that nothing differs from last year, or what does. */
export function SinceLastYear({ file }: { file: FileView }) {
  const { language, texts } = useLanguage();
  const { sinceLastYear } = file;
  if (sinceLastYear === null) return null;
  const { year, changes } = sinceLastYear;
  const words = texts.sinceLastYear;
  if (changes.length === 0) return <p className="since-last-year">{words.same(year)}</p>;
  return (
    <section className="since-last-year" aria-labelledby="since-last-year">
      <h2 id="since-last-year">{words.differs(year)}</h2>
      <table className="changes">
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.before(year)}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ key, before, after }) => (
            <tr key={key}>
              <th scope="row">{fieldLabel(file.edition, key, language)}</th>
              <td>
                <del>{before === '' ? words.blank : before}</del>
              </td>
              <td>
                <ins>{after === '' ? words.blank : after}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
