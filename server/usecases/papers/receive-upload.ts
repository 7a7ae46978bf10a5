import { guard } from '#domain/registration/guard.ts';
import { papersAsked } from '#domain/registration/papers.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { PaperStore, Upload } from '../../ports/paper-store.ts';
import type { Identity } from '../../ports/registration-store.ts';
import { factsFor, lastAtWork } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';
import type { ViewDeps } from '../candidate/view-registration.ts';
import { done, refused, refusedBy } from '../outcome.ts';

export type UploadDeps = ViewDeps & { readonly papers: PaperStore; readonly files: FileStore };

/** A part is sent again where the line breaks: short enough for a bad line, long enough that few are needed. */
export const PART_BYTES = 512 * 1024;
/** Begun and kept within a day; nobody has so many papers. */
const MOST_UPLOADS = 120;

export const partKey = (of: Identity, upload: string, offset: number) =>
  `uploads/${of.edition}/${of.candidate}/${upload}/${offset}.part`;

const viewUpload = ({ id, received, size }: Upload) => ({
  upload: id,
  // Sent again in full or not: what has become a paper needs no byte more.
  offset: received,
  complete: received === size,
  partBytes: PART_BYTES,
});

export type NewUpload = { readonly item: string; readonly size: number; readonly sha256: string };

/** Begins an upload, or says how far the same file has come: a broken line goes on from there. */
export async function openUpload(deps: UploadDeps, of: Identity, wanted: NewUpload) {
  const registration = await deps.store.find(of);
  if (registration === null) return refused('not-found');
  const actor = { role: 'candidate', id: of.candidate } as const;
  const atWork = await lastAtWork(deps, registration);
  const facts = factsFor(deps, registration, actor, { quotes: NO_QUOTES, holds: [], atWork });
  const refusal = guard(registration, 'attach-paper', facts);
  if (refusal !== null) return refusedBy(refusal);
  if (!papersAsked(registration, facts).some(({ key }) => key === wanted.item))
    return refused('paper-unknown');
  const limits = deps.reference.paperLimits(of.edition);
  if (limits === null) return refused('not-found');
  if (wanted.size > limits.maxBytes) return refused('paper-too-large', { maxBytes: limits.maxBytes });
  const upload = {
    id: deps.keys.uuid(),
    item: wanted.item,
    digest: wanted.sha256,
    size: wanted.size,
    at: deps.clock.wall(),
  };
  const opened = await deps.papers.openUpload(of, upload, MOST_UPLOADS);
  return opened === null ? refused('too-many-uploads') : done(viewUpload(opened));
}

type Part = { readonly upload: string; readonly offset: number; readonly bytes: Uint8Array };

/**
 * Takes one part. A part that does not begin where the last one ended is not an error: the answer says where to go on.
 * The bytes are there before they are counted, so that what is counted is never lost.
 */
export async function receivePart(deps: UploadDeps, of: Identity, { upload: id, offset, bytes }: Part) {
  const upload = await deps.papers.findUpload(of, id);
  if (upload === null) return refused('upload-unknown');
  if (offset !== upload.received || upload.received === upload.size) return done(viewUpload(upload));
  const expected = Math.min(PART_BYTES, upload.size - offset);
  if (bytes.byteLength !== expected) return refused('paper-incomplete');
  await deps.files.put(partKey(of, id, offset), bytes);
  await deps.papers.addPart(of, id, offset, bytes.byteLength);
  const after = await deps.papers.findUpload(of, id);
  return after === null ? refused('upload-unknown') : done(viewUpload(after));
}
