/**
 * A bar-code reader types like a person, only faster. With a Chinese input method on, its letters and digits would
 * become Chinese words; the keys themselves (`KeyboardEvent.code`) still tell what was scanned.
 */
export type KeyBuffer = { readonly text: string; readonly at: number };

export const emptyBuffer: KeyBuffer = { text: '', at: 0 };

/** Longest pause inside one scan, ms; a person at the keys makes longer ones now and then, which only empties this. */
const PAUSE = 300;
const SCANNED = /^[0-9A-Z]{11}\d{2}$/;
/** An employer's sheet has the same after an S. */
const SHEET = /^S[0-9A-Z]{11}\d{2}$/;
const isWhole = (text: string) => SCANNED.test(text) || SHEET.test(text);

/** The buffer after one more key. `physical` is `KeyboardEvent.code`, `at` a time in ms. */
export function afterKey(buffer: KeyBuffer, physical: string, at: number): KeyBuffer {
  const text = at - buffer.at > PAUSE ? '' : buffer.text;
  const character = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(physical);
  if (character !== null) return { text: text + (character[1] ?? character[2] ?? ''), at };
  return { text, at };
}

/** As typed by hand: full-width digits, blanks and hyphens are forgiven. At most as long as the wire takes. */
export function tidyCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s\-–—]/g, '')
    .toUpperCase()
    .slice(0, 40);
}

/** Whether it has the shape of a code of an employer's sheet. */
export const isSheetCode = (typed: string): boolean => SHEET.test(tidyCode(typed));

/** Whether something typed has the shape of a code; whether it is one, the server knows. */
export const isCode = (typed: string): boolean => SCANNED.test(tidyCode(typed));

/** The code that Enter asks for: what stands in the field, or what was scanned where an input method garbled it. */
export function codeMeant(field: string, buffer: KeyBuffer): string {
  const typed = tidyCode(field);
  if (/^[0-9A-Z]*$/.test(typed)) return typed;
  return isWhole(buffer.text) ? buffer.text : typed;
}

/** During a composition Enter is the input method's, unless a whole code has just been scanned through it. */
export function isScanned(buffer: KeyBuffer): boolean {
  return isWhole(buffer.text);
}
