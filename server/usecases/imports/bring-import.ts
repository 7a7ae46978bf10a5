import { type ImportKind, MOST_IMPORT_BYTES, OF_THE_NATION } from '#domain/transfers/import.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { done, refused } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';
import { IMPORT_PART_BYTES, type ImportDeps, importFolder, importPartKey } from './import-deps.ts';
import { viewImport } from './view-import.ts';

export type BroughtFile = {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
};

/** Begins an import; of the same file it says how far that has come, so that nothing is brought twice. */
export async function openImport(deps: ImportDeps, staff: StaffMember, file: BroughtFile) {
  if (OF_THE_NATION.includes(file.kind) && staff.post !== 'national-administrator')
    return refused('not-permitted');
  // Accounts are the regions'.
  if (file.kind === 'statements' && areaOf(staff).region === null) return refused('not-permitted');
  if (file.size < 1 || file.size > MOST_IMPORT_BYTES) return refused('import-too-large');
  const [id, at] = [deps.keys.uuid(), deps.clock.now()];
  const run = await deps.imports.open({ ...file, id, staff: staff.id, area: areaOf(staff), at });
  return done(viewImport(deps, run));
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

type Part = { readonly offset: number; readonly bytes: Uint8Array };

/**
 * Takes one part, sealed. A part that does not begin where the last one ended is no error: the answer says where to go
 * on. The bytes are there before they are counted. The last part asks for the check.
 */
export async function receiveImportPart(
  deps: ImportDeps,
  staff: StaffMember,
  id: string,
  { offset, bytes }: Part,
) {
  const area = areaOf(staff);
  const run = await deps.imports.find(area, id);
  if (run === null) return refused('not-found');
  if (run.state !== 'uploading' || offset !== run.received) return done(viewImport(deps, run));
  if (bytes.byteLength !== Math.min(IMPORT_PART_BYTES, run.size - offset))
    return refused('import-part-wrong');
  const key = importPartKey(id, offset);
  await deps.files.write(key, deps.keys.sealStream(key, once(bytes)));
  await deps.imports.receive(area, id, offset, bytes.byteLength, deps.clock.now());
  const after = await deps.imports.find(area, id);
  return after === null ? refused('not-found') : done(viewImport(deps, after));
}

const MOVES = {
  apply: { from: ['checked'], to: 'applying', already: ['applying', 'applied'] },
  undo: { from: ['applied'], to: 'undoing', already: ['undoing', 'undone'] },
  drop: { from: ['uploading', 'checking', 'faulty', 'checked'], to: 'dropped', already: ['dropped'] },
} as const;

export type ImportAct = keyof typeof MOVES;

/** Asks for what a job then does. Asked again it says how it stands: nothing is applied twice. */
export async function actOnImport(deps: ImportDeps, staff: StaffMember, id: string, act: ImportAct) {
  const area = areaOf(staff);
  if ((await deps.imports.find(area, id)) === null) return refused('not-found');
  const { from, to, already } = MOVES[act];
  const moved = await deps.imports.move(area, id, from, to, deps.clock.now());
  if (moved && act === 'drop') await deps.files.deleteAll(importFolder(id));
  const after = await deps.imports.find(area, id);
  if (after === null) return refused('not-found');
  if (!moved && !already.some((state) => state === after.state)) return refused('import-wrong-state');
  return done(viewImport(deps, after));
}
