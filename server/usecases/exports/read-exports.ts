import {
  EXPORTED_STATUSES,
  exportColumns,
  exportEnds,
  type WrittenFormat,
} from '#domain/transfers/export.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { type ExportDeps, exportFileName, exportKey } from './export-deps.ts';
import { viewExport } from './view-export.ts';

const MOST_LISTED = 50;

/** What can be chosen for an export of this edition. */
export async function listExportChoices({ reference }: ExportDeps, staff: StaffMember, key: string) {
  const found = reference.findEdition(key);
  if (found === null) return refused('not-found');
  const regions = reference
    .regionsOf(key)
    .filter(({ region }) => staff.region === null || region === staff.region);
  const points = regions.flatMap(({ region, name }) =>
    (reference.listsFor(key, region).point ?? [])
      .filter(({ code }) => staff.point === null || code === staff.point)
      .map(({ code, label }) => ({ code, label, regionName: name })),
  );
  const specialties = reference.listsFor(key, null).specialty ?? [];
  return done({
    columns: [...exportColumns(found.edition)],
    statuses: [...EXPORTED_STATUSES],
    points,
    specialties: specialties.map(({ code, label }) => ({ code, label })),
  });
}

/** The exports of the area, the newest first: also what colleagues took out. */
export async function listExports(deps: ExportDeps, staff: StaffMember) {
  const runs = await deps.exports.list(areaOf(staff), MOST_LISTED);
  return done(runs.map((run) => viewExport(deps.reference, staff, run)));
}

/** Stops an export that is under way; what was written of it is cleared away. Asked again it says how it stands. */
export async function cancelExport(deps: ExportDeps, staff: StaffMember, id: string) {
  const area = areaOf(staff);
  const run = await deps.exports.find(area, id);
  if (run === null || run.staff !== staff.id) return refused('not-found');
  await deps.exports.cancel(area, id, staff.id, deps.clock.now());
  const after = await deps.exports.find(area, id);
  return after === null ? refused('not-found') : done(viewExport(deps.reference, staff, after));
}

export type ExportFile = {
  readonly name: string;
  readonly bytes: number;
  readonly format: WrittenFormat;
  /** Opens it: who only asks whether it is there opens nothing. */
  readonly content: () => Promise<AsyncIterable<Uint8Array>>;
};

/** The finished file, for who asked for it, while its time lasts. */
export async function openExport(deps: ExportDeps, staff: StaffMember, id: string) {
  const run = await deps.exports.find(areaOf(staff), id);
  if (run === null || run.staff !== staff.id) return refused('not-found');
  const isOver = run.endedAt !== null && exportEnds(run.endedAt) < deps.clock.now();
  if (run.state === 'expired' || (run.state === 'ready' && isOver)) return refused('export-expired');
  if (run.state !== 'ready' || run.bytes === null) return refused('export-not-ready');
  const file: ExportFile = {
    name: exportFileName(run),
    bytes: run.bytes,
    format: run.wish.format,
    content: async () => {
      const sealed = await deps.files.read(exportKey(id));
      if (sealed === null) throw new Error(`the file of export ${id} is missing`);
      return deps.keys.openStream(exportKey(id), sealed);
    },
  };
  return done(file);
}
