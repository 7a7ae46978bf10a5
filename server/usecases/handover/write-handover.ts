import type { Edition } from '#domain/edition/edition.ts';
import { compareLines, type HandedLines, type HandoverChange } from '#domain/transfers/handover.ts';
import type { ExportEnd, ExportRun, ExportSource } from '../../ports/export-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { ArchivePart, SheetRow } from '../../ports/sheets.ts';
import { type ExportDeps, exportKey, linesKey } from '../exports/export-deps.ts';
import { Cancelled, metered, told } from '../exports/export-progress.ts';

async function* each(chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks;
}

/** What the version before said, line by line. */
async function readLines(deps: ExportDeps, id: string): Promise<HandedLines> {
  const sealed = await deps.files.read(linesKey(id));
  if (sealed === null) throw new Error(`the lines of handover ${id} are missing`);
  const decoder = new TextDecoder();
  const known = new Map<string, string>();
  let rest = '';
  for await (const chunk of deps.keys.openStream(linesKey(id), sealed)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [number = '', digest = ''] = line.split(' ');
      known.set(number, digest);
    }
  }
  return known;
}

/** What has been listed so far, and how it differs from the version before; the first differs from nothing. */
function createBook(deps: ExportDeps, before: HandedLines | null, width: number) {
  const comparison = before === null ? null : compareLines(before);
  // Bytes, batch by batch: as texts, line by line, they would take several times the memory.
  const lines: Uint8Array[] = [];
  const changes: SheetRow[] = [];
  const counts = { listed: 0, added: 0, corrected: 0, cancelled: 0 };
  const change = (what: HandoverChange, row: SheetRow) => {
    counts[what] += 1;
    changes.push([deps.texts.handoverChange(what), ...row]);
  };
  const lineOf = (row: SheetRow) => {
    const [number = ''] = row;
    const digest = deps.keys.digest(JSON.stringify(row));
    counts.listed += 1;
    const became = comparison?.see(number, digest) ?? null;
    if (became !== null) change(became, row);
    return `${number} ${digest}\n`;
  };
  return {
    changes,
    counts,
    lines,
    async *list(batches: AsyncIterable<readonly SheetRow[]>) {
      for await (const rows of batches) {
        lines.push(Buffer.from(rows.map(lineOf).join('')));
        yield rows;
      }
      const blank = Array.from({ length: width - 1 }, () => '');
      for (const number of comparison?.gone() ?? []) change('cancelled', [number, ...blank]);
    },
  };
}

type Book = ReturnType<typeof createBook>;
type Part = {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
};
type Version = { readonly run: ExportRun; readonly staff: StaffMember; readonly last: ExportRun | null };

/** Everything that has to be known of the file, and by which each part is told to be whole. */
function manifestOf(deps: ExportDeps, { run, staff, last }: Version, book: Book, parts: readonly Part[]) {
  const { edition, columns } = run.wish;
  const { region, point } = run.area;
  return {
    format: 'weikao-handover/1',
    id: run.id,
    edition,
    region,
    regionName: region === null ? null : deps.reference.regionName(region),
    point,
    pointName: point === null ? null : deps.reference.pointName(point),
    version: nextVersion(last),
    follows: last === null ? null : { id: last.id, version: last.handover?.version, sha256: last.sha256 },
    at: deps.clock.now().toISOString(),
    by: staff.displayName,
    purpose: run.purpose,
    fields: columns.map((key) => ({ key, name: deps.texts.exportColumn(edition, key) })),
    counts: book.counts,
    parts,
    key: deps.keys.filesKey().sha256,
  };
}

const nextVersion = (last: ExportRun | null) => (last?.handover?.version ?? 0) + 1;

/** The list, what has changed in it, what is to be known of both, and the signature over that: in this order. */
async function* partsOf(
  deps: ExportDeps,
  version: Version,
  book: Book,
  rows: AsyncIterable<readonly SheetRow[]>,
): AsyncIterable<ArchivePart> {
  const { wish } = version.run;
  const parts: Part[] = [];
  const header = wish.columns.map((key) => deps.texts.exportColumn(wish.edition, key));
  async function* part(name: string, chunks: AsyncIterable<Uint8Array>, count: () => number) {
    const meter = deps.keys.meter();
    yield { name, chunks: metered(chunks, meter) };
    parts.push({ name, rows: count(), ...meter.read() });
  }
  async function* changes() {
    yield book.changes;
  }
  yield* part('registered.csv', deps.archives.csv(header, book.list(rows)), () => book.counts.listed);
  if (version.last !== null) {
    const named = [deps.texts.handoverChange(null), ...header];
    yield* part('changes.csv', deps.archives.csv(named, changes()), () => book.changes.length);
  }
  const manifest = Buffer.from(`${JSON.stringify(manifestOf(deps, version, book, parts), null, 2)}\n`);
  yield { name: 'manifest.json', chunks: each([manifest]) };
  yield { name: 'manifest.sig', chunks: each([deps.keys.signFile(manifest)]) };
}

/** Writes the next version of an area: signed, and kept line by line for the version after it. */
export async function writeHandover(
  deps: ExportDeps,
  run: ExportRun,
  staff: StaffMember,
  edition: Edition,
  source: ExportSource,
): Promise<ExportEnd> {
  if (!(await deps.exports.tell(run.id, 0, source.total))) throw new Cancelled();
  await deps.exports.rememberSigningKey(deps.keys.filesKey(), deps.clock.now());
  const last = await deps.exports.lastHandover(run.area, run.wish.edition);
  const before = last === null ? null : await readLines(deps, last.id);
  const book = createBook(deps, before, run.wish.columns.length);
  const parts = partsOf(deps, { run, staff, last }, book, told(deps, run, edition, source));
  const meter = deps.keys.meter();
  const file = exportKey(run.id);
  await deps.files.write(file, deps.keys.sealStream(file, metered(deps.archives.zip(parts), meter)));
  const lines = linesKey(run.id);
  await deps.files.write(lines, deps.keys.sealStream(lines, each(book.lines)));
  return {
    state: 'ready',
    rows: book.counts.listed,
    ...meter.read(),
    handover: { version: nextVersion(last), ...book.counts },
  };
}
