import { checkPassword, isUserName } from '#domain/identity/passwords.ts';
import type { Invitation, StaffStore } from '../../ports/staff-store.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { type Origin, openStaffSession, type StaffLogInDeps } from './log-in-staff.ts';

export type InvitationDeps = StaffLogInDeps & { readonly members: StaffStore };

/** What a link offers, to who holds it. */
export async function readInvitation(deps: InvitationDeps, token: string): Promise<Outcome<Invitation>> {
  const found = await deps.members.findInvitation(deps.keys.lookup('token', token), deps.clock.wall());
  return found === null ? refused('invitation-gone') : done(found);
}

export type Acceptance = Origin & {
  readonly token: string;
  readonly userName: string;
  readonly password: string;
};

/** The newcomer chooses user name and password; a second factor comes next, before anything else is possible. */
export async function acceptInvitation(
  deps: InvitationDeps,
  input: Acceptance,
): Promise<Outcome<{ token: string }>> {
  const tokenHash = deps.keys.lookup('token', input.token);
  const at = deps.clock.wall();
  if ((await deps.members.findInvitation(tokenHash, at)) === null) return refused('invitation-gone');
  const userName = input.userName.trim().toLowerCase();
  if (!isUserName(userName)) return refused('user-name-shape');
  const weakness = checkPassword(input.password, userName, '');
  if (weakness !== null) return refused(weakness);
  const passwordHash = await deps.keys.hashPassword(input.password);
  const account = { id: deps.keys.uuid(), userName, passwordHash };
  const accepted = await deps.members.accept(tokenHash, account, at);
  if (accepted === 'gone') return refused('invitation-gone');
  if (accepted === 'user-name-taken') return refused('user-name-taken');
  return done({ token: await openStaffSession(deps, account.id, 'enrolment-due', input) });
}
