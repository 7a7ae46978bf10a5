import type { StaffMember } from '../../ports/session-store.ts';
import { done } from '../outcome.ts';
import { areaOf, type OfficeDeps } from './view-file.ts';

/** Who of the area has how many files on the bench, and since when. */
export async function listHolders(deps: OfficeDeps, staff: StaffMember) {
  const holders = await deps.leases.listHolders(areaOf(staff), deps.clock.wall());
  return done(holders.map(({ oldest, ...holder }) => ({ ...holder, oldest: oldest.toISOString() })));
}

/** A colleague has fallen ill: all their files of this area go back to the others. Their page can keep none of them. */
export async function takeFilesAway(deps: OfficeDeps, staff: StaffMember, colleague: string) {
  return done({ count: await deps.leases.releaseAll(areaOf(staff), colleague) });
}
