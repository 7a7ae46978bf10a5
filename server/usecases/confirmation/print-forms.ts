import { decide } from '#domain/registration/decide.ts';
import { displayCode } from '#domain/registration/verification-code.ts';
import type { FormPrinter } from '../../ports/form-printer.ts';
import type { Identity } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Texts } from '../../ports/texts.ts';
import { photoKey } from '../account/upload-photo.ts';
import { factsFor, type Incoming } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';
import { done, type Outcome, refused, refusedBy } from '../outcome.ts';
import { actorOf, areaOf, type OfficeDeps } from '../review/view-file.ts';

/** As many as one waits for at a printer; more are another job. */
const MOST = 100;

type Deps = OfficeDeps & { readonly printer: FormPrinter; readonly texts: Texts };

/** The newest frozen revision, as its owner would print it. */
async function printOne(deps: Deps, staff: StaffMember, of: Identity): Promise<Uint8Array | null> {
  const registration = await deps.office.findFile(areaOf(staff), of);
  const edition = deps.reference.findEdition(of.edition);
  const revision = registration && (await deps.office.findRevision(areaOf(staff), of, registration.revision));
  if (!registration || !revision?.content.photo || edition === null) return null;
  const photo = await deps.files.find(photoKey(of.candidate, revision.content.photo));
  if (photo === null) return null;
  const { pdf } = await deps.printer.print(
    deps.texts.form({
      title: edition.title,
      number: registration.number,
      code: displayCode(revision.code),
      regionName: deps.reference.regionName(revision.content.region),
      content: revision.content,
      photo,
      frozenAt: revision.frozenAt,
    }),
  );
  return pdf;
}

/** Writes the print into the history, where its owner is told of it. The same job sent again writes nothing. */
async function record(deps: Deps, staff: StaffMember, of: Identity, incoming: Incoming) {
  const requestDigest = deps.keys.digest(incoming.request);
  const command = { key: incoming.key, requestDigest, receipt: null, recordedAt: deps.clock.wall() };
  const outcome = await deps.office.lockAndSave(areaOf(staff), of, incoming.key, (read) => {
    const nothing = (answer: Outcome<true>) => ({ save: null, command, answer });
    if (read.earlier !== null)
      return nothing(
        read.earlier.requestDigest === requestDigest ? done(true) : refused('key-used-otherwise'),
      );
    const facts = factsFor(deps, read.registration, actorOf(staff), { quotes: NO_QUOTES, holds: read.holds });
    const decision = decide(read.registration, { do: 'print-for-candidate' }, facts);
    if (!decision.ok) return nothing(refusedBy(decision.refusal));
    return { save: decision, command, answer: done(true as const) };
  });
  return outcome ?? refused('not-found');
}

/**
 * Forms for people without a printer, in one file. All of them are of this area and can be printed, or none is; what
 * is printed is written down before it is handed out.
 */
export async function printForms(
  deps: Deps,
  staff: StaffMember,
  numbers: readonly string[],
  incoming: Incoming,
): Promise<Outcome<Uint8Array>> {
  const wanted = [...new Set(numbers)];
  if (wanted.length === 0 || wanted.length > MOST) return refused('too-many-forms');
  const found = await Promise.all(wanted.map((number) => deps.office.findIdentity(number)));
  const forms = found.filter((of) => of !== null);
  if (forms.length < wanted.length) return refused('not-found');
  const pdfs: Uint8Array[] = [];
  for (const of of forms) {
    const pdf = await printOne(deps, staff, of);
    if (pdf === null) return refused('not-found');
    pdfs.push(pdf);
  }
  for (const of of forms) {
    const recorded = await record(deps, staff, of, incoming);
    if (!recorded.ok) return recorded;
  }
  return done(await deps.printer.bind(pdfs));
}
