import { takesTwo } from '#domain/cases/file-cases.ts';
import { areVerified } from '#domain/credentials/quoted-records.ts';
import type { Command } from '#domain/registration/command.ts';
import { changesBetween } from '#domain/registration/content.ts';
import { decide } from '#domain/registration/decide.ts';
import type { Held } from '#domain/registration/lease.ts';
import { needsLease, refusedLease } from '#domain/registration/lease.ts';
import type { Action } from '#domain/registration/lifecycle.ts';
import type { Objection } from '#domain/registration/paper-files.ts';
import type { Registration } from '#domain/registration/registration.ts';
import { asFirstPass, blindTo, secondLookOf } from '#domain/registration/second-look.ts';
import { isOwnSlip, SLIP } from '#domain/registration/slip.ts';
import { readVerificationCode } from '#domain/registration/verification-code.ts';
import { mayAct } from '#domain/staff/permissions.ts';
import type { HistoryEntry, Identity, SecondLook } from '../../ports/registration-store.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import { factsFor, type Incoming } from '../candidate/act.ts';
import { NO_QUOTES } from '../candidate/quotes.ts';
import { done, type Outcome, refused, refusedBy } from '../outcome.ts';
import { areOffered } from './offered-reason.ts';
import { causeOfSecondLook } from './second-look.ts';
import { actorOf, areaOf, type OfficeDeps, showChange, viewFile } from './view-file.ts';

export type StaffInput = {
  readonly do: Action;
  readonly rev: number;
  /** Token of the lease, for what needs one. */
  readonly lease?: number;
  readonly code?: string;
  readonly reason?: string;
  readonly items?: readonly Objection[];
};

/** Commands that staff can give; everything else is somebody else's to do. */
function commandOf(input: StaffInput): Command | null {
  const { rev, items = [], code = '' } = input;
  const reason = input.reason ?? items[0]?.reason ?? '';
  switch (input.do) {
    case 'confirm':
      return { do: 'confirm', code: readVerificationCode(code) ?? code, rev };
    case 'approve-at-point':
    case 'approve-at-region':
      return { do: input.do, rev };
    case 'refuse-confirmation':
      return { do: input.do, rev, reason, objections: items };
    case 'revert-confirmation':
    case 'return-to-point':
    case 'revert-first-pass':
    case 'revert-endorsement':
    case 'refuse':
    case 'revert-refusal':
    case 'revert-approval':
    case 'cancel':
    case 'revert-forfeit':
      return { do: input.do, rev, reason };
    default:
      return null;
  }
}

/** A staff decision: the row is locked, decided on and saved in one transaction, under the area's own row security. */
export async function decideFile(
  deps: OfficeDeps,
  staff: StaffMember,
  number: string,
  input: StaffInput,
  incoming: Incoming,
) {
  const command = commandOf(input);
  if (command === null) return refused('not-permitted');
  const of = await deps.office.findIdentity(number);
  if (of === null) return refused('not-found');
  if ('reason' in command && command.reason === SLIP && !(await isSlip(deps, staff, of, command)))
    return refused('reason-needed');
  const requestDigest = deps.keys.digest(`${number}\n${incoming.request}`);
  const cause = await causeOfSecondLook(deps, staff, of, command);
  const records = await recordsFor(deps, of, command);
  const outcome = await deps.office.lockAndSave(areaOf(staff), of, incoming.key, (read, held) => {
    const receipted = { key: incoming.key, requestDigest, receipt: null, recordedAt: deps.clock.wall() };
    const nothing = (answer: Outcome<true>) => ({ save: null, command: receipted, answer });
    if (read.earlier !== null) {
      return nothing(
        read.earlier.requestDigest === requestDigest ? done(true) : refused('key-used-otherwise'),
      );
    }
    if (!mayAct(staff.post, command.do)) return nothing(refused('not-permitted'));
    if ('reason' in command && !areOffered(deps, command.do, read.registration.region, reasonsIn(input)))
      return nothing(refused('reason-needed'));
    if (takesTwo(read.registration, command.do)) return nothing(refused('takes-two'));
    const facts = factsFor(deps, read.registration, actorOf(staff), {
      quotes: NO_QUOTES,
      holds: read.holds,
      credentialsVerified: areVerified(read.registration.answers, records),
    });
    const given = asFirstPass(command, read.registration, cause);
    const decision = decide(read.registration, given, facts);
    if (!decision.ok) return nothing(refusedBy(decision.refusal));
    const lost = needsLease(command.do) ? refusedLease(held, staff.id, input.lease ?? null) : null;
    if (lost !== null) return nothing(refused(lost, heldBy(held, staff)));
    const look = lookOf(read.registration, command, staff);
    return { save: decision, command: receipted, answer: done(true as const), look };
  });
  if (outcome === null) return refused('not-found');
  if (!outcome.ok) return explained(deps, staff, of, input.rev, outcome);
  const file = await viewFile(deps, staff, of);
  return file === null ? refused('not-found') : done(file);
}

/** What the candidate's account knows of education and degrees, for the approval that may wait for it. */
const recordsFor = async ({ accounts }: OfficeDeps, { candidate }: Identity, command: Command) =>
  command.do === 'approve-at-region' ? accounts.credentialsOf(candidate) : [];

/** The second of two looks, where this decision ends one. */
function lookOf(registration: Registration, command: Command, staff: StaffMember): SecondLook | null {
  const outcome = secondLookOf(registration, command.do);
  const { firstPass, status } = registration;
  if (outcome === null || firstPass === null) return null;
  const stage = status === 'endorsed' ? 'region' : 'point';
  return { stage, cause: firstPass.cause, firstBy: firstPass.by, secondBy: staff.id, outcome };
}

/** A slip needs no other words from who has just made it. What has changed since is noticed with the decision. */
async function isSlip(
  deps: OfficeDeps,
  staff: StaffMember,
  of: Identity,
  command: Command & { rev: number },
) {
  const last = await deps.office.lastEventOf(areaOf(staff), of);
  if (last === null || last.rev !== command.rev) return true;
  return isOwnSlip(last, command.do, staff.id, deps.clock.now());
}

/** Who else has the file now; nobody else, and there is nothing to tell. */
const heldBy = (held: Held | null, staff: StaffMember) =>
  held === null || held.staff === staff.id
    ? undefined
    : { who: held.holder, since: held.since.toISOString() };

/** Whoever comes too late is told what was done since they looked, by whom, when, and what is different now. */
async function explained(
  deps: OfficeDeps,
  staff: StaffMember,
  of: Identity,
  rev: number,
  outcome: Extract<Outcome<true>, { ok: false }>,
): Promise<Outcome<never>> {
  if (outcome.refused.code !== 'changed-meanwhile') return outcome;
  const history = await deps.office.historyOf(areaOf(staff), of);
  const since = blindTo(staff.id, history).filter(({ event }) => event.rev > rev);
  const first = since[0];
  if (first === undefined) return outcome;
  const fields = [...new Set(since.flatMap(({ event }) => event.changed))];
  const changes = fields.length === 0 ? [] : await changedSince(deps, staff, of, rev, history);
  const params = {
    who: first.staffName === '' ? first.event.actor.role : first.staffName,
    did: first.event.action,
    at: first.event.at.toISOString(),
    ...(fields.length === 0 ? {} : { fields }),
  };
  return { ok: false, refused: { code: 'changed-meanwhile', params, changes } };
}

/** Before and after, from the revision that lay on the screen at `rev` to the one that counts now. */
async function changedSince(
  deps: OfficeDeps,
  staff: StaffMember,
  of: Identity,
  rev: number,
  history: readonly HistoryEntry[],
) {
  const area = areaOf(staff);
  const seen = history.findLast(({ event }) => event.rev <= rev);
  const file = await deps.office.findFile(area, of);
  if (seen === undefined || file === null) return [];
  const [before, after] = await Promise.all([
    deps.office.findRevisionAt(area, of, seen.event.at),
    deps.office.findRevision(area, of, file.revision),
  ]);
  if (before === null || after === null) return [];
  const changes = changesBetween(before.content, after.content);
  return changes.map((change) => showChange(deps, of.edition, change));
}

const reasonsIn = ({ reason, items = [] }: StaffInput) => [
  reason ?? items[0]?.reason ?? '',
  ...items.map((item) => item.reason),
];
