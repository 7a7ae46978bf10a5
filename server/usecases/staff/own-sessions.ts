import type { Clock } from '../../ports/clock.ts';
import type { SeenSession, StaffSession, StaffSessionStore } from '../../ports/session-store.ts';
import { done, type Outcome, refused } from '../outcome.ts';

export type OwnSessionDeps = { readonly staff: StaffSessionStore; readonly clock: Clock };

export type OwnSession = SeenSession & { readonly isThis: boolean };

/** Where this person is signed in. */
export async function listOwnSessions(
  { staff, clock }: OwnSessionDeps,
  session: StaffSession,
): Promise<readonly OwnSession[]> {
  const found = await staff.sessionsOf(session.staff.id, clock.wall());
  return found.map((one) => ({ ...one, isThis: one.id === session.id }));
}

export async function endOwnSession(
  deps: OwnSessionDeps,
  session: StaffSession,
  which: string,
): Promise<Outcome<readonly OwnSession[]>> {
  if (!(await deps.staff.endSession(session.staff.id, which))) return refused('not-found');
  return done(await listOwnSessions(deps, session));
}

/** All but the one that asks. */
export async function endOtherSessions(
  deps: OwnSessionDeps,
  session: StaffSession,
): Promise<readonly OwnSession[]> {
  await deps.staff.endSessions(session.staff.id, session.id);
  return listOwnSessions(deps, session);
}
