import type { SheetWriter } from '../ports/sheets.ts';
import { csvArchive } from './csv.ts';
import { workbook } from './workbook.ts';

/** CSV in an archive for any number of rows, a workbook for as many as a sheet holds. */
export const writeSheet: SheetWriter = (format, sheet) =>
  format === 'csv' ? csvArchive(sheet) : workbook(sheet);
