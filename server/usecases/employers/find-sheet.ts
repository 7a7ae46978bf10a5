import { readSheetCode, standingOfLine } from '#domain/employers/sheet.ts';
import type { OfficeSheets } from '../../ports/employee-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { Identity } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { compareSheet, viewSheet } from './view-sheet.ts';

export type SheetDeps = { readonly officeSheets: OfficeSheets; readonly reference: Reference };

/** What a sheet's code leads to at the counter: whether it still counts, and what has become of each line. */
export async function findSheet(deps: SheetDeps, staff: StaffMember, typed: string) {
  const code = readSheetCode(typed);
  const sheet = code === null ? null : await deps.officeSheets.findByCode(areaOf(staff), code);
  if (sheet === null) return refused('code-unknown');
  return done(compareSheet(deps, sheet, await deps.officeSheets.linesOf(areaOf(staff), sheet)));
}

/** The employer's sheet on which a registration stands, and whether it has changed since; null where it is on none. */
export async function sheetOfFile(deps: SheetDeps, staff: StaffMember, of: Identity) {
  const found = await deps.officeSheets.newestOf(areaOf(staff), of);
  if (found === null) return null;
  const { sheet, line } = found;
  const { number, employerName, madeAt, newer } = viewSheet(deps, sheet);
  return { number, employerName, madeAt, newer, standing: standingOfLine(line, line.now) };
}
