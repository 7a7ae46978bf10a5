import type { CaseStore } from '../../ports/case-store.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { noticeDuplicates } from '../cases/notice-duplicates.ts';
import { refused } from '../outcome.ts';
import { checkOwnPassword, type PasswordDeps } from './check-own-password.ts';
import { endPhoneCode, isPhoneProven, type PhoneDeps, sendPhoneCode } from './prove-phone.ts';
import { viewAccount } from './view-account.ts';

type Deps = PhoneDeps & PasswordDeps & { readonly files: FileStore; readonly cases: CaseStore };

export type PhoneChange = { readonly phone: string; readonly code: string; readonly password: string };

const claimedBy = (candidate: string, phone: string, address: string) => ({
  phone,
  purpose: `change of ${candidate}`,
  address,
  account: candidate,
});

/** Sends a code to the telephone that the account shall have from now on. */
export async function startPhoneChange(deps: Deps, candidate: string, phone: string, address: string) {
  const account = await deps.accounts.findAccount(candidate);
  if (account === null) return refused('not-found');
  if (account.phone === phone) return refused('phone-unchanged');
  return sendPhoneCode(deps, claimedBy(candidate, phone, address));
}

/** The code shows that the new telephone is there, the password that it is the owner who asks. The old one is told. */
export async function changePhone(deps: Deps, candidate: string, change: PhoneChange, address: string) {
  const account = await deps.accounts.findAccount(candidate);
  if (account === null) return refused('not-found');
  const checked = await checkOwnPassword(deps, candidate, change.password);
  if (!checked.ok) return checked;
  // The same command sent again: done already.
  if (account.phone === change.phone) return viewAccount(deps, candidate);
  const claimed = claimedBy(candidate, change.phone, address);
  if (!(await isPhoneProven(deps, claimed, change.code))) return refused('phone-code-wrong');
  await deps.accounts.setPhone(candidate, change.phone);
  await noticeDuplicates(deps, candidate);
  await endPhoneCode(deps, claimed);
  deps.messenger.send(account.phone, deps.texts.phoneChangedMessage(change.phone.slice(-4)));
  return viewAccount(deps, candidate);
}
