import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTexts } from '../shell/language.tsx';
import { canShow } from './font-coverage.ts';
import { codePointOf, hasPrivateUse, insertAt, modernised, rareIn } from './rare.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const CharacterPanel = lazy(async () => ({
  default: (await import('./character-panel.tsx')).CharacterPanel,
}));

const DOT = '\u00B7';

type RareProps = {
  /** The input that this stands under. */
  readonly fieldId: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function inputOf(fieldId: string): HTMLInputElement | null {
  const element = document.getElementById(fieldId);
  return element instanceof HTMLInputElement ? element : null;
}

/** Under an input for names: characters and the middle dot that a keyboard may lack, and what was made of old ones. */
export function RareCharacters({ fieldId, value, onChange }: RareProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [open, setOpen] = useState(false);
  const [changed, setChanged] = useState<readonly string[]>([]);
  /** Where the caret stood when the panel was opened. */
  const place = useRef<readonly [number, number]>([value.length, value.length]);

  useEffect(() => {
    const modern = modernised(value);
    if (modern === null) return;
    setChanged(modern.changed);
    onChange(modern.text);
  }, [value, onChange]);

  function rememberPlace() {
    const input = inputOf(fieldId);
    const end = value.length;
    place.current = [input?.selectionStart ?? end, input?.selectionEnd ?? end];
  }

  function insert(character: string) {
    const { text, caret } = insertAt(value, character, ...place.current);
    onChange(text);
    setOpen(false);
    // When the new text is there, and the panel has given the focus back.
    setTimeout(() => {
      inputOf(fieldId)?.focus();
      inputOf(fieldId)?.setSelectionRange(caret, caret);
    });
  }

  return (
    <>
      <div className="buttons rare-buttons">
        <button
          type="button"
          className="button button-quiet"
          onClick={() => {
            rememberPlace();
            setOpen(true);
          }}
        >
          {t.open}
        </button>
        <button
          type="button"
          className="button button-quiet"
          aria-label={t.dotLabel}
          onClick={() => {
            rememberPlace();
            insert(DOT);
          }}
        >
          {t.dot}
        </button>
      </div>
      <Told value={value} changed={changed} />
      {open && (
        <Suspense fallback={null}>
          <CharacterPanel onInsert={insert} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** What the person could not see otherwise: code points, and characters that became others. */
function Told({ value, changed }: { value: string; changed: readonly string[] }) {
  const t = useTexts({ 'zh-CN': zh, en });
  const rare = rareIn(value);
  const named = rare.map((each) => `${each} (${codePointOf(each)})`);
  const hidden = rare.filter((each) => !canShow(each)).map(codePointOf);
  return (
    <div className="hint rare-told" role="status">
      {changed.some((each) => value.includes(each)) && <p>{t.modernised(changed)}</p>}
      {hasPrivateUse(value) && <p>{t.privateUse}</p>}
      {rare.length > 0 && <p>{t.rare(named)}</p>}
      {hidden.length > 0 && <p>{t.hidden(hidden)}</p>}
    </div>
  );
}
