/** Full-width letters, digits and signs (as Chinese input methods type them) become ASCII. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/**
 * Drops what nobody sees: zero-width spaces and joiners, direction marks, variation selectors, fillers. They arrive
 * by copy and paste, and would make two names that look the same differ.
 */
export function withoutInvisible(text: string): string {
  return text.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}
