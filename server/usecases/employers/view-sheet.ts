import { displaySheetCode, isCurrentSheet, sheetNumber, standingOfLine } from '#domain/employers/sheet.ts';
import type { ComparedLine, EmployerSheet } from '../../ports/employee-store.ts';
import type { Reference } from '../../ports/reference.ts';

type Deps = { readonly reference: Reference };

const numberOf = ({ reference }: Deps, { edition, point }: EmployerSheet, serial: number) =>
  sheetNumber({ year: reference.findEdition(edition)?.edition.year ?? 0, point, serial });

/** A sheet without its lines. `newer`: the number of the one that takes its place. */
export const viewSheet = (deps: Deps, sheet: EmployerSheet) => ({
  id: sheet.id,
  number: numberOf(deps, sheet, sheet.serial),
  code: displaySheetCode(sheet.code),
  edition: sheet.edition,
  title: deps.reference.findEdition(sheet.edition)?.title ?? '',
  employerName: sheet.employerName,
  regionName: deps.reference.regionName(sheet.region),
  pointName: deps.reference.pointName(sheet.point),
  listed: sheet.listed,
  madeAt: sheet.madeAt.toISOString(),
  madeBy: sheet.madeBy,
  newer: sheet.newest > sheet.serial ? numberOf(deps, sheet, sheet.newest) : null,
});

/** A sheet beside what has become of its lines. */
export function compareSheet(deps: Deps, sheet: EmployerSheet, compared: readonly ComparedLine[]) {
  const view = viewSheet(deps, sheet);
  const lines = compared.map((line) => ({
    number: line.shown.number,
    name: line.shown.name,
    standing: standingOfLine(line, line.now),
    status: line.now?.status ?? null,
  }));
  const standings = lines.map(({ standing }) => standing);
  return { ...view, isCurrent: isCurrentSheet({ newer: view.newer, standings }), lines };
}
