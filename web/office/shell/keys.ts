import { useEffect, useRef } from 'react';

/** Where a key was pressed: what is typed into a field or answers a dialog is no command to the page. */
export type Place = 'field' | 'dialog' | 'pressable' | 'page';

export type Press = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
};

/** The key a person means for the page, small letters; null where it belongs to a field, a button or the browser. */
export function meantKey(press: Press, place: Place): string | null {
  // A key held down must not decide file after file.
  if (press.repeat || press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (place === 'field' || place === 'dialog') return null;
  if (place === 'pressable' && (press.key === 'Enter' || press.key === ' ')) return null;
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
}

const FIELD =
  'input:not([type=radio], [type=checkbox]), textarea, select, [role=combobox], [contenteditable]';

export function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return 'page';
  if (target.closest(FIELD) !== null) return 'field';
  if (target.closest('[role=dialog]') !== null) return 'dialog';
  return target.closest('button, a, summary, [role=button]') === null ? 'page' : 'pressable';
}

export type KeyHandlers = Readonly<Record<string, (() => void) | undefined>>;

/** Listens for single keys on the whole page, as long as the component is there. */
export function useKeys(handlers: KeyHandlers): void {
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = meantKey(event, placeOf(event.target));
      const handler = key === null ? undefined : current.current[key];
      if (handler === undefined) return;
      event.preventDefault();
      handler();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
