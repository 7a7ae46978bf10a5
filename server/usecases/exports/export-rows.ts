import { type Edition, type Field, fieldsOf } from '#domain/edition/edition.ts';
import { labelOf, type OptionLists } from '#domain/edition/options.ts';
import type { FileColumn } from '#domain/transfers/export.ts';
import { FILE_COLUMNS } from '#domain/transfers/export.ts';
import type { ExportedFile } from '../../ports/export-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { SheetRow } from '../../ports/sheets.ts';
import type { Texts } from '../../ports/texts.ts';

type Cell = (file: ExportedFile, lists: OptionLists) => string;

/** The columns of the file itself, as they are read by people: words and Beijing time. */
function fileCells(reference: Reference, texts: Texts): Readonly<Record<FileColumn, Cell>> {
  const moment = (at: Date | null) => (at === null ? '' : texts.moment(at));
  return {
    number: ({ registration }) => registration.number,
    status: ({ registration: { edition, status } }) => texts.status(edition, status),
    status_since: ({ registration }) => moment(registration.statusSince),
    region: ({ registration }) => reference.regionName(registration.region),
    id_tail: ({ idTail }) => idTail,
    first_submitted_at: ({ registration }) => moment(registration.firstSubmittedAt),
    submitted_at: ({ registration }) => moment(registration.submittedAt),
  };
}

const answerCell =
  (field: Field): Cell =>
  ({ registration }, lists) =>
    labelOf(field, lists, registration.answers[field.key] ?? null);

const isFileColumn = (key: string): key is FileColumn => FILE_COLUMNS.some((known) => known === key);

/** Turns registrations into rows of the columns asked for, in that order. */
export function rowsOf(
  deps: { readonly reference: Reference; readonly texts: Texts },
  edition: Edition,
  columns: readonly string[],
): (file: ExportedFile) => SheetRow {
  const own = fileCells(deps.reference, deps.texts);
  const fields = new Map(fieldsOf(edition).map((field) => [field.key, field]));
  const cells = columns.flatMap((key): Cell[] => {
    if (isFileColumn(key)) return [own[key]];
    const field = fields.get(key);
    return field === undefined ? [] : [answerCell(field)];
  });
  const listsOf = new Map<string, OptionLists>();
  return (file) => {
    const { region } = file.registration;
    const lists = listsOf.get(region) ?? deps.reference.listsFor(edition.key, region);
    listsOf.set(region, lists);
    return cells.map((cell) => cell(file, lists));
  };
}
