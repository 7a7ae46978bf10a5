import type { Edition } from '#domain/edition/edition.ts';
import { mayDo, type Permission } from '#domain/staff/permissions.ts';
import { SHEET_ROWS, unseals, type WrittenFormat } from '#domain/transfers/export.ts';
import { covers } from '#domain/transfers/handover.ts';
import type { ExportEnd, ExportRun, ExportSource } from '../../ports/export-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { SheetTooLarge } from '../../ports/sheets.ts';
import { writeHandover } from '../handover/write-handover.ts';
import { areaOf } from '../review/view-file.ts';
import { type ExportDeps, exportFolder, exportKey, linesFolder } from './export-deps.ts';
import { Cancelled, metered, told } from './export-progress.ts';

const NEEDED: Readonly<Record<WrittenFormat, Permission>> = {
  csv: 'export',
  xlsx: 'export',
  signed: 'hand-over',
};

async function write(
  deps: ExportDeps,
  run: ExportRun,
  staff: StaffMember,
  edition: Edition,
  source: ExportSource,
) {
  const { wish } = run;
  if (wish.format === 'signed') return writeHandover(deps, run, staff, edition, source);
  if (wish.format === 'xlsx' && source.total >= SHEET_ROWS) throw new SheetTooLarge();
  if (!(await deps.exports.tell(run.id, 0, source.total))) throw new Cancelled();
  const at = deps.clock.now();
  let rows = 0;
  const lines = (count: number, sha256: string | null) => {
    rows = count;
    return deps.texts.exportNote({
      at,
      staff: staff.displayName,
      purpose: run.purpose,
      rows: count,
      sha256,
      id: run.id,
    });
  };
  const { sheet, note } = deps.texts.exportNames();
  const chunks = deps.writeSheet(wish.format, {
    name: sheet,
    header: wish.columns.map((key) => deps.texts.exportColumn(wish.edition, key)),
    batches: told(deps, run, edition, source),
    note: { name: note, lines },
  });
  const meter = deps.keys.meter();
  await deps.files.write(exportKey(run.id), deps.keys.sealStream(exportKey(run.id), metered(chunks, meter)));
  return { state: 'ready', rows, ...meter.read() } as const;
}

async function endOf(deps: ExportDeps, run: ExportRun): Promise<ExportEnd | 'cancelled' | null> {
  const staff = await deps.exports.findOrderer(run.staff);
  const edition = deps.reference.findEdition(run.wish.edition)?.edition ?? null;
  // Whoever has lost the work, or another area since: nothing leaves the house.
  const mayStill =
    staff !== null && mayDo(staff.post, NEEDED[run.wish.format]) && covers(areaOf(staff), run.area);
  const unseal = edition !== null && unseals(edition, run.wish.columns);
  try {
    return await deps.exports.run<ExportEnd>(run, run.area, { unseal }, async (source) =>
      staff === null || edition === null || !mayStill
        ? { state: 'failed', failure: 'not-permitted' }
        : write(deps, run, staff, edition, source),
    );
  } catch (error) {
    if (error instanceof Cancelled) return 'cancelled';
    if (error instanceof SheetTooLarge)
      return { state: 'failed', failure: run.wish.format === 'xlsx' ? 'too-many-rows' : 'too-large' };
    deps.onError(error instanceof Error ? error : new Error(String(error)));
    return { state: 'failed', failure: 'broken' };
  }
}

/** Its end in words; nothing stays of one that has no file. */
export async function endExport(
  deps: ExportDeps,
  run: ExportRun,
  end: ExportEnd | 'cancelled',
): Promise<void> {
  const isKept =
    end !== 'cancelled' && (await deps.exports.end(run.id, end, deps.clock.now())) && end.state === 'ready';
  if (isKept) return;
  await deps.files.deleteAll(exportFolder(run.id));
  await deps.files.deleteAll(linesFolder(run.id));
}

/** Writes one that waits, in this process. A file is there only when its row says so, and the row is written last. */
export async function writeExport(deps: ExportDeps, run: ExportRun): Promise<boolean> {
  const end = await endOf(deps, run);
  if (end === null) return false;
  await endExport(deps, run, end);
  return true;
}
