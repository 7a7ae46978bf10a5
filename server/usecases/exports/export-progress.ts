import type { Edition } from '#domain/edition/edition.ts';
import type { ExportRun, ExportSource } from '../../ports/export-store.ts';
import type { Meter } from '../../ports/keys.ts';
import type { ExportDeps } from './export-deps.ts';
import { rowsOf } from './export-rows.ts';

/** Somebody stopped it: no failure, nothing to tell. */
export class Cancelled extends Error {}

const TELL_EVERY_ROWS = 5000;

/** Passes rows on, tells how far it is, and stops where it was cancelled. */
export async function* told(deps: ExportDeps, run: ExportRun, edition: Edition, source: ExportSource) {
  const toRow = rowsOf(deps, edition, run.wish.columns);
  let [count, next] = [0, 0];
  for await (const files of source.batches) {
    yield files.map(toRow);
    count += files.length;
    if (count < next) continue;
    next = count + TELL_EVERY_ROWS;
    if (!(await deps.exports.tell(run.id, count, source.total))) throw new Cancelled();
  }
}

/** Counts and hashes what passes: the file as it will be downloaded. */
export async function* metered(chunks: AsyncIterable<Uint8Array>, hash: Pick<Meter, 'update'>) {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
