import type { Row } from './pool.ts';

/** Readers of single columns. A column of the wrong type is a bug in a statement, said loudly. */
function wrong(row: Row, column: string, wanted: string): never {
  throw new Error(`column ${column} is ${typeof row[column]}, wanted ${wanted}`);
}

export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : wrong(row, column, 'text');
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value)
    ? Number(value)
    : wrong(row, column, 'integer');
}

export function integerOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column);
}

export function truth(row: Row, column: string): boolean {
  const value = row[column];
  return typeof value === 'boolean' ? value : wrong(row, column, 'boolean');
}

export function instant(row: Row, column: string): Date {
  const value = row[column];
  return value instanceof Date ? value : wrong(row, column, 'timestamptz');
}

export function instantOrNull(row: Row, column: string): Date | null {
  return row[column] === null ? null : instant(row, column);
}

export function bytes(row: Row, column: string): Buffer {
  const value = row[column];
  return Buffer.isBuffer(value) ? value : wrong(row, column, 'bytea');
}

export function texts(row: Row, column: string): string[] {
  const value = row[column];
  return Array.isArray(value) ? value.map(String) : wrong(row, column, 'text[]');
}

/** One of a closed set of words, as a CHECK constraint promises. */
export function word<const T extends string>(row: Row, column: string, words: readonly T[]): T {
  const value = text(row, column);
  return words.find((known) => known === value) ?? wrong(row, column, words.join('|'));
}
