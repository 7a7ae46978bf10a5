import type { CheckedContent } from '#domain/credentials/check.ts';

/** What the register says of a record; `contentHash`: of which content it says so. */
export type CheckAnswer = {
  readonly check: string;
  readonly number: string;
  readonly contentHash: string;
  readonly result: 'verified' | 'failed';
};

export type Question = {
  readonly check: string;
  readonly contentHash: string;
  readonly content: CheckedContent;
};

/** A register of education records that answers when it can. */
export interface CredentialRegister {
  ask(
    question: Question,
  ): Promise<{ readonly number: string; readonly expectedBy: Date } | 'refused' | 'away'>;
  /** `unknown`: it has never heard of the number. */
  poll(number: string): Promise<CheckAnswer | 'pending' | 'unknown' | 'refused' | 'away'>;
  /** What it sends by itself; null where it is not the register's, not for us, or too old. */
  readAnswer(message: string): CheckAnswer | null;
}

/** Null while the door is not configured or not open yet. */
export type CredentialRegisterDoor = () => CredentialRegister | null;
