/** What an installation asks of its staff: a second factor of everybody, or only of those who have one. */
export const FACTOR_POLICIES = ['required', 'optional'] as const;
export type FactorPolicy = (typeof FACTOR_POLICIES)[number];

export const FACTOR_KINDS = ['totp', 'webauthn'] as const;
export type FactorKind = (typeof FACTOR_KINDS)[number];

/** What is still due before a session opens anything: nothing, the second factor, or to enrol one. */
export const STANDINGS = ['open', 'factor-due', 'enrolment-due'] as const;
export type Standing = (typeof STANDINGS)[number];

export type Enrolment = { readonly hasFactor: boolean; readonly mustEnrol: boolean };

/** After the right password. Whoever has a factor uses it, whatever the policy says. */
export function standingAfterPassword(policy: FactorPolicy, { hasFactor, mustEnrol }: Enrolment): Standing {
  if (hasFactor) return 'factor-due';
  return policy === 'required' || mustEnrol ? 'enrolment-due' : 'open';
}

/** For so long after a proof the weightier acts ask for no new one. */
export const PROOF_SECONDS = 600;

/** Whether somebody who proved to be there then need not do so again now. */
export function isProven(provenAt: Date | null, now: Date): boolean {
  return provenAt !== null && now.getTime() - provenAt.getTime() <= PROOF_SECONDS * 1000;
}

/** A code is good for its own half minute and the ones beside it: clocks differ, and people type slowly. */
export const CODE_WINDOW = 1;

export const RECOVERY_CODES = 10;

export const RECOVERY_CODE_DIGITS = 10;

/** Codes as people type them: spaces and hyphens say nothing. */
export const foldCode = (typed: string): string => typed.replace(/[\s-]/g, '');

/** Six digits are a code of the authenticator; whatever else can only be a recovery code. */
export const isAuthenticatorCode = (folded: string): boolean => /^\d{6}$/.test(folded);
