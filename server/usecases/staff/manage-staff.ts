import { mayManage, mayMove, type Position, type StaffAct } from '#domain/staff/manage-staff.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { StaffRecord } from '../../ports/staff-store.ts';
import { type Outcome, refused } from '../outcome.ts';
import {
  areaOf,
  colleague,
  type DirectoryDeps,
  type OpenedStaff,
  readStaff,
  subjectsOf,
} from './staff-directory.ts';

async function acted(deps: DirectoryDeps, administrator: StaffMember, act: StaffAct, of: StaffRecord) {
  const area = areaOf(administrator);
  switch (act) {
    case 'disable':
      return deps.members.disable(area, of.id, deps.clock.wall());
    case 'enable':
      return deps.members.enable(area, of.id);
    case 'reset-factors':
      return deps.members.resetFactors(area, of.id);
    case 'end-sessions':
      await deps.staff.endSessions(of.id, null);
      return true;
    case 'end-delay':
      await Promise.all(subjectsOf(deps.keys, of).map((subject) => deps.attempts.forgetFailures(subject)));
      return true;
  }
}

/** Disables, enables, takes lost factors away, ends sessions or a delay: of a colleague in the own area, never of oneself. */
export async function actOnStaff(
  deps: DirectoryDeps,
  administrator: StaffMember,
  id: string,
  act: StaffAct,
): Promise<Outcome<OpenedStaff>> {
  const found = await deps.members.findStaff(areaOf(administrator), id);
  if (found === null) return refused('not-found');
  if (!mayManage(colleague(administrator), colleague(found))) return refused('not-to-manage');
  if (!(await acted(deps, administrator, act, found))) return refused('changed-meanwhile');
  return readStaff(deps, administrator, id);
}

/** Gives a colleague another position. */
export async function moveStaff(
  deps: DirectoryDeps,
  administrator: StaffMember,
  id: string,
  to: Position,
): Promise<Outcome<OpenedStaff>> {
  const found = await deps.members.findStaff(areaOf(administrator), id);
  if (found === null) return refused('not-found');
  if (!mayManage(colleague(administrator), colleague(found))) return refused('not-to-manage');
  const may = mayMove(colleague(administrator), colleague(found), to);
  if (!may || !(await deps.members.isPlace(to.area))) return refused('position-not-yours');
  const moved = await deps.members.move(areaOf(administrator), id, colleague(found), to);
  return moved ? readStaff(deps, administrator, id) : refused('changed-meanwhile');
}
