import type { Asked } from '#domain/cases/case.ts';
import { canOpenOn, type FileCaseKind, settledAlone } from '#domain/cases/file-cases.ts';
import type { PhotoDoubt } from '#domain/photo/check-photo.ts';
import { pointOf } from '#domain/registration/guard.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { Incoming } from '../candidate/act.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { areOffered } from '../review/offered-reason.ts';
import { actorOf, areaOf } from '../review/view-file.ts';
import type { OfficeCaseDeps } from './case-deps.ts';
import { viewCaseRow } from './case-summary.ts';
import { type EvidenceDeps, isOwnEvidence, uploadEvidence } from './evidence.ts';
import { newCase, openingOf } from './new-case.ts';

export type FileCaseInput = {
  readonly kind: FileCaseKind;
  readonly doubts: readonly PhotoDoubt[];
  /** Told to the candidate. */
  readonly words: string;
  /** Coded, of a registration to be given back. */
  readonly reason: string | null;
  readonly evidence: readonly string[];
  /** For staff. */
  readonly note: string;
};

/** What is asked, where enough was said: a doubt names what is doubted, a second chance its coded reason and a proof. */
function askAbout(
  deps: OfficeCaseDeps,
  { photo, region }: Registration,
  input: FileCaseInput,
): Outcome<Asked> {
  const words = input.words.trim();
  switch (input.kind) {
    case 'photo-in-doubt':
      if (input.doubts.length === 0 && words === '') return refused('case-reason-needed');
      return done({ kind: input.kind, photo, doubts: input.doubts, words });
    case 'credential-in-doubt':
      return words === '' ? refused('case-reason-needed') : done({ kind: input.kind, words });
    case 'forfeit-to-revert': {
      const { reason } = input;
      if (reason === null || !areOffered(deps, 'revert-forfeit', region, [reason]))
        return refused('reason-needed');
      if (input.evidence.length === 0) return refused('evidence-missing');
      return done({ kind: input.kind, reason, words });
    }
  }
}

/** Staff open a case about a file of their area: a doubt that holds it up, or a missed deadline to be forgiven. */
export async function openFileCase(
  deps: OfficeCaseDeps,
  staff: StaffMember,
  number: string,
  input: FileCaseInput,
  incoming: Incoming,
) {
  const of = await deps.office.findIdentity(number);
  const registration = of === null ? null : await deps.office.findFile(areaOf(staff), of);
  if (of === null || registration === null) return refused('not-found');
  const asked = askAbout(deps, registration, input);
  if (!asked.ok) return asked;
  if (!(await isOwnEvidence(deps, of.candidate, input.evidence, 0))) return refused('evidence-missing');
  const account = await deps.accounts.findAccount(of.candidate);
  if (account === null) return refused('not-found');
  const opened = newCase(deps, incoming.key, input.kind, {
    ...of,
    region: registration.region,
    point: pointOf(registration),
    settledAlone: settledAlone(input.kind, registration),
  });
  const own = await deps.cases.listOwn(of.candidate);
  const earlier = own.find((each) => each.case.id === opened.id) ?? null;
  if (earlier === null && !canOpenOn(input.kind, registration))
    return refused('wrong-status', { status: registration.status });
  const { evidence, note } = input;
  const content = { asked: asked.value, owner: of.candidate, evidence, note: note.trim() };
  const command = { key: incoming.key, requestDigest: deps.keys.digest(incoming.request) };
  const stored = { case: opened, name: account.name, content };
  const result = await deps.cases.openCase(stored, openingOf(opened, actorOf(staff)), command);
  if (result === 'pending') return refused('case-pending');
  if (result === 'evidence-gone') return refused('evidence-missing');
  if (earlier === null) deps.messenger.send(account.phone, deps.texts.caseMessage(input.kind, 'open'));
  const found = earlier?.case ?? opened;
  return done(viewCaseRow(deps, found, account.name));
}

/** A picture that staff add to a case about a file of their area: it lies with those of its candidate. */
export async function uploadFileEvidence(
  deps: OfficeCaseDeps & EvidenceDeps,
  staff: StaffMember,
  number: string,
  bytes: Uint8Array,
) {
  const of = await deps.office.findIdentity(number);
  const registration = of === null ? null : await deps.office.findFile(areaOf(staff), of);
  if (of === null || registration === null) return refused('not-found');
  return uploadEvidence(deps, of.candidate, bytes);
}
