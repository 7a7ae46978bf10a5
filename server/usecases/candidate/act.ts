import { openedFor } from '#domain/configuration/nation.ts';
import type { Command, Facts, Quotes } from '#domain/registration/command.ts';
import { decide } from '#domain/registration/decide.ts';
import { graceOf, isGraceTime } from '#domain/registration/grace.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Actor } from '#domain/staff/actor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keys } from '../../ports/keys.ts';
import type { Reference } from '../../ports/reference.ts';
import type {
  Accepted,
  EarlierAct,
  Identity,
  Receipt,
  RegistrationStore,
} from '../../ports/registration-store.ts';
import { done, type Outcome, refused, refusedBy } from '../outcome.ts';
import { feeOf } from '../payment/view-fee.ts';
import { regionOf } from './region-of.ts';

export type ActDeps = {
  readonly store: RegistrationStore;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly keys: Keys;
};

/** A command as it came in: the sender's idempotency key and the text whose digest tells one request from another. */
export type Incoming = { readonly key: string; readonly request: string };

export type Acted = { readonly registration: Registration; readonly receipt: Receipt | null };

/** Configuration of the registration's edition and region; a registration without them is a bug in the data. */
export function factsFor(
  deps: Pick<ActDeps, 'reference' | 'clock' | 'keys'>,
  registration: Registration,
  actor: Actor,
  rest: Pick<Facts, 'quotes' | 'holds'> &
    Partial<Pick<Facts, 'atWork' | 'lastYear' | 'settled' | 'credentialsVerified'>>,
): Facts {
  const edition = deps.reference.findEdition(registration.edition);
  const settings = regionOf(deps.reference, registration);
  if (edition === null || settings === null) {
    throw new Error(`no configuration for ${registration.edition} in region ${registration.region}`);
  }
  const { specialty } = registration.answers;
  const submitted = registration.firstSubmittedAt === null ? [] : [String(specialty)];
  const rolling = rest.lastYear?.rolling;
  const hadBefore = rolling?.passed.length ? [...submitted, rolling.specialty] : submitted;
  return {
    now: deps.clock.now(),
    actor,
    edition: edition.edition,
    examDate: edition.examDate,
    settings,
    windows: settings.windows,
    lists: openedFor(deps.reference.listsFor(registration.edition, registration.region), hadBefore),
    digest: deps.keys.sign,
    feeOf: (answers) => feeOf(deps.reference, { ...registration, answers }),
    settled: null,
    atWork: null,
    lastYear: null,
    ...rest,
  };
}

/** When the candidate was last at work before closing; asked only in the minutes in which it matters. */
export async function lastAtWork(
  deps: Pick<ActDeps, 'store' | 'reference' | 'clock'>,
  registration: Registration,
): Promise<Date | null> {
  const region = regionOf(deps.reference, registration);
  if (region === null) return null;
  const grace = graceOf(registration, region.windows, region.graceMinutes);
  if (grace === null || !isGraceTime(grace, deps.clock.now())) return null;
  return deps.store.lastAtWork(registration, grace.closesAt);
}

/** A candidate's own tabs and clicks are the only rivals here; three rounds are plenty. */
const MOST_TRIES = 3;

/**
 * The beats of every act: read, decide, save. A repeated command gives the first one's answer; where somebody was
 * faster, everything is read and decided anew.
 */
export async function act(
  deps: ActDeps,
  of: Identity,
  actor: Actor,
  command: Command,
  incoming: Incoming,
  quotes: Quotes,
  lookedUp: Partial<Pick<Facts, 'lastYear' | 'settled'>> = {},
): Promise<Outcome<Acted>> {
  const requestDigest = deps.keys.digest(`${command.do}\n${incoming.request}`);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const read = await deps.store.readForAct(of, incoming.key);
    if (read === null) return refused('not-found');
    if (read.earlier !== null) return repeated(deps, of, read.earlier, requestDigest);
    const { registration, holds } = read;
    const atWork = await lastAtWork(deps, registration);
    const facts = factsFor(deps, registration, actor, { quotes, holds, atWork, ...lookedUp });
    const decision = decide(registration, command, facts);
    if (!decision.ok) return refusedBy(decision.refusal);
    const receipt = receiptOf(command, decision);
    const saved = await deps.store.save(read, decision, {
      key: incoming.key,
      requestDigest,
      receipt,
      recordedAt: deps.clock.wall(),
    });
    if (saved === 'saved') return done({ registration: decision.next, receipt });
  }
  return refused('changed-meanwhile');
}

/** The row may have been read just before the first try was saved, and its event just after: the row is read anew. */
async function repeated(
  deps: ActDeps,
  of: Identity,
  earlier: EarlierAct,
  requestDigest: string,
): Promise<Outcome<Acted>> {
  if (earlier.requestDigest !== requestDigest) return refused('key-used-otherwise');
  const registration = await deps.store.find(of);
  return registration === null ? refused('not-found') : done({ registration, receipt: earlier.receipt });
}

function receiptOf(command: Command, decision: Accepted): Receipt | null {
  if (command.do !== 'submit') return null;
  return { revision: decision.next.revision, at: decision.event.at.toISOString() };
}
