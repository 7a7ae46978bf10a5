import type { OfficeSession } from '#contract/client.ts';
import { mayDo, PERMISSIONS } from '#domain/staff/permissions.ts';
import type { StaffMember, StaffSession } from '../ports/session-store.ts';
import type { HttpDeps } from './deps.ts';

type Reference = Pick<HttpDeps, 'reference'>;

const confirmsOnLine = ({ reference }: Reference, { region }: StaffMember) =>
  reference
    .editions()
    .some(
      ({ edition }) =>
        region !== null && reference.findRegion(edition.key, region)?.confirmation === 'on-line',
    );

/** Region and point of an area in words; null for the whole country, and for all points. */
export const placeOf = ({ reference }: Reference, area: Pick<StaffMember, 'region' | 'point'>) => ({
  regionName: area.region === null ? null : reference.regionName(area.region),
  pointName: area.point === null ? null : reference.pointName(area.point),
});

/** Who is signed in. In a session that waits for something nothing may be done yet. */
export function viewSession(deps: Reference, { staff, standing }: StaffSession): OfficeSession {
  return {
    userName: staff.userName,
    displayName: staff.displayName,
    post: staff.post,
    role: staff.role,
    may: standing === 'open' ? PERMISSIONS.filter((permission) => mayDo(staff.post, permission)) : [],
    ...placeOf(deps, staff),
    siteName: staff.site === null ? null : deps.reference.siteName(staff.site),
    confirmsOnLine: confirmsOnLine(deps, staff),
    standing,
  };
}
