import { INVITATION_HOURS, mayGive, type Position } from '#domain/staff/manage-staff.ts';
import type { Keys } from '../../ports/keys.ts';
import type { EmployerDirectory } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Invitation } from '../../ports/staff-store.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { areEmployersOf } from './bind-employers.ts';
import { areaOf, colleague, type DirectoryDeps } from './staff-directory.ts';

export type InviteInput = Position & {
  readonly displayName: string;
  /** Of the directory; for an employer's clerk alone. */
  readonly employers: readonly string[];
  /** The idempotency key: the same request again gives the same link. */
  readonly key: string;
};

/** Told to the administrator once, to be handed on; the table keeps a hash of it. */
export type Invited = { readonly id: string; readonly token: string; readonly expiresAt: Date };

const isSame = (a: Invitation, b: Invitation) =>
  a.invitedBy === b.invitedBy &&
  a.displayName === b.displayName &&
  a.post === b.post &&
  a.area.region === b.area.region &&
  a.area.point === b.area.point &&
  a.employers.join() === b.employers.join();

/** What stands in the link. Made anew from who invited and which invitation it is, so that nothing has to keep it. */
export const invitationToken = (keys: Keys, administrator: string, id: string): string =>
  keys.sign(`staff invitation\n${administrator}\n${id}`);

/** A link by which one newcomer makes their own account. The name and the position are the administrator's word. */
export async function inviteStaff(
  deps: DirectoryDeps & { readonly employers: EmployerDirectory },
  administrator: StaffMember,
  { key, displayName, post, area, employers }: InviteInput,
): Promise<Outcome<Invited>> {
  const position = { post, area };
  const may = mayGive(colleague(administrator), position);
  if (!may || !(await deps.members.isPlace(area))) return refused('position-not-yours');
  const bound = [...new Set(employers)];
  if (!(await areEmployersOf(deps, { post, region: area.region }, bound)))
    return refused('employers-missing');
  const at = deps.clock.wall();
  const invitation = {
    id: key,
    displayName: displayName.trim(),
    ...position,
    employers: bound,
    invitedBy: administrator.id,
    invitedAt: at,
    expiresAt: new Date(at.getTime() + INVITATION_HOURS * 3_600_000),
  };
  const token = invitationToken(deps.keys, administrator.id, key);
  if (await deps.members.invite(invitation, deps.keys.lookup('token', token))) {
    return done({ id: key, token, expiresAt: invitation.expiresAt });
  }
  const earlier = await deps.members.findInvitationById(areaOf(administrator), key);
  if (earlier === null || !isSame(earlier, invitation)) return refused('key-used-otherwise');
  return done({ id: key, token, expiresAt: earlier.expiresAt });
}

export async function withdrawInvitation(
  deps: DirectoryDeps,
  administrator: StaffMember,
  id: string,
): Promise<Outcome<{ done: true }>> {
  const invitation = await deps.members.findInvitationById(areaOf(administrator), id);
  if (invitation === null) return refused('not-found');
  if (!mayGive(colleague(administrator), invitation)) return refused('not-to-manage');
  const withdrawn = await deps.members.withdrawInvitation(areaOf(administrator), id, deps.clock.wall());
  return withdrawn ? done({ done: true }) : refused('not-found');
}
