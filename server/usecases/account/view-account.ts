import { type Credential, standing } from '#domain/credentials/credential.ts';
import { maskIdNumber, readIdPaper } from '#domain/identity/id-papers.ts';
import { maskName } from '#domain/identity/names.ts';
import type { Account, AccountStore } from '../../ports/account-store.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { done, refused } from '../outcome.ts';
import { readPhotoCheck } from './photo-check.ts';

export type AccountPart = 'id-paper' | 'basics' | 'education' | 'photo';

/** A1: what keeps exams closed. The photo may still be uploaded on the form itself (C17). */
export function missingFromAccount(account: Account, credentials: readonly Credential[]): AccountPart[] {
  const missing: AccountPart[] = [];
  // Its number has gone back to whom it belongs.
  if (account.paper.number === '') missing.push('id-paper');
  if (account.basicsAt === null) missing.push('basics');
  if (!standing(credentials).some((credential) => credential.kind === 'education')) missing.push('education');
  if (account.photo === null) missing.push('photo');
  return missing;
}

/** The account as its owner sees it. */
export async function viewAccount(
  deps: { readonly accounts: AccountStore; readonly files: FileStore },
  candidate: string,
) {
  const [account, credentials] = await Promise.all([
    deps.accounts.findAccount(candidate),
    deps.accounts.credentialsOf(candidate),
  ]);
  if (account === null) return refused('not-found');
  const photoCheck = await readPhotoCheck(deps.files, candidate, account.photo?.digest ?? null);
  return done({
    userName: account.userName,
    name: account.name,
    idType: account.paper.type,
    idNumberMasked: maskIdNumber(account.paper.number),
    sex: account.sex,
    birthDate: account.birthDate,
    readFromIdNumber: readIdPaper(account.paper) !== null,
    nationality: account.nationality,
    ethnicity: account.ethnicity,
    idValidUntil: account.idValidUntil,
    phone: account.phone,
    credentials: credentials.map((credential) => ({ ...credential })),
    photo: account.photo,
    photoCheck,
    missing: missingFromAccount(account, credentials),
  });
}

/** Who is signed in, masked, as it stands in the strip on every page. */
export async function viewSession(deps: { readonly accounts: AccountStore }, candidate: string) {
  const account = await deps.accounts.findAccount(candidate);
  if (account === null) return null;
  return {
    userName: account.userName,
    nameMasked: maskName(account.name),
    idTail: account.paper.number.slice(-4),
    phoneFails: account.phoneFails,
  };
}
