import { type ImportProblem, type ImportProblemKind, shownCell } from './import.ts';

export type HeaderRule = {
  readonly needed: readonly string[];
  /** Of these at least one; where there are none, nothing is asked. */
  readonly oneOf: readonly string[];
  readonly known: readonly string[];
};

/** Which column stands where; or what is wrong with the header. `named` gives the key of a heading in words. */
export function readHeader(
  cells: readonly string[],
  { needed, oneOf, known }: HeaderRule,
  named: ReadonlyMap<string, string>,
): { readonly columns: readonly string[]; readonly problems: readonly ImportProblem[] } {
  const columns = cells.map((cell) => named.get(cell.trim()) ?? cell.trim());
  const problem = (kind: ImportProblemKind, column: string): ImportProblem => ({
    line: 1,
    column: null,
    kind,
    found: shownCell(column),
  });
  const [first] = oneOf;
  const isOneThere = first === undefined || oneOf.some((column) => columns.includes(column));
  const problems = [
    ...needed
      .filter((column) => !columns.includes(column))
      .map((column) => problem('header-missing', column)),
    ...(isOneThere ? [] : [problem('header-missing', first)]),
    ...columns.filter((column) => !known.includes(column)).map((column) => problem('header-unknown', column)),
    ...columns
      .filter((column, i) => columns.indexOf(column) < i)
      .map((column) => problem('header-twice', column)),
  ];
  return { columns, problems };
}

const MOST_CHARACTERS = 1000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export type Tell = (kind: ImportProblemKind, column: string | null, found: string) => void;

/** Tells what no cell of any file may be; false where they cannot be told apart. */
export function areCellsWhole(cells: readonly string[], columns: readonly string[], tell: Tell): boolean {
  if (cells.length !== columns.length) {
    tell('cell-count', null, `${cells.length} / ${columns.length}`);
    return false;
  }
  cells.forEach((cell, i) => {
    if (CONTROL.test(cell)) tell('control-character', columns[i] ?? null, cell);
    if (cell.length > MOST_CHARACTERS) tell('too-long', columns[i] ?? null, cell);
  });
  return true;
}
