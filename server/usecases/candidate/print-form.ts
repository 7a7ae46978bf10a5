import { refusePrint } from '#domain/registration/printing.ts';
import { displayCode } from '#domain/registration/verification-code.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { FormPrinter } from '../../ports/form-printer.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Reference } from '../../ports/reference.ts';
import type { Identity, RegistrationStore } from '../../ports/registration-store.ts';
import type { Texts } from '../../ports/texts.ts';
import { photoKey } from '../account/upload-photo.ts';
import { done, refused, refusedBy } from '../outcome.ts';

type Deps = {
  readonly store: RegistrationStore;
  readonly reference: Reference;
  readonly files: FileStore;
  readonly printer: FormPrinter;
  readonly texts: Texts;
  readonly keys: Keys;
};

/** Printing (D4) gives the frozen revision, so that the same revision always gives the same bytes. */
export async function printForm(deps: Deps, of: Identity) {
  const registration = await deps.store.find(of);
  if (registration === null) return refused('not-found');
  const edition = deps.reference.findEdition(of.edition);
  const region = deps.reference.findRegion(of.edition, registration.region);
  if (edition === null || region === null) throw new Error(`no configuration for ${of.edition}`);
  const refusal = refusePrint(registration, {
    edition: edition.edition,
    settings: region,
    digest: deps.keys.sign,
  });
  if (refusal !== null) return refusedBy(refusal);
  const revision = await deps.store.findRevision(of, registration.revision);
  const photo = revision?.content.photo;
  if (!revision || !photo) throw new Error('a submitted registration without its revision');
  const jpeg = await deps.files.find(photoKey(of.candidate, photo));
  if (jpeg === null) throw new Error('a submitted registration without its photo');
  const form = deps.texts.form({
    title: edition.title,
    number: registration.number,
    code: displayCode(revision.code),
    regionName: deps.reference.regionName(revision.content.region),
    content: revision.content,
    photo: jpeg,
    frozenAt: revision.frozenAt,
  });
  return done(await deps.printer.print(form));
}
