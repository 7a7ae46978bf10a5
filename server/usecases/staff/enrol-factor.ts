import { foldCode, isProven, RECOVERY_CODE_DIGITS, RECOVERY_CODES } from '#domain/staff/second-factor.ts';
import type { FactorSecret, SeenFactor } from '../../ports/factor-store.ts';
import type { StaffSession } from '../../ports/session-store.ts';
import { begin, slowedDown } from '../account/begin-attempt.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Origin } from './log-in-staff.ts';
import {
  factorSubject,
  openFully,
  type ProofDeps,
  pendingOf,
  recoveryHash,
  savePending,
} from './prove-factor.ts';

export type OwnFactors = {
  readonly factors: readonly SeenFactor[];
  readonly recoveryCodes: number;
};

/** What this person can prove to be there with, without the secrets. */
export async function listFactors(deps: ProofDeps, { staff }: StaffSession): Promise<OwnFactors> {
  const [factors, recoveryCodes] = await Promise.all([
    deps.factors.seenFactorsOf(staff.id),
    deps.factors.countRecoveryCodes(staff.id),
  ]);
  return { factors, recoveryCodes };
}

/** Who has just proved to be there may change factors; and who has to enrol the first one, that. */
async function mayEnrol(deps: ProofDeps, session: StaffSession): Promise<Outcome<true>> {
  if (session.standing === 'open') {
    return isProven(session.provenAt, deps.clock.wall()) ? done(true) : refused('step-up-needed');
  }
  // Somebody else with the same password may have been first.
  const isFirst = (await deps.factors.factorsOf(session.staff.id)).length === 0;
  return session.standing === 'enrolment-due' && isFirst ? done(true) : refused('not-logged-in');
}

/** A secret for an authenticator app; nothing is enrolled until it has given a right code. */
export async function startTotp(
  deps: ProofDeps,
  session: StaffSession,
): Promise<Outcome<{ secret: string; uri: string }>> {
  const may = await mayEnrol(deps, session);
  if (!may.ok) return may;
  const secret = deps.secondFactors.newSecret();
  await savePending(deps, session, { for: 'totp', text: secret });
  return done({ secret, uri: deps.secondFactors.secretUri(secret, session.staff.userName) });
}

/** What the browser is to ask a new WebAuthn authenticator. */
export async function startKey(deps: ProofDeps, session: StaffSession): Promise<Outcome<{ ask: string }>> {
  const may = await mayEnrol(deps, session);
  if (!may.ok) return may;
  const factors = await deps.factors.factorsOf(session.staff.id);
  const existing = factors.flatMap((factor) => (factor.kind === 'webauthn' ? factor.credential : []));
  const challenge = deps.keys.token();
  await savePending(deps, session, { for: 'creation', text: challenge });
  return done({ ask: await deps.secondFactors.askToCreate(session.staff, existing, challenge) });
}

/** `recoveryCodes`: shown once, with the first factor. `token`: of a session that has been opened by this. */
export type Enrolled = { readonly recoveryCodes: readonly string[]; readonly token: string | null };

export type EnrolInput = Origin & { readonly label: string };

/** A code of the new authenticator shows that it holds the secret. */
export async function finishTotp(
  deps: ProofDeps,
  session: StaffSession,
  input: EnrolInput & { readonly code: string },
): Promise<Outcome<Enrolled>> {
  const may = await mayEnrol(deps, session);
  if (!may.ok) return may;
  const subject = factorSubject(deps.keys, session.staff.id);
  const { wait } = await begin(deps, [slowedDown(deps, subject)]);
  if (wait > 0) return refused('login-delayed', { seconds: wait });
  const secret = await pendingOf(deps, session, 'totp', 'read');
  const step = secret && deps.secondFactors.stepOf(secret, foldCode(input.code), deps.clock.wall());
  if (secret === null || typeof step !== 'number') return refused('factor-wrong');
  await deps.attempts.forgetFailures(subject);
  return enrol(deps, session, input, { kind: 'totp', secret }, step);
}

export async function finishKey(
  deps: ProofDeps,
  session: StaffSession,
  input: EnrolInput & { readonly answer: string },
): Promise<Outcome<Enrolled>> {
  const may = await mayEnrol(deps, session);
  if (!may.ok) return may;
  const challenge = await pendingOf(deps, session, 'creation', 'take');
  const created = challenge && (await deps.secondFactors.readCreated(input.answer, challenge));
  if (!created) return refused('factor-wrong');
  const { id: credential, publicKey, counter } = created;
  return enrol(deps, session, input, { kind: 'webauthn', credential, publicKey }, counter);
}

async function enrol(
  deps: ProofDeps,
  session: StaffSession,
  input: EnrolInput,
  secret: FactorSecret,
  lastUsed: number,
): Promise<Outcome<Enrolled>> {
  const staff = session.staff.id;
  const factor = { ...secret, id: deps.keys.uuid(), staff, label: input.label, lastUsed };
  const isFirst = session.standing === 'enrolment-due';
  const added = await deps.factors.addFactor({ ...factor, at: deps.clock.wall() }, isFirst);
  if (!added) return refused(isFirst ? 'not-logged-in' : 'factor-known');
  const recoveryCodes =
    (await deps.factors.countRecoveryCodes(staff)) === 0 ? await freshCodes(deps, staff) : [];
  if (session.standing === 'open') return done({ recoveryCodes, token: null });
  const opened = await openFully(deps, session, input);
  return opened.ok ? done({ recoveryCodes, token: opened.value.token }) : opened;
}

async function freshCodes(deps: ProofDeps, staff: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => deps.keys.randomDigits(RECOVERY_CODE_DIGITS));
  await deps.factors.replaceRecoveryCodes(
    staff,
    codes.map((code) => recoveryHash(deps.keys, staff, code)),
  );
  return codes;
}

/** The codes from before are no longer good. */
export async function renewRecoveryCodes(deps: ProofDeps, session: StaffSession): Promise<Outcome<Enrolled>> {
  const may = await mayEnrol(deps, session);
  if (!may.ok) return may;
  if ((await deps.factors.factorsOf(session.staff.id)).length === 0) return refused('not-found');
  return done({ recoveryCodes: await freshCodes(deps, session.staff.id), token: null });
}

/** Somebody who must have a factor keeps the last one. */
export async function removeFactor(
  deps: ProofDeps,
  session: StaffSession,
  factor: string,
): Promise<Outcome<OwnFactors>> {
  const may = await mayEnrol(deps, session);
  if (!may.ok) return may;
  const own = await deps.factors.factorsOf(session.staff.id);
  if (!own.some(({ id }) => id === factor)) return refused('not-found');
  const keepLast = deps.factorPolicy === 'required';
  if (!(await deps.factors.removeFactor(session.staff.id, factor, keepLast))) return refused('last-factor');
  if (own.length === 1) await deps.factors.replaceRecoveryCodes(session.staff.id, []);
  return done(await listFactors(deps, session));
}
