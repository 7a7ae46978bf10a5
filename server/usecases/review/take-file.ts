import type { Held } from '#domain/registration/lease.ts';
import { waitsFor } from '#domain/registration/lease.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { leaseTime, viewLease } from './leases.ts';
import { areaOf, type OfficeDeps } from './view-file.ts';

const takenBy = ({ holder, since }: Held) =>
  refused('lease-lost', { who: holder, since: since.toISOString() });

/** Takes one file that waits at this person's stage; who has it already is told to everybody else. */
export async function takeFile(deps: OfficeDeps, staff: StaffMember, number: string) {
  const status = waitsFor(staff.role);
  if (status === null) return refused('not-permitted');
  const of = await deps.office.findIdentity(number);
  if (of === null) return refused('not-found');
  const held = await deps.leases.take(areaOf(staff), of, status, staff.id, leaseTime(deps.clock));
  if (held !== null) return held.staff === staff.id ? done(viewLease(held, staff)) : takenBy(held);
  const registration = await deps.office.findFile(areaOf(staff), of);
  return registration === null
    ? refused('not-found')
    : refused('wrong-status', { status: registration.status });
}

/** A page that is still open keeps what it has, and takes nothing that was taken away from it. */
export async function renewLease(deps: OfficeDeps, staff: StaffMember, number: string, token: number) {
  const area = areaOf(staff);
  const of = await deps.office.findIdentity(number);
  if (of === null) return refused('not-found');
  const { wall, until } = leaseTime(deps.clock);
  const kept = await deps.leases.renew(area, of, staff.id, token, until);
  if (kept !== null) return done(viewLease({ ...kept, holder: staff.displayName }, staff));
  if ((await deps.office.findFile(area, of)) === null) return refused('not-found');
  const held = await deps.leases.find(area, of, wall);
  return held === null || held.staff === staff.id ? refused('lease-needed') : takenBy(held);
}

/** Back to the others at once, rather than when its time runs out. */
export async function releaseFile(deps: OfficeDeps, staff: StaffMember, number: string) {
  const of = await deps.office.findIdentity(number);
  if (of !== null) await deps.leases.release(areaOf(staff), of, staff.id);
  return done({ done: true as const });
}
