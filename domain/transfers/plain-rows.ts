import { areCellsWhole, type HeaderRule, type Tell } from './header.ts';
import { type ImportProblem, shownCell } from './import.ts';

/** A row that stands under a key, as it will be kept. */
export type PlainRow = { readonly key: string; readonly content: Readonly<Record<string, unknown>> };

/** A kind of file with a row for each thing. `read` tells what is wrong; what it then returns is not looked at. */
export type PlainKind<T extends PlainRow = PlainRow> = HeaderRule & {
  readonly read: (cell: (column: string) => string, tell: Tell) => T;
};

/** Reads the rows of one file by its header: the row, or every problem of it. */
export function createPlainReader<T extends PlainRow>(columns: readonly string[], kind: PlainKind<T>) {
  const places = new Map(columns.map((column, i) => [column, i]));
  return (cells: readonly string[], line: number): T | readonly ImportProblem[] => {
    const problems: ImportProblem[] = [];
    const tell: Tell = (what, column, found) => {
      problems.push({ line, column, kind: what, found: shownCell(found) });
    };
    if (!areCellsWhole(cells, columns, tell)) return problems;
    const cell = (column: string) => (cells[places.get(column) ?? -1] ?? '').trim();
    for (const column of kind.needed) if (cell(column) === '') tell('value-missing', column, '');
    if (problems.length > 0) return problems;
    const row = kind.read(cell, tell);
    return problems.length > 0 ? problems : row;
  };
}
