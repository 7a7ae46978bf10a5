import type { FormPrinter } from '../../ports/form-printer.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Texts } from '../../ports/texts.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { type EmployeeDeps, scopeOf } from './employee-deps.ts';
import { editionsFor } from './list-employees.ts';
import { compareSheet, viewSheet } from './view-sheet.ts';

/** The sheets of the clerk's employers, newest first, each beside what has become of its lines. */
export async function listSheets(deps: EmployeeDeps, staff: StaffMember) {
  const editions = editionsFor(deps, staff);
  if (editions.length === 0) return refused('not-found');
  const lists = editions.map(async ({ edition }) => {
    const scope = scopeOf(deps, staff, edition.key);
    if (scope === null) return [];
    const sheets = await deps.employees.listSheets(scope, edition.key);
    // What has been replaced is no longer compared.
    return Promise.all(
      sheets.map(async (sheet) =>
        compareSheet(
          deps,
          sheet,
          sheet.newest > sheet.serial ? [] : await deps.employees.linesOf(scope, sheet.id),
        ),
      ),
    );
  });
  return done((await Promise.all(lists)).flat());
}

/** A sheet as a file: always the lines that were written down, whatever has become of them. */
export async function printSheet(
  deps: EmployeeDeps & { readonly printer: FormPrinter; readonly texts: Texts },
  staff: StaffMember,
  id: string,
): Promise<Outcome<{ readonly pdf: Uint8Array; readonly number: string }>> {
  const { region, employers } = staff;
  const own = region === null ? null : { region, employers };
  const sheet = own === null ? null : await deps.employees.findSheet(own, id);
  const scope = sheet === null ? null : scopeOf(deps, staff, sheet.edition);
  if (sheet === null || scope === null) return refused('not-found');
  const lines = await deps.employees.linesOf(scope, id);
  const view = viewSheet(deps, sheet);
  const printed = deps.texts.employerSheet({
    ...view,
    madeAt: sheet.madeAt,
    lines: lines.map(({ shown, revision }) => ({ ...shown, revision })),
  });
  const { pdf } = await deps.printer.printSheet(printed);
  return done({ pdf, number: view.number });
}
