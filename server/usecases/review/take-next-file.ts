import { formatBeijing } from '#domain/calendar/dates.ts';
import { windowState } from '#domain/calendar/windows.ts';
import { holdsAgainst } from '#domain/registration/holds.ts';
import { passOf, waitsFor } from '#domain/registration/lease.ts';
import type { RegionOfEdition } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { leaseTime } from './leases.ts';
import { areaOf, type FileForStaff, type OfficeDeps, viewFile } from './view-file.ts';

type Stage = { readonly edition: string; readonly settings: RegionOfEdition };

/** The region's settings in each exam, newest first. */
const stagesOf = (deps: OfficeDeps, region: string): readonly Stage[] =>
  deps.reference.editions().flatMap(({ edition }) => {
    const settings = deps.reference.findRegion(edition.key, region);
    return settings === null ? [] : [{ edition: edition.key, settings }];
  });

/** No review is open: when the newest exam's begins, or when it ended. */
function closedNow(stages: readonly Stage[], now: Date): Outcome<never> {
  const review = stages[0]?.settings.windows.review;
  if (review === undefined) return refused('not-found');
  return windowState(review, now) === 'not-open'
    ? refused('window-not-open', { opensAt: formatBeijing(review.opensAt) })
    : refused('window-closed', { closedAt: formatBeijing(review.closesAt) });
}

/**
 * The next file for this person: what waits longest at their stage and nobody has, what came back before all else. What
 * they have already and are not looking at comes again.
 */
export async function takeNextFile(
  deps: OfficeDeps,
  staff: StaffMember,
  passingOver: readonly string[],
): Promise<Outcome<{ file: FileForStaff | null }>> {
  const status = waitsFor(staff.role);
  if (status === null || staff.region === null) return refused('not-permitted');
  const time = leaseTime(deps.clock);
  const stages = stagesOf(deps, staff.region);
  const isOpen = ({ settings }: Stage) => windowState(settings.windows.review, time.now) === 'open';
  const [open, others] = [stages.filter(isOpen), stages.filter((stage) => !isOpen(stage))];
  const place = { region: staff.region, point: staff.point };
  const holds = holdsAgainst(passOf(status));
  for (const { edition } of [...open, ...others]) {
    const extendedBeyond = open.some((stage) => stage.edition === edition) ? null : time.now;
    const bench = { ...place, edition, status, holds, extendedBeyond };
    const of = await deps.leases.takeNext(areaOf(staff), bench, staff.id, passingOver, time);
    if (of !== null) return done({ file: await viewFile(deps, staff, of) });
  }
  return open.length === 0 ? closedNow(stages, time.now) : done({ file: null });
}
