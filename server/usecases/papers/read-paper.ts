import { filesOf } from '#domain/registration/papers.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Identity, RegistrationStore } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { areaOf, type OfficeDeps, showsPapers } from '../review/view-file.ts';
import { paperKey, smallPaperKey } from './paper-keys.ts';

export type PaperContent = { readonly kind: 'image' | 'pdf'; readonly content: Uint8Array };

type Named = { readonly item: string; readonly digest: string };

/** One of the candidate's own papers; null where they have no such paper, or it was found infected. `small`: the picture for lists. */
export async function readPaper(
  deps: { readonly store: RegistrationStore; readonly files: FileStore },
  of: Identity,
  { item, digest, small }: Named & { readonly small: boolean },
): Promise<PaperContent | null> {
  const registration = await deps.store.find(of);
  const file = registration && filesOf(registration, item).find((one) => one.digest === digest);
  if (!file || file.infected === true || (small && file.kind === 'pdf')) return null;
  const content = await deps.files.find(small ? smallPaperKey(of, digest) : paperKey(of, file));
  return content === null ? null : { kind: file.kind, content };
}

/** A paper on the desk: shown to whom the area belongs, once it is written down that they looked; never what is infected. */
export async function readFilePaper(
  deps: OfficeDeps & { readonly files: FileStore },
  staff: StaffMember,
  number: string,
  { item, digest }: Named,
): Promise<PaperContent | null> {
  const of = await deps.office.findIdentity(number);
  const registration = of === null ? null : await deps.office.findFile(areaOf(staff), of);
  if (of === null || registration === null || !showsPapers(registration)) return null;
  const file = filesOf(registration, item).find((one) => one.digest === digest);
  const scans = await deps.office.paperScans(of);
  if (file === undefined || file.infected === true || scans.get(digest) === 'infected') return null;
  const reading = { id: deps.keys.uuid(), staff: staff.id, item, digest, at: deps.clock.now() };
  if (!(await deps.office.recordPaperReading(areaOf(staff), of, reading))) return null;
  const content = await deps.files.find(paperKey(of, file));
  return content === null ? null : { kind: file.kind, content };
}
