import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTexts } from '../shell/language.tsx';
import type { Choice } from './choice.ts';
import { ariaOf, Field, type FieldProps } from './field.tsx';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

type ComboboxProps = FieldProps & {
  readonly text: string;
  /** What the list shows now; the caller filters. */
  readonly choices: readonly Choice[];
  readonly onText: (text: string) => void;
  readonly onPick: (choice: Choice) => void;
  readonly onOpen?: () => void;
  readonly onLeave?: () => void;
  /** Said above the list: what the choices are. */
  readonly lead?: string;
  /** Said below the list instead of "nothing matches", for instance while searching. */
  readonly status?: string;
  readonly placeholder?: string;
};

/** A text box with a list below it (ARIA combobox). Only picking from the list is an answer. */
export function Combobox({
  text,
  choices,
  onText,
  onPick,
  onOpen,
  onLeave,
  lead,
  status,
  placeholder,
  ...field
}: ComboboxProps) {
  const t = useTexts({ 'zh-CN': zh, en });
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const listId = `${field.id}-list`;
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function show() {
    if (!open) onOpen?.();
    setOpen(true);
  }

  function pick(choice: Choice | undefined) {
    if (choice === undefined) return;
    onPick(choice);
    setOpen(false);
    setActive(-1);
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter and arrows belong to the input method while a word is being composed.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'Enter' && open) {
      event.preventDefault();
      pick(choices[active] ?? (choices.length === 1 ? choices[0] : undefined));
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    show();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    setActive(Math.max(0, Math.min(choices.length - 1, active + step)));
  }

  function leave() {
    setOpen(false);
    setActive(-1);
    onLeave?.();
  }

  return (
    <Field {...field}>
      <div className="combobox">
        <input
          {...ariaOf(field)}
          className="input input-full"
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder ?? t.typeToFilter}
          value={text}
          onChange={(event) => {
            show();
            setActive(-1);
            onText(event.currentTarget.value);
          }}
          onClick={show}
          onKeyDown={onKeyDown}
          onBlur={leave}
        />
        <div className="combobox-popup" hidden={!open}>
          {lead !== undefined && (
            <p className="combobox-lead" role="status">
              {lead}
            </p>
          )}
          <div className="combobox-list" role="listbox" id={listId} aria-label={field.label} ref={list}>
            {choices.map((choice, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the input that owns the list
              <div
                key={choice.value}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className="combobox-option"
                // Keeps the focus in the input until the click has picked.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => pick(choice)}
              >
                {choice.label}
              </div>
            ))}
          </div>
          <p className="combobox-status" role="status">
            {open ? (status ?? (choices.length === 0 ? t.noMatch : t.matches(choices.length))) : ''}
          </p>
        </div>
      </div>
    </Field>
  );
}
