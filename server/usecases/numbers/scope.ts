import { isInArea } from '#domain/staff/actor.ts';
import type { NumbersScope } from '../../ports/numbers-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';

/** What somebody wants numbers of; a place left out is one's own. */
export type NumbersQuery = { readonly edition: string; readonly region?: string; readonly point?: string };

/** The points of a region, in their order. */
function pointsOf(reference: Reference, edition: string, region: string) {
  const points = reference.listsFor(edition, region).point ?? [];
  return points.map(({ code, label }) => ({ code, name: label }));
}

/** The scope of a query; null where there is no such place, or it is not in this person's area. */
export function scopeOf(reference: Reference, staff: StaffMember, query: NumbersQuery): NumbersScope | null {
  const region = query.region ?? staff.region;
  const point = query.point ?? staff.point;
  if (reference.findEdition(query.edition) === null) return null;
  if (region === null) return point === null ? { edition: query.edition, region, point } : null;
  if (reference.findRegion(query.edition, region) === null) return null;
  const isPoint =
    point === null || pointsOf(reference, query.edition, region).some(({ code }) => code === point);
  return isPoint && isInArea(staff, region, point) ? { edition: query.edition, region, point } : null;
}

/** The places one floor below, in their order, also those where nobody is yet. */
export function placesIn(reference: Reference, { edition, region, point }: NumbersScope) {
  if (region === null) return reference.regionsOf(edition).map(({ region: code, name }) => ({ code, name }));
  return point === null ? pointsOf(reference, edition, region) : [];
}
