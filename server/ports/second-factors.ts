/** A WebAuthn authenticator as it is kept: `publicKey` is COSE, base64url. */
export type Authenticator = { readonly id: string; readonly publicKey: string; readonly counter: number };

/** For whom an authenticator is enrolled. */
export type Enrolling = {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
};

/**
 * The arithmetic of second factors. What browsers are asked and what they answer are JSON texts of the WebAuthn API,
 * which nobody else here reads.
 */
export interface SecondFactors {
  /** A fresh shared secret, base32. */
  newSecret(): string;
  /** What an authenticator scans. */
  secretUri(secret: string, userName: string): string;
  /** The time step to which the code belongs, in the window around `at`; null: it is wrong. */
  stepOf(secret: string, code: string, at: Date): number | null;
  askToCreate(of: Enrolling, existing: readonly string[], challenge: string): Promise<string>;
  /** Null: the answer is not one to this challenge, or not from our page. */
  readCreated(answer: string, challenge: string): Promise<Authenticator | null>;
  askToProve(existing: readonly string[], challenge: string): Promise<string>;
  /** The authenticator's id as the answer claims it; null where it is no answer at all. */
  claimedBy(answer: string): string | null;
  /** The authenticator's new counter, or null. */
  readProof(answer: string, challenge: string, authenticator: Authenticator): Promise<number | null>;
}
