import { FAILURE_MEMORY_SECONDS, logInDelay } from '#domain/identity/log-in-delay.ts';
import { type Colleague, mayManage } from '#domain/staff/manage-staff.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { AttemptStore, SeenSession, StaffMember, StaffSessionStore } from '../../ports/session-store.ts';
import type { OpenInvitation, StaffRecord, StaffStore } from '../../ports/staff-store.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { staffSubject } from './log-in-staff.ts';
import { factorSubject } from './prove-factor.ts';

export type DirectoryDeps = {
  readonly members: StaffStore;
  readonly staff: StaffSessionStore;
  readonly attempts: AttemptStore;
  readonly keys: Keys;
  readonly clock: Clock;
};

export const areaOf = ({ region, point }: StaffMember) => ({ region, point });

export const colleague = (member: StaffMember): Colleague => ({
  id: member.id,
  post: member.post,
  area: areaOf(member),
});

/** `delay`: seconds that the next log-in from an unknown device has to wait. `mine`: this administrator may change it. */
export type ListedStaff = StaffRecord & { readonly delay: number; readonly mine: boolean };

const PAGE = 100;

/** By what wrong log-ins of a member are counted: passwords from unknown devices, and wrong second factors. */
export const subjectsOf = (keys: Keys, { id, userName }: StaffMember): readonly [Buffer, Buffer] => [
  staffSubject(keys, userName),
  factorSubject(keys, id),
];

/** The staff of the administrator's area, page by page. */
export async function listStaff(
  deps: DirectoryDeps,
  administrator: StaffMember,
  asked: { readonly text: string | null; readonly after: string | null },
): Promise<{ rows: readonly ListedStaff[]; next: string | null }> {
  const found = await deps.members.listStaff(areaOf(administrator), { ...asked, limit: PAGE + 1 });
  const page = found.slice(0, PAGE);
  const rows = await withDelays(deps, administrator, page);
  return { rows, next: found.length > PAGE ? (page.at(-1)?.userName ?? null) : null };
}

async function withDelays(
  deps: DirectoryDeps,
  administrator: StaffMember,
  members: readonly StaffRecord[],
): Promise<readonly ListedStaff[]> {
  const now = deps.clock.wall().getTime();
  const subjects = members.flatMap((member) => subjectsOf(deps.keys, member));
  const failures = await deps.attempts.countAll(subjects, new Date(now - FAILURE_MEMORY_SECONDS * 1000));
  const waits = failures.map(({ count, latest }) =>
    latest === null ? 0 : Math.max(0, Math.ceil(logInDelay(count) - (now - latest.getTime()) / 1000)),
  );
  return members.map((member, i) => ({
    ...member,
    delay: Math.max(waits[2 * i] ?? 0, waits[2 * i + 1] ?? 0),
    mine: mayManage(colleague(administrator), colleague(member)),
  }));
}

export type OpenedStaff = ListedStaff & { readonly signedIn: readonly SeenSession[] };

/** One account, with where it is signed in. Of another area is as good as none. */
export async function readStaff(
  deps: DirectoryDeps,
  administrator: StaffMember,
  id: string,
): Promise<Outcome<OpenedStaff>> {
  const found = await deps.members.findStaff(areaOf(administrator), id);
  if (found === null) return refused('not-found');
  const [listed] = await withDelays(deps, administrator, [found]);
  if (listed === undefined) return refused('not-found');
  return done({ ...listed, signedIn: await deps.staff.sessionsOf(id, deps.clock.wall()) });
}

/** Invitations of the area that are still open. */
export const listInvitations = (
  { members, clock }: DirectoryDeps,
  administrator: StaffMember,
): Promise<readonly OpenInvitation[]> => members.openInvitations(areaOf(administrator), clock.wall());
