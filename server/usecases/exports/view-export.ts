import { type ExportWish, exportEnds } from '#domain/transfers/export.ts';
import type { ExportRun } from '../../ports/export-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { exportFileName } from './export-deps.ts';

const viewWish = ({ statuses, points, specialties, columns, ...wish }: ExportWish) => ({
  ...wish,
  statuses: [...statuses],
  points: [...points],
  specialties: [...specialties],
  columns: [...columns],
});

/** An export as staff see it; who did not ask for it sees that it was made, and gets no file. */
export function viewExport(reference: Reference, staff: StaffMember, run: ExportRun) {
  const { region, point } = run.area;
  const isReady = run.state === 'ready' && run.endedAt !== null;
  return {
    id: run.id,
    own: run.staff === staff.id,
    staffName: run.staffName,
    place: [
      region === null ? null : reference.regionName(region),
      point === null ? null : reference.pointName(point),
    ]
      .filter((name) => name !== null)
      .join(' · '),
    purpose: run.purpose,
    wish: viewWish(run.wish),
    state: run.state,
    failure: run.failure,
    askedAt: run.askedAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    rowsTotal: run.rowsTotal,
    rowsDone: run.rowsDone,
    bytes: run.bytes,
    sha256: run.sha256,
    fileName: exportFileName(run),
    downloadUntil: isReady ? exportEnds(run.endedAt).toISOString() : null,
  };
}
