import { beijingDate } from '#domain/calendar/dates.ts';
import type { Problem } from '#domain/edition/problem.ts';
import {
  checkIdPaper,
  foldIdNumber,
  type IdPaper,
  type IdType,
  nationalityOf,
  normalizeIdNumber,
  readIdPaper,
} from '#domain/identity/id-papers.ts';
import { checkName, foldName, normalizeName } from '#domain/identity/names.ts';
import { checkPassword, isUserName } from '#domain/identity/passwords.ts';
import type { AccountStore, NewAccount } from '../../ports/account-store.ts';
import type { CaseStore } from '../../ports/case-store.ts';
import type { Keys } from '../../ports/keys.ts';
import type { VerifiedVisit } from '../../ports/network-identity-store.ts';
import type { Notices } from '../../ports/notices.ts';
import { noticeDuplicates } from '../cases/notice-duplicates.ts';
import { confirmTyped, spendVisit, type VerifiedDeps } from '../network-identity/verified-visit.ts';
import { done, type Outcome, refused, refusedFor } from '../outcome.ts';
import { beginLimited } from './begin-attempt.ts';
import { endPhoneCode, isPhone, isPhoneProven, type PhoneDeps, sendPhoneCode } from './prove-phone.ts';

export type SignUpInput = {
  readonly userName: string;
  readonly password: string;
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber: string;
  /** The second entry; none where the national platform confirms the first one. */
  readonly nameAgain?: string;
  readonly idTypeAgain?: IdType;
  readonly idNumberAgain?: string;
  readonly phone: string;
  readonly phoneCode: string;
  readonly consents: readonly { readonly key: string; readonly version: string }[];
  /** From a text message, where staff have given the number back to this person. */
  readonly reclaimCode?: string;
};

export type SignUpDeps = PhoneDeps &
  VerifiedDeps & {
    readonly accounts: AccountStore;
    readonly cases: CaseStore;
    readonly notices: Notices;
  };
type Deps = SignUpDeps;

/** By which an ID paper is found: type and folded number, hashed under the installation's key. */
export function idHashOf(keys: Keys, paper: IdPaper): Buffer {
  return keys.lookup('id-number', `${paper.type}\n${foldIdNumber(paper.type, paper.number)}`);
}

const claimedPhone = (phone: string, address: string) => ({ phone, purpose: 'sign-up', address });

/** Sends the code without which no account is made. Who has one already is not told apart. */
export function startSignUp(deps: PhoneDeps, phone: string, address: string) {
  return sendPhoneCode(deps, claimedPhone(phone, address));
}

/**
 * A1. What is taken is told only after the full double entry was right and the telephone was proven to be there. The
 * command's key becomes the account's id: the same command sent again finds the account it has made, and gives the same
 * answer, also where its code has been used up.
 */
export async function signUp(
  deps: Deps,
  input: SignUpInput,
  key: string,
  from: { readonly address: string; readonly browser: string | null },
): Promise<Outcome<string>> {
  const paper = { type: input.idType, number: normalizeIdNumber(input.idType, input.idNumber) };
  const name = normalizeName(input.name);
  const problems = checkEntries(input, name, paper, beijingDate(deps.clock.now()));
  if (problems.length > 0) return refusedFor(problems);
  const agreed = deps.notices
    .consents()
    .every((consent) =>
      input.consents.some((given) => given.key === consent.key && given.version === consent.version),
    );
  if (!agreed) return refused('consent-missing');
  const claimed = claimedPhone(input.phone, from.address);
  const own = { candidate: key, idHash: idHashOf(deps.keys, paper) };
  const entered = await confirmEntries(deps, input, { name, paper }, from.browser);
  if (!entered.ok) return (await isOwnRepeat(deps, input, own)) ? done(key) : entered;
  if (!(await isPhoneProven(deps, claimed, input.phoneCode))) {
    return (await isOwnRepeat(deps, input, own)) ? done(key) : refused('phone-code-wrong');
  }
  const account = { ...(await newAccount(deps, input, name, paper)), ...own };
  const signedUp = await claimIdentity(deps, account, input);
  if (!signedUp.ok) return signedUp;
  await endPhoneCode(deps, claimed);
  if (entered.value !== null && from.browser !== null && (await spendVisit(deps, from.browser)))
    await deps.identities.link(key, entered.value.identityHash, deps.clock.now());
  await noticeDuplicates(deps, key);
  return done(key);
}

/** Typed twice alike, or typed once and confirmed: who has proven to be the person is not asked again (0107). */
async function confirmEntries(
  deps: Deps,
  input: SignUpInput,
  typed: { readonly name: string; readonly paper: IdPaper },
  browser: string | null,
): Promise<Outcome<VerifiedVisit | null>> {
  const { nameAgain, idTypeAgain, idNumberAgain } = input;
  if (nameAgain === undefined && idTypeAgain === undefined && idNumberAgain === undefined)
    return confirmTyped(deps, browser, typed);
  return isEnteredTwiceAlike(input, typed.name, typed.paper) ? done(null) : refused('entries-differ');
}

/** Makes the account, unless the same command has made it before. */
async function claimIdentity(deps: Deps, account: NewAccount, input: SignUpInput): Promise<Outcome<true>> {
  const result = await deps.accounts.signUp(account);
  if (result === 'created' || (await isOwnRepeat(deps, input, account))) return done(true);
  return result === 'id-number-taken' ? claimByCode(deps, account, input.reclaimCode) : refused(result);
}

const CODE_TRIES_AN_HOUR = 10;

/** A number given back waits under its case for whoever has the code. */
async function claimByCode(
  deps: Deps,
  account: NewAccount,
  given: string | undefined,
): Promise<Outcome<true>> {
  const holder = await deps.accounts.findByIdHash(account.idHash);
  const codeHash = holder === null ? null : await deps.cases.codeHashOf(holder);
  if (codeHash === null) return refused('id-number-taken');
  const code = given?.replace(/\D/g, '') ?? '';
  if (code === '') return refused('id-number-reserved');
  const subject = deps.keys.lookup('attempt', `reclaimed\n${account.idHash.toString('hex')}`);
  if (!(await beginLimited(deps, subject, CODE_TRIES_AN_HOUR, 3600))) return refused('recovery-delayed');
  if (!codeHash.equals(reclaimCodeHash(deps.keys, account.idHash, code)))
    return refused('reclaim-code-wrong');
  const result = await deps.accounts.signUp({ ...account, reservedBy: holder });
  return result === 'created' ? done(true) : refused(result);
}

/** The code that was sent is good for one number only. */
export const reclaimCodeHash = (keys: Keys, idHash: Buffer, code: string): Buffer =>
  keys.lookup('token', `reclaimed\n${idHash.toString('hex')}\n${code}`);

/** Only who sent the first command knows its key; the password is asked for all the same. */
async function isOwnRepeat(
  { accounts, keys }: Deps,
  input: SignUpInput,
  own: Pick<NewAccount, 'candidate' | 'idHash'>,
): Promise<boolean> {
  if ((await accounts.findByIdHash(own.idHash)) !== own.candidate) return false;
  return keys.verifyPassword(await accounts.passwordHashOf(own.candidate), input.password);
}

function checkEntries(input: SignUpInput, name: string, paper: IdPaper, today: string): Problem[] {
  const found = [
    ['userName', isUserName(input.userName) ? null : 'user-name-shape'],
    ['password', checkPassword(input.password, input.userName, paper.number)],
    ['name', checkName(name)],
    ['idNumber', checkIdPaper(paper, today)],
    ['phone', isPhone(input.phone) ? null : 'not-a-phone'],
  ] as const;
  return found.flatMap(([field, code]) =>
    code === null ? [] : [{ field, code, severity: 'error' as const }],
  );
}

function isEnteredTwiceAlike(input: SignUpInput, name: string, paper: IdPaper): boolean {
  const { nameAgain = '', idTypeAgain, idNumberAgain = '' } = input;
  if (idTypeAgain !== paper.type || normalizeName(nameAgain) !== name) return false;
  return normalizeIdNumber(idTypeAgain, idNumberAgain) === paper.number;
}

async function newAccount(
  deps: Deps,
  input: SignUpInput,
  name: string,
  paper: IdPaper,
): Promise<Omit<NewAccount, 'candidate' | 'idHash'>> {
  const read = readIdPaper(paper);
  return {
    userName: input.userName,
    passwordHash: await deps.keys.hashPassword(input.password),
    name,
    nameFolded: foldName(name),
    paper,
    reservedBy: null,
    sex: read?.sex ?? null,
    birthDate: read?.birthDate ?? null,
    nationality: nationalityOf(paper.type),
    phone: input.phone,
    consents: input.consents,
    at: deps.clock.now(),
  };
}
