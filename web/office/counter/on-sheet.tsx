import type { ScannedForm } from '#contract/client.ts';
import { lineStandingText } from '#vocabulary/employer-sheet.ts';
import { toTheMinute } from '../beijing-time.ts';
import { useLanguage } from '../language.tsx';
import { Sentence } from '../shell/sentence.tsx';

/** On which employer's sheet the person stands, and whether the form has changed since; said, and no obstacle. */
export function OnSheet({ sheet }: { sheet: NonNullable<ScannedForm['sheet']> }) {
  const { language, texts } = useLanguage();
  const { onSheet } = texts.counter;
  const { number, employerName, madeAt, standing } = sheet;
  const what = onSheet(employerName, number, toTheMinute(madeAt));
  return standing === 'same' ? (
    <p className="on-sheet">{what}</p>
  ) : (
    <Sentence tone="warning" what={what} how={lineStandingText(standing, language)} />
  );
}
