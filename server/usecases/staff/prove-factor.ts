import { foldCode, isAuthenticatorCode } from '#domain/staff/second-factor.ts';
import type { Factor, FactorStore } from '../../ports/factor-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { SecondFactors } from '../../ports/second-factors.ts';
import type { StaffSession } from '../../ports/session-store.ts';
import { begin, slowedDown } from '../account/begin-attempt.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import { endOf, type Origin, rememberDevice, type StaffLogInDeps } from './log-in-staff.ts';

export type ProofDeps = StaffLogInDeps & {
  readonly factors: FactorStore;
  readonly secondFactors: SecondFactors;
};

/** What a session waits for between two requests; sealed on its row. */
export type Pending = { readonly for: 'totp' | 'creation' | 'proof'; readonly text: string };

const placeOf = (session: StaffSession) => `staff_sessions/${session.id}/pending`;

export const savePending = ({ staff, keys }: ProofDeps, session: StaffSession, pending: Pending) =>
  staff.savePending(session.tokenHash, keys.seal(placeOf(session), pending));

/** What waits, if it waits for this; `take`: it is answered once. */
export async function pendingOf(
  { staff, keys }: ProofDeps,
  session: StaffSession,
  wanted: Pending['for'],
  how: 'read' | 'take',
): Promise<string | null> {
  const { tokenHash } = session;
  const sealed = await (how === 'take' ? staff.takePending(tokenHash) : staff.readPending(tokenHash));
  const pending = sealed === null ? null : (keys.open(placeOf(session), sealed) as Pending);
  return pending?.for === wanted ? pending.text : null;
}

/** What wrong codes and answers of a person are counted by. */
export const factorSubject = (keys: Keys, staff: string) => keys.lookup('attempt', `staff factor\n${staff}`);

export const recoveryHash = (keys: Keys, staff: string, code: string) =>
  keys.lookup('code', `staff recovery\n${staff}\n${code}`);

/** `key`: what the browser is to ask an authenticator. Which of these are null or false, this person cannot use. */
export type ProofAsked = {
  readonly code: boolean;
  readonly key: string | null;
  readonly recoveryCodes: number;
  readonly password: boolean;
};

/** What the owner of this session can prove to be there with. */
export async function askForProof(deps: ProofDeps, session: StaffSession): Promise<Outcome<ProofAsked>> {
  const factors = await deps.factors.factorsOf(session.staff.id);
  const authenticators = factors.flatMap((factor) => (factor.kind === 'webauthn' ? factor.credential : []));
  let key: string | null = null;
  if (authenticators.length > 0) {
    const challenge = deps.keys.token();
    await savePending(deps, session, { for: 'proof', text: challenge });
    key = await deps.secondFactors.askToProve(authenticators, challenge);
  }
  return done({
    code: factors.some(({ kind }) => kind === 'totp'),
    key,
    recoveryCodes: await deps.factors.countRecoveryCodes(session.staff.id),
    password: session.standing === 'open' && factors.length === 0,
  });
}

/** A right proof opens a session that waited for it, under a new token; of an open one it moves the hour. */
async function proven(
  deps: ProofDeps,
  session: StaffSession,
  origin: Origin,
): Promise<Outcome<{ token: string | null }>> {
  await deps.attempts.forgetFailures(factorSubject(deps.keys, session.staff.id));
  if (session.standing === 'open') {
    await deps.staff.noteProof(session.tokenHash, deps.clock.wall());
    return done({ token: null });
  }
  return openFully(deps, session, origin);
}

/** What was due has been done. Another token: who has seen the old one has nothing. */
export async function openFully(
  deps: ProofDeps,
  session: StaffSession,
  origin: Origin,
): Promise<Outcome<{ token: string | null }>> {
  const [token, at] = [deps.keys.token(), deps.clock.wall()];
  const opening = { tokenHash: deps.keys.lookup('token', token), at, expiresAt: endOf('open', at) };
  if (!(await deps.staff.openFully(session.tokenHash, opening))) return refused('not-logged-in');
  await rememberDevice(deps, session.staff.id, origin);
  return done({ token });
}

type Try = (deps: ProofDeps, session: StaffSession) => Promise<boolean>;

/** Wrong ones slow this person down, like passwords. */
async function prove(
  deps: ProofDeps,
  session: StaffSession,
  origin: Origin,
  attempt: Try,
): Promise<Outcome<{ token: string | null }>> {
  if (session.standing === 'enrolment-due') return refused('not-logged-in');
  const subject = factorSubject(deps.keys, session.staff.id);
  const { wait } = await begin(deps, [slowedDown(deps, subject)]);
  if (wait > 0) return refused('login-delayed', { seconds: wait });
  return (await attempt(deps, session)) ? proven(deps, session, origin) : refused('factor-wrong');
}

/** A code is good once: its step must be later than that of the last one. */
async function acceptCode(deps: ProofDeps, factors: readonly Factor[], code: string): Promise<boolean> {
  const at = deps.clock.wall();
  for (const factor of factors) {
    if (factor.kind !== 'totp') continue;
    const step = deps.secondFactors.stepOf(factor.secret, code, at);
    if (step !== null && step > factor.lastUsed) return deps.factors.spendStep(factor.id, step, at);
  }
  return false;
}

/** By a code of the authenticator, or by a recovery code. */
export const proveByCode = (deps: ProofDeps, session: StaffSession, origin: Origin, typed: string) =>
  prove(deps, session, origin, async () => {
    const [code, { id }] = [foldCode(typed), session.staff];
    if (isAuthenticatorCode(code)) return acceptCode(deps, await deps.factors.factorsOf(id), code);
    return deps.factors.spendRecoveryCode(id, recoveryHash(deps.keys, id, code));
  });

/** By a WebAuthn authenticator's answer to the challenge that was asked last. */
export const proveByKey = (deps: ProofDeps, session: StaffSession, origin: Origin, answer: string) =>
  prove(deps, session, origin, async () => {
    const challenge = await pendingOf(deps, session, 'proof', 'take');
    const claimed = deps.secondFactors.claimedBy(answer);
    const factors = await deps.factors.factorsOf(session.staff.id);
    const factor = factors.find((one) => one.kind === 'webauthn' && one.credential === claimed);
    if (challenge === null || factor?.kind !== 'webauthn') return false;
    const { credential, publicKey, lastUsed } = factor;
    const authenticator = { id: credential, publicKey, counter: lastUsed };
    const counter = await deps.secondFactors.readProof(answer, challenge, authenticator);
    return counter !== null && deps.factors.spendCounter(factor.id, counter, deps.clock.wall());
  });

/** By the password once more: only for those who have nothing better, in an open session. */
export const proveByPassword = (deps: ProofDeps, session: StaffSession, origin: Origin, password: string) =>
  prove(deps, session, origin, async () => {
    const { id } = session.staff;
    if (session.standing !== 'open' || (await deps.factors.factorsOf(id)).length > 0) return false;
    return deps.keys.verifyPassword(await deps.staff.passwordHashOf(id), password);
  });
