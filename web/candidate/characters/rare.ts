import { withoutOldPrivateUse } from '#domain/identity/private-use.ts';

/** As Unicode writes it: `U+20C1E`. */
export const codePointOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Han characters beyond the block that every font has. */
export const rareIn = (text: string) => [
  ...new Set([...text].filter((each) => /[\u3400-\u4DBF\u{20000}-\u{3FFFD}]/u.test(each))),
];

/** Code points that mean something on one computer only, and that nobody can translate. */
export const hasPrivateUse = (text: string) => /\p{Co}/u.test(withoutOldPrivateUse(text));

/** What old input methods typed, and what stands there now; null where nothing had to be changed. */
export function modernised(
  text: string,
): { readonly text: string; readonly changed: readonly string[] } | null {
  const modern = withoutOldPrivateUse(text);
  if (modern === text) return null;
  const before = [...text];
  return { text: modern, changed: [...modern].filter((character, i) => character !== before[i]) };
}

/** The text with a character put where the caret stands, and where the caret stands then; in UTF-16 units, as inputs count. */
export function insertAt(text: string, character: string, from: number, to: number) {
  return { text: text.slice(0, from) + character + text.slice(to), caret: from + character.length };
}
