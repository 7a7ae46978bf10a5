import { isInArea } from '#domain/staff/actor.ts';
import type { RefusedList } from '../../ports/audit-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done } from '../outcome.ts';
import { nextCursor, readCursor } from '../page-cursor.ts';
import { areaOf } from '../review/view-file.ts';
import type { AuditDeps } from './read-audit.ts';

const PAGE = 30;

/** Why a number made the whole list be refused; null for one that alone would have passed. */
function whatOf({ numbers, found, area }: RefusedList, number: string) {
  const file = found.find((one) => one.number === number);
  if (file === undefined) return 'unknown' as const;
  if (!isInArea(area, file.region, file.point)) return 'foreign' as const;
  return numbers.filter((one) => one === number).length > 1 ? ('twice' as const) : null;
}

const placeOf = (reference: Reference, region: string | null, point: string | null) =>
  [region === null ? '' : reference.regionName(region), point === null ? '' : reference.pointName(point)]
    .filter((name) => name !== '')
    .join(' ');

function viewList({ reference }: AuditDeps, list: RefusedList) {
  const { area, found } = list;
  return {
    batch: list.batch,
    at: list.at.toISOString(),
    userName: list.userName,
    displayName: list.displayName,
    place: placeOf(reference, area.region, area.point),
    numbers: [...new Set(list.numbers)].map((number) => {
      const file = found.find((one) => one.number === number);
      return {
        number,
        what: whatOf(list, number),
        place: file === undefined ? null : placeOf(reference, file.region, file.point),
      };
    }),
  };
}

/** Lists of files that were refused as a whole, because not all of them were the sender's. */
export async function readRefusedBatches(deps: AuditDeps, staff: StaffMember, after: string | undefined) {
  const found = await deps.audit.listRefusedBatches(areaOf(staff), readCursor(after), PAGE);
  const next = nextCursor(found, PAGE, ({ at, batch }) => ({ at, id: batch }));
  return done({ rows: found.map((list) => viewList(deps, list)), next });
}
