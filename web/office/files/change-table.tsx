import { fieldLabel } from '#vocabulary/fields.ts';
import { useLanguage } from '../language.tsx';

type Change = { readonly key: string; readonly before: string; readonly after: string };

type Props = { edition: string; changes: readonly Change[]; before: string; after: string };

/** Answers before and after, in the words of the form. */
export function ChangeTable({ edition, changes, before, after }: Props) {
  const { language, texts } = useLanguage();
  const words = texts.answers;
  const rows = changes.map((change) =>
    // Photos differ by digests, which tell nobody anything.
    change.key === 'photo'
      ? { key: 'photo', label: words.photo, before: words.photoBefore, after: words.photoAfter }
      : { ...change, label: fieldLabel(edition, change.key, language) },
  );
  return (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            <td>
              <del>{row.before === '' ? words.blank : row.before}</del>
            </td>
            <td>
              <ins>{row.after === '' ? words.blank : row.after}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
