import type { ScannedForm } from '#contract/client.ts';
import { fieldLabel } from '#vocabulary/fields.ts';
import { useLanguage } from '../language.tsx';
import { printNumber } from './display-code.ts';

/** D7: what differs between the print at hand and the form in force. */
export function Changes({ scan }: { scan: ScannedForm }) {
  const { language, texts } = useLanguage();
  const { counter } = texts;
  const rows = scan.changes.map((change) =>
    // Photos differ by digests, which tell nobody anything.
    change.key === 'photo'
      ? { key: 'photo', label: counter.photo, before: counter.photoBefore, after: counter.photoAfter }
      : { ...change, label: fieldLabel(scan.file.edition, change.key, language) },
  );
  return (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">{counter.change.item}</th>
          <th scope="col">{counter.change.before(printNumber(scan.printedRevision))}</th>
          <th scope="col">{counter.change.after(printNumber(scan.currentRevision))}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, before, after }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>
              <del>{before === '' ? counter.blank : before}</del>
            </td>
            <td>
              <ins>{after === '' ? counter.blank : after}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
