import { isForSheet } from '#domain/employers/employees.ts';
import { STATUSES, type Status } from '#domain/registration/registration.ts';
import type { EmployeeCount } from '../../ports/employee-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { nextCursor, readCursor } from '../page-cursor.ts';
import { type EmployeeDeps, employerNamesOf, scopeOf, viewEmployee } from './employee-deps.ts';

const PAGE_SIZE = 50;

export type EmployeeQuery = {
  readonly edition?: string;
  readonly status?: Status;
  readonly q?: string;
  readonly after?: string;
};

/** Editions in which the clerk's region lets employers' clerks in, the newest first. */
export const editionsFor = (deps: Pick<EmployeeDeps, 'reference'>, staff: StaffMember) =>
  deps.reference.editions().filter(({ edition }) => scopeOf(deps, staff, edition.key) !== null);

const sum = (counts: readonly EmployeeCount[]) => counts.reduce((total, { count }) => total + count, 0);

/** For each employer and exam point, how many could stand on a sheet. */
function sheetsToMake(
  deps: EmployeeDeps,
  counts: readonly EmployeeCount[],
  names: ReadonlyMap<string, string>,
) {
  const standing = counts.filter(({ status, point }) => point !== null && isForSheet(status));
  const places = Map.groupBy(standing, ({ employer, point }) => `${employer}/${point}`);
  return [...places.values()].flatMap((of) => {
    const [{ employer, point } = { employer: '', point: null }] = of;
    if (point === null) return [];
    const place = { employer, employerName: names.get(employer) ?? '', point };
    return [{ ...place, pointName: deps.reference.pointName(point), count: sum(of) }];
  });
}

/** Who of the clerk's employers has registered, oldest first; drafts that were never handed in are not among them. */
export async function listEmployees(deps: EmployeeDeps, staff: StaffMember, query: EmployeeQuery) {
  const editions = editionsFor(deps, staff);
  const edition = editions.find((one) => query.edition === undefined || one.edition.key === query.edition);
  const scope = edition === undefined ? null : scopeOf(deps, staff, edition.edition.key);
  if (edition === undefined || scope === null) return refused('not-found');
  const { key } = edition.edition;
  const after = readCursor(query.after);
  const typed = query.q?.trim() ?? '';
  const [found, counts, names] = await Promise.all([
    deps.employees.listEmployees(scope, {
      edition: key,
      status: query.status ?? null,
      text: typed === '' ? null : typed,
      after: after && { since: after.at, candidate: after.id },
      limit: PAGE_SIZE,
    }),
    deps.employees.countEmployees(scope, key),
    employerNamesOf(deps, staff),
  ]);
  return done({
    edition: key,
    editions: editions.map((one) => ({ key: one.edition.key, title: one.title })),
    employers: [...names.values()],
    counts: STATUSES.map((status) => ({
      status,
      count: sum(counts.filter((one) => one.status === status)),
    })).filter(({ count }) => count > 0),
    sheetsToMake: sheetsToMake(deps, counts, names),
    rows: found.map((employee) => viewEmployee(deps, employee, names)),
    next: nextCursor(found, PAGE_SIZE, ({ statusSince, candidate }) => ({ at: statusSince, id: candidate })),
  });
}

/** One of them. Whose registration it is not, or whose region lets no clerks in, is told that there is none. */
export async function readEmployee(deps: EmployeeDeps, staff: StaffMember, number: string) {
  const { region, employers } = staff;
  const found = region === null ? null : await deps.employees.findEmployee({ region, employers }, number);
  if (found === null || scopeOf(deps, staff, found.edition) === null) return refused('not-found');
  return done(viewEmployee(deps, found, await employerNamesOf(deps, staff)));
}
