import type { Credential } from '#domain/credentials/credential.ts';
import type { Account } from './account-store.ts';
import type { CheckAnswer } from './credential-check.ts';

/** A check that is due. */
export type DueCheck = {
  readonly check: string;
  readonly account: Account;
  readonly credential: Credential;
  readonly tries: number;
  /** Null where it has not been asked yet, or its content is another one since. */
  readonly asked: { readonly number: string; readonly contentHash: string } | null;
};

export type AskedCheck = {
  readonly number: string;
  readonly contentHash: string;
  readonly expectedBy: Date;
  readonly nextAt: Date;
};

export interface CredentialCheckStore {
  /** Of accounts that are open and records that stand, the longest due first. */
  listDue(now: Date, most: number): Promise<readonly DueCheck[]>;
  noteAsked(check: string, asked: AskedCheck): Promise<void>;
  /** Nothing came, or nothing yet: later. */
  putOff(check: string, nextAt: Date): Promise<void>;
  /** To be asked anew, as if it never had been. */
  askAnew(check: string, nextAt: Date): Promise<void>;
  /**
   * Believed only where the record still is what was asked about: decides under the account's lock, by the hash that
   * `hashOf` gives of what stands there.
   */
  settle(
    answer: CheckAnswer,
    hashOf: (account: Account, credential: Credential) => string,
  ): Promise<'settled' | 'known' | 'other-content' | 'unknown'>;
}
