import type { PaperReader, ReadPaper } from '../../ports/paper-reader.ts';
import type { StoredPaper, Upload } from '../../ports/paper-store.ts';
import type { Identity } from '../../ports/registration-store.ts';
import type { ScanState, VirusScanner } from '../../ports/virus-scanner.ts';
import { act, type Incoming } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';
import { viewRegistration } from '../candidate/view-registration.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { paperKey, smallPaperKey } from './paper-keys.ts';
import { partKey, type UploadDeps } from './receive-upload.ts';

type Deps = UploadDeps & { readonly reader: PaperReader; readonly scanner: VirusScanner | null };

type Wanted = { readonly item: string; readonly upload: string };

/** Makes a complete upload into a paper of the registration (D2). Repeated, it gives the same answer. */
export async function attachPaper(
  deps: Deps,
  of: Identity,
  { item, upload: id }: Wanted,
  incoming: Incoming,
) {
  const upload = await deps.papers.findUpload(of, id);
  if (upload === null || upload.item !== item) return refused('upload-unknown');
  const paper = upload.paper === null ? await settle(deps, of, upload) : done(upload.paper);
  if (!paper.ok) return paper;
  // Also what was found after an earlier try: the same file, uploaded or attached again.
  if ((await deps.papers.findScan(of, paper.value.digest)) === 'infected') return refused('paper-infected');
  const actor = { role: 'candidate', id: of.candidate } as const;
  const command = { do: 'attach-paper', item, file: paper.value } as const;
  const acted = await act(deps, of, actor, command, incoming, NO_QUOTES);
  return acted.ok ? done(await viewRegistration(deps, acted.value.registration)) : acted;
}

/** Reads the whole, keeps what we made of it, and forgets the parts. */
async function settle(deps: Deps, of: Identity, upload: Upload): Promise<Outcome<StoredPaper>> {
  const limits = deps.reference.paperLimits(of.edition);
  if (limits === null) return refused('not-found');
  if (upload.received < upload.size) return refused('paper-incomplete');
  const whole = await joinParts(deps, of, upload);
  if (whole === null || deps.keys.digest(whole) !== upload.digest) return settledMeanwhile(deps, of, upload);
  const read = await deps.reader.read(whole, limits);
  if (!read.ok) {
    await forget(deps, of, upload);
    return refused(read.problem, { ...limits, ...read.found });
  }
  const scan = await firstScan(deps, read.paper.content);
  if (scan === 'infected') {
    await forget(deps, of, upload);
    return refused('paper-infected');
  }
  const paper = await keep(deps, of, read.paper, scan);
  await deps.papers.settleUpload(of, upload.id, paper);
  await deleteParts(deps, of, upload);
  return done(paper);
}

/** Another request of the same candidate may have settled it and cleared the parts away; else it came broken. */
async function settledMeanwhile(deps: Deps, of: Identity, upload: Upload): Promise<Outcome<StoredPaper>> {
  const now = await deps.papers.findUpload(of, upload.id);
  if (now !== null && now.paper !== null) return done(now.paper);
  await forget(deps, of, upload);
  return refused('paper-incomplete');
}

async function joinParts(deps: Deps, of: Identity, upload: Upload): Promise<Uint8Array | null> {
  const whole = new Uint8Array(upload.size);
  for (const offset of upload.parts) {
    const part = await deps.files.find(partKey(of, upload.id, offset));
    if (part === null || offset + part.byteLength > whole.byteLength) return null;
    whole.set(part, offset);
  }
  return whole;
}

/** Said at once where the scanner answers; one that is away holds nobody up, and the paper waits for it. */
async function firstScan({ scanner }: Deps, content: Uint8Array): Promise<ScanState> {
  return scanner === null ? 'unscanned' : scanner.scan(content).catch(() => 'waiting' as const);
}

async function keep(deps: Deps, of: Identity, read: ReadPaper, scan: ScanState): Promise<StoredPaper> {
  const digest = deps.keys.digest(read.content);
  const paper = { digest, kind: read.kind, sheets: read.sheets };
  await deps.files.put(paperKey(of, paper), read.content);
  if (read.small !== null) await deps.files.put(smallPaperKey(of, digest), read.small);
  const bytes = read.content.byteLength;
  await deps.papers.addFile(of, { ...paper, bytes, scan, at: deps.clock.wall() });
  return paper;
}

async function deleteParts(deps: Pick<Deps, 'files'>, of: Identity, upload: Upload): Promise<void> {
  for (const offset of upload.parts) await deps.files.delete(partKey(of, upload.id, offset));
}

async function forget(deps: Deps, of: Identity, upload: Upload): Promise<void> {
  await deps.papers.dropUpload(of, upload.id);
  await deleteParts(deps, of, upload);
}
