import type { ScannedForm } from '#contract/client.ts';
import { ChangeTable } from '../files/change-table.tsx';
import { useTexts } from '../language.tsx';
import { printNumber } from './display-code.ts';

/** D7: what differs between the print at hand and the form in force. */
export function Changes({ scan }: { scan: ScannedForm }) {
  const { change } = useTexts().counter;
  return (
    <ChangeTable
      edition={scan.file.edition}
      changes={scan.changes}
      before={change.before(printNumber(scan.printedRevision))}
      after={change.after(printNumber(scan.currentRevision))}
    />
  );
}
