import { formatBeijing } from '#domain/calendar/dates.ts';
import { sheetCode } from '#domain/employers/sheet.ts';
import type { Employee, SheetLine } from '../../ports/employee-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, refused } from '../outcome.ts';
import { type EmployeeDeps, maskedTail, scopeOf, wordsOf } from './employee-deps.ts';
import { compareSheet } from './view-sheet.ts';

export type SheetWish = { readonly edition: string; readonly employer: string; readonly point: string };

function toLine(deps: EmployeeDeps, employee: Employee): SheetLine {
  const { specialtyName, levelName, subjects } = wordsOf(deps, employee);
  return {
    number: employee.number,
    name: employee.name,
    maskedId: maskedTail(employee.idTail),
    specialty: specialtyName,
    level: levelName,
    subjects,
    status: employee.status,
    submittedAt: employee.submittedAt === null ? '' : formatBeijing(employee.submittedAt),
  };
}

/**
 * The summary sheet of an employer for an exam point: who has handed in, as their forms are at this moment. What is
 * listed is read and written down in one transaction; the same request again is the same sheet.
 */
export async function makeSheet(deps: EmployeeDeps, staff: StaffMember, wish: SheetWish, incoming: Incoming) {
  const scope = scopeOf(deps, staff, wish.edition);
  if (scope === null || !scope.employers.includes(wish.employer)) return refused('not-found');
  const { key: id } = incoming;
  const sheet = { id, staff: staff.id, ...wish, at: deps.clock.now() };
  const made = await deps.employees.makeSheet(scope, sheet, (people) => {
    if (people.length === 0) return null;
    const code = sheetCode({ sheet: id, listed: people.length }, deps.keys.sign);
    return { code, lines: people.map((of) => ({ of, shown: toLine(deps, of) })) };
  });
  if (made === 'other') return refused('key-used-otherwise');
  const found = made === 'none' ? null : await deps.employees.findSheet(scope, id);
  if (found === null) return refused('nobody-for-sheet');
  return done(compareSheet(deps, found, await deps.employees.linesOf(scope, id)));
}
