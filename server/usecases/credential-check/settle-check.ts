import { contentToCheck, textToCheck } from '#domain/credentials/check.ts';
import type { Credential } from '#domain/credentials/credential.ts';
import type { Account } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CheckAnswer, CredentialRegisterDoor } from '../../ports/credential-check.ts';
import type { CredentialCheckStore } from '../../ports/credential-check-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { OutsideRefusals } from '../../ports/network-identity-store.ts';

export type CheckDeps = {
  readonly register: CredentialRegisterDoor;
  readonly checks: CredentialCheckStore;
  readonly outsideRefusals: OutsideRefusals;
  readonly keys: Keys;
  readonly clock: Clock;
};

const DOOR = 'credential-check';

export const contentHashOf = (keys: Keys, account: Account, credential: Credential): string =>
  keys.digest(textToCheck(contentToCheck(account, credential)));

/** What the register has said; an answer about what no longer stands there changes nothing. */
export async function settleCheck(deps: CheckDeps, answer: CheckAnswer): Promise<boolean> {
  const settled = await deps.checks.settle(answer, (account, credential) =>
    contentHashOf(deps.keys, account, credential),
  );
  if (settled === 'settled' || settled === 'known') return true;
  await deps.outsideRefusals.add(DOOR, settled, deps.clock.wall());
  return false;
}

/** What the register sends by itself. False where it was not believed: written down, and nothing changed. */
export async function receiveCheckAnswer(deps: CheckDeps, message: string): Promise<boolean> {
  const answer = deps.register()?.readAnswer(message) ?? null;
  if (answer !== null) return settleCheck(deps, answer);
  await deps.outsideRefusals.add(DOOR, 'forged', deps.clock.wall());
  return false;
}
