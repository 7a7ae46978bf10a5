import type { Held } from '#domain/registration/lease.ts';
import { LEASE_MINUTES } from '#domain/registration/lease.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LeaseTime } from '../../ports/lease-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';

const MINUTE_MS = 60_000;

/** From now until its end, should nothing more be heard. */
export function leaseTime(clock: Clock): LeaseTime {
  const wall = clock.wall();
  return { now: clock.now(), wall, until: new Date(wall.getTime() + LEASE_MINUTES * MINUTE_MS) };
}

type Shown = Pick<Held, 'staff' | 'holder' | 'since'>;

export const viewHolder = (held: Shown | null, staff: StaffMember) =>
  held === null ? null : { who: held.holder, mine: held.staff === staff.id, since: held.since.toISOString() };

/** The token is for its holder alone. */
export const viewLease = (held: Held, staff: StaffMember) => {
  const mine = held.staff === staff.id;
  return { who: held.holder, mine, since: held.since.toISOString(), token: mine ? held.token : null };
};
