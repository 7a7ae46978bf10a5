/**
 * What a sheet program may take for the beginning of a formula, in half and full width, behind blanks or not; a cell
 * that begins with a tab or a line's end; and our own mark.
 */
const DANGEROUS = /^(?:[\t\r\n'\uff07]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212])/u;
const MARK = "'";

/** A cell that no sheet program computes. Undone by taking one leading mark away, and only where there is one. */
export const neutralised = (cell: string): string => (DANGEROUS.test(cell) ? MARK + cell : cell);

/** What stood there before it was neutralised. */
export const restored = (cell: string): string => (cell.startsWith(MARK) ? cell.slice(MARK.length) : cell);
