import { useEffect, useRef } from 'react';
import { useTexts } from '../shell/language.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

export type SummaryLine = { readonly fieldId: string; readonly text: string };

/** Leads to a field: scrolls there and puts the cursor in. */
export function goToField(fieldId: string): void {
  const control = document.getElementById(fieldId);
  control?.focus();
  control?.closest('.field')?.scrollIntoView({ block: 'start' });
}

/**
 * On top of a form after its button was pressed; takes the focus each time `attempt` counts up, so that a screen
 * reader begins to read here.
 */
export function ProblemSummary({ lines, attempt }: { lines: readonly SummaryLine[]; attempt: number }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (attempt === 0) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'start' });
  }, [attempt]);
  if (lines.length === 0) return null;
  return (
    <section className="summary" ref={box} tabIndex={-1} aria-labelledby="summary-title">
      <h2 className="summary-title" id="summary-title">
        {t.mend(lines.length)}
      </h2>
      <ul>
        {lines.map((line) => (
          <li key={`${line.fieldId} ${line.text}`}>
            <a
              href={`#${line.fieldId}`}
              onClick={(event) => {
                event.preventDefault();
                goToField(line.fieldId);
              }}
            >
              {line.text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
