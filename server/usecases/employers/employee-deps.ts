import { type EmployerScope, missingStep } from '#domain/employers/employees.ts';
import { windowOfDuty } from '#domain/registration/deadlines.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Employee, EmployeeStore } from '../../ports/employee-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { EmployerDirectory, Reference } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';

export type EmployeeDeps = {
  readonly employees: EmployeeStore;
  readonly employers: EmployerDirectory;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly keys: Keys;
};

/** Whom this clerk may see in an edition; null where the region lets no employers' clerks in. */
export function scopeOf(
  { reference }: Pick<EmployeeDeps, 'reference'>,
  { region, employers }: StaffMember,
  edition: string,
): EmployerScope | null {
  const isOn = region !== null && reference.findRegion(edition, region)?.employerClerks === true;
  return isOn ? { region, employers } : null;
}

/** The last four stand for the whole number: enough to tell two of one name apart. */
export const maskedTail = (tail: string) => `****${tail}`;

/** Codes of a registration in the words of its edition. */
export function wordsOf({ reference }: Pick<EmployeeDeps, 'reference'>, employee: Employee) {
  const { edition, region, point, specialty: code, level: own, subjects } = employee;
  const lists = reference.listsFor(edition, region);
  const labelOf = (list: string, wanted: string | undefined) =>
    lists[list]?.find((option) => option.code === wanted)?.label ?? '';
  const specialty = reference.findSpecialty(edition, code ?? '');
  return {
    pointName: reference.pointName(point ?? ''),
    specialtyName: specialty === null ? '' : `${specialty.code} ${specialty.name}`,
    // An edition that asks for no level (2023) has that of the specialty.
    levelName: labelOf('level', own ?? specialty?.level),
    subjects: subjects.map((subject) => labelOf('subject', subject)),
  };
}

/** A registration as the employer's clerk sees it. */
export function viewEmployee(
  deps: Pick<EmployeeDeps, 'reference'>,
  employee: Employee,
  employerNames: ReadonlyMap<string, string>,
) {
  const { edition, region, number, name, status } = employee;
  const settings = deps.reference.findRegion(edition, region);
  const missing = settings === null ? null : missingStep(employee, settings.confirmation);
  const until =
    settings === null || missing === null ? null : windowOfDuty(missing, settings.windows).closesAt;
  return {
    number,
    edition,
    name,
    maskedId: maskedTail(employee.idTail),
    employerName: employerNames.get(employee.employer) ?? '',
    ...wordsOf(deps, employee),
    status,
    statusSince: employee.statusSince.toISOString(),
    submittedAt: employee.submittedAt?.toISOString() ?? null,
    missing,
    until: until?.toISOString() ?? null,
  };
}

/** Names of the employers for whom this clerk works, in the order in which they were bound. */
export async function employerNamesOf(
  { employers }: Pick<EmployeeDeps, 'employers'>,
  of: { readonly employers: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(of.employers.map((code) => employers.findEmployer(code)));
  return new Map(found.filter((entry) => entry !== null).map(({ code, name }) => [code, name]));
}
