import type { Credential } from '#domain/credentials/credential.ts';
import type { IdPaper, IdType } from '#domain/identity/id-papers.ts';

export type Account = {
  readonly candidate: string;
  readonly userName: string;
  readonly name: string;
  readonly paper: IdPaper;
  readonly sex: string | null;
  readonly birthDate: string | null;
  readonly nationality: string | null;
  readonly ethnicity: string | null;
  readonly idValidUntil: string | null;
  readonly phone: string;
  /** The last short message to it came back. */
  readonly phoneFails: boolean;
  readonly basicsAt: Date | null;
  readonly photo: { readonly digest: string; readonly width: number; readonly height: number } | null;
};

export type NewAccount = {
  readonly candidate: string;
  readonly userName: string;
  readonly passwordHash: string;
  readonly name: string;
  readonly nameFolded: string;
  readonly paper: IdPaper;
  readonly idHash: Buffer;
  /** The case that keeps the number for this person; null where the number must be free. */
  readonly reservedBy: string | null;
  readonly sex: string | null;
  readonly birthDate: string | null;
  readonly nationality: string | null;
  readonly phone: string;
  readonly consents: readonly { readonly key: string; readonly version: string }[];
  readonly at: Date;
};

export type BasicsChange = {
  readonly sex: string | null;
  readonly birthDate: string | null;
  readonly nationality: string;
  readonly ethnicity: string | null;
  readonly idValidUntil: string | null;
  readonly at: Date;
};

export interface AccountStore {
  /** Creates account and both look-ups together, or says which of the two is taken. */
  signUp(account: NewAccount): Promise<'created' | 'user-name-taken' | 'id-number-taken'>;
  findByUserName(userName: string): Promise<string | null>;
  findByIdHash(idHash: Buffer): Promise<string | null>;
  passwordHashOf(candidate: string): Promise<string | null>;
  setPasswordHash(candidate: string, hash: string): Promise<void>;
  findAccount(candidate: string): Promise<Account | null>;
  saveBasics(candidate: string, change: BasicsChange): Promise<void>;
  setPhone(candidate: string, phone: string): Promise<void>;
  setPhoto(candidate: string, photo: { digest: string; width: number; height: number }): Promise<void>;
  credentialsOf(candidate: string): Promise<readonly Credential[]>;
  /** Counts those that stand and inserts under one lock, so that two tabs never make a sixth record. */
  addCredential(
    candidate: string,
    credential: Credential,
    most: number,
    /** `wall`: from when on the register may be asked, under the id `check`. */
    added: { readonly now: Date; readonly wall: Date; readonly check: string },
  ): Promise<'added' | 'too-many-credentials' | 'not-found'>;
  setCredentialAside(candidate: string, credential: string, at: Date): Promise<'done' | 'not-found'>;
  /** Decides on all records under the lock that adding takes, and takes one back where nothing speaks against it. */
  takeCredentialBack<R>(
    candidate: string,
    credential: string,
    decide: (taken: Credential, all: readonly Credential[]) => R | null,
  ): Promise<'done' | 'not-found' | R>;
  knowsDevice(candidate: string, device: Buffer): Promise<boolean>;
  rememberDevice(candidate: string, device: Buffer, at: Date): Promise<void>;
  /**
   * Erases all that is personal and frees user name and ID number. `in-use` where something hangs on the account after
   * all; then nothing is changed. A closed account is found by nobody any more.
   */
  close(candidate: string, at: Date, clear: () => Promise<void>): Promise<'closed' | 'in-use'>;
}

export type { IdType };
