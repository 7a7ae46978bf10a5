import { contentToCheck, textToCheck } from '#domain/credentials/check.ts';
import type { Credential } from '#domain/credentials/credential.ts';
import type { OutsideReason } from '#domain/outside/refusals.ts';
import type { Account } from '../../ports/account-store.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CheckAnswer, CredentialRegisterDoor } from '../../ports/credential-check.ts';
import type { CredentialCheckStore } from '../../ports/credential-check-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { OutsideRefusals } from '../../ports/outside-refusals.ts';

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

const writeDown = (
  { outsideRefusals, clock }: CheckDeps,
  reason: OutsideReason,
  address: string | null,
): Promise<void> => outsideRefusals.add({ door: DOOR, reason, about: null, address, at: clock.wall() });

/** What the register has said; an answer about what no longer stands there changes nothing. */
export async function settleCheck(
  deps: CheckDeps,
  answer: CheckAnswer,
  address: string | null = null,
): Promise<boolean> {
  const settled = await deps.checks.settle(answer, (account, credential) =>
    contentHashOf(deps.keys, account, credential),
  );
  if (settled === 'settled' || settled === 'known') return true;
  await writeDown(deps, settled, address);
  return false;
}

/** What the register sends by itself. False where it was not believed: written down, and nothing changed. */
export async function receiveCheckAnswer(
  deps: CheckDeps,
  message: string,
  address: string,
): Promise<boolean> {
  const answer = deps.register()?.readAnswer(message) ?? null;
  if (answer !== null) return settleCheck(deps, answer, address);
  await writeDown(deps, 'forged', address);
  return false;
}
