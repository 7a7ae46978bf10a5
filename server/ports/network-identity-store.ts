export const VISIT_PURPOSES = ['log-in', 'sign-up', 'recovery', 'link'] as const;
export type VisitPurpose = (typeof VISIT_PURPOSES)[number];

/** A browser's way to the national platform and back. */
export type Visit = {
  readonly id: string;
  readonly purpose: VisitPurpose;
  /** Whose account it is about, where that is known before. */
  readonly candidate: string | null;
  /** Where the browser wants to go afterwards. */
  readonly next: string | null;
};

/** What the platform has said of who came back. */
export type VerifiedVisit = Visit & { readonly identityHash: Buffer; readonly grant: string };

export type Verification = Pick<VerifiedVisit, 'identityHash' | 'grant'> & {
  /** The cookie is a new one from now on. */
  readonly browserHash: Buffer;
  readonly expiresAt: Date;
};

export interface NetworkIdentityStore {
  begin(browserHash: Buffer, visit: Visit, expiresAt: Date): Promise<void>;
  /** Only in the browser that began it, only once, and in time. */
  takeAnswer(browserHash: Buffer, visit: string, now: Date): Promise<Visit | null>;
  /** Under the cookie that it was begun with. */
  keepVerified(browserHash: Buffer, visit: string, verification: Verification): Promise<void>;
  findVerified(browserHash: Buffer, purpose: VisitPurpose, now: Date): Promise<VerifiedVisit | null>;
  /** False where it has served already. */
  spend(browserHash: Buffer, now: Date): Promise<boolean>;
  findLinked(identityHash: Buffer): Promise<string | null>;
  linkedSince(candidate: string): Promise<Date | null>;
  /** One links one account, and an account has one. Again with the same: linked. */
  link(
    candidate: string,
    identityHash: Buffer,
    at: Date,
  ): Promise<'linked' | 'identity-linked-elsewhere' | 'account-linked-already' | 'not-found'>;
  unlink(candidate: string): Promise<void>;
  /** Forgets what has ended. */
  forgetVisits(before: Date): Promise<void>;
}
