import {
  EXPORTED_STATUSES,
  type ExportFormat,
  type ExportWish,
  faultInWish,
} from '#domain/transfers/export.ts';
import type { Reference } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import type { ExportDeps } from './export-deps.ts';
import { viewExport } from './view-export.ts';

/** Of one member of staff; who needs more waits for these. */
export const MOST_OPEN = 3;
export const SHORTEST_PURPOSE = 4;

export type ExportOrder = Omit<ExportWish, 'format'> & {
  readonly format: ExportFormat;
  readonly purpose: string;
};

/** Points and specialties that exist; points of the area alone, so that a foreign one refuses the whole. */
function knowsPlaces(reference: Reference, staff: StaffMember, wish: ExportWish): boolean {
  const lists = reference.listsFor(wish.edition, staff.region);
  const points = new Set(
    staff.region === null
      ? reference.regionsOf(wish.edition).flatMap(({ region }) => codes(reference, wish.edition, region))
      : (lists.point ?? []).map(({ code }) => code),
  );
  const inArea = (point: string) => points.has(point) && (staff.point === null || staff.point === point);
  return (
    wish.points.every(inArea) &&
    wish.specialties.every((code) => reference.findSpecialty(wish.edition, code) !== null)
  );
}

const codes = (reference: Reference, edition: string, region: string) =>
  (reference.listsFor(edition, region).point ?? []).map(({ code }) => code);

/** Asks for registrations of one's area as a file, with the purpose; a job writes it. */
export async function orderExport(
  deps: ExportDeps,
  staff: StaffMember,
  order: ExportOrder,
  { key }: Incoming,
) {
  const { purpose: typed, ...wish } = order;
  const purpose = typed.trim();
  if ([...purpose].length < SHORTEST_PURPOSE) return refused('purpose-missing');
  const edition = deps.reference.findEdition(wish.edition);
  if (edition === null) return refused('not-found');
  const fault = faultInWish(edition.edition, wish);
  if (fault !== null) return refused(fault);
  if (!wish.statuses.every((status) => EXPORTED_STATUSES.includes(status))) return refused('not-found');
  if (!knowsPlaces(deps.reference, staff, wish)) return refused('not-found');
  const area = areaOf(staff);
  const id = deps.keys.uuid();
  const wanted = { id, staff: staff.id, key, area, purpose, wish, at: deps.clock.now() };
  const run = await deps.exports.order(wanted, MOST_OPEN);
  if (run === null) return refused('too-many-exports', { most: MOST_OPEN });
  if (run === 'other') return refused('key-used-otherwise');
  return done(viewExport(deps.reference, staff, run));
}
