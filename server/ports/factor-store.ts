import type { FactorKind } from '#domain/staff/second-factor.ts';

/** What an authenticator is proven by: a shared secret, or a public key with the id that its answers claim. */
export type FactorSecret =
  | { readonly kind: 'totp'; readonly secret: string }
  | { readonly kind: 'webauthn'; readonly credential: string; readonly publicKey: string };

export type Factor = FactorSecret & {
  readonly id: string;
  /** The last time step of a code, or the last counter: nothing up to it is accepted again. */
  readonly lastUsed: number;
};

export type NewFactor = Factor & { readonly staff: string; readonly label: string; readonly at: Date };

export type SeenFactor = {
  readonly id: string;
  readonly kind: FactorKind;
  readonly label: string;
  readonly since: Date;
  readonly usedAt: Date | null;
};

export interface FactorStore {
  factorsOf(staff: string): Promise<readonly Factor[]>;
  seenFactorsOf(staff: string): Promise<readonly SeenFactor[]>;
  /** False: this authenticator is enrolled already, or, with `onlyFirst`, some other is. */
  addFactor(factor: NewFactor, onlyFirst: boolean): Promise<boolean>;
  /** Only one of this member's own; not the only one, with `keepLast` or where this member must have one. */
  removeFactor(staff: string, factor: string, keepLast: boolean): Promise<boolean>;
  /** False: a code of this step or a later one was used already. */
  spendStep(factor: string, step: number, at: Date): Promise<boolean>;
  /** False: the authenticator has counted further already, so this answer is a copy. */
  spendCounter(factor: string, counter: number, at: Date): Promise<boolean>;
  replaceRecoveryCodes(staff: string, hashes: readonly Buffer[]): Promise<void>;
  /** Good once: false where there is none such (any more). */
  spendRecoveryCode(staff: string, hash: Buffer): Promise<boolean>;
  countRecoveryCodes(staff: string): Promise<number>;
}
