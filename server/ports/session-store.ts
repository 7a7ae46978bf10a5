import type { StaffRole } from '#domain/staff/actor.ts';
import type { Post } from '#domain/staff/posts.ts';

export type StaffMember = {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly post: Post;
  /** In which they act on a registration; follows from post and area. */
  readonly role: StaffRole;
  readonly region: string | null;
  readonly point: string | null;
};

export type NewSession = {
  readonly tokenHash: Buffer;
  readonly owner: string;
  readonly at: Date;
  readonly expiresAt: Date;
};

/** Sessions are rows: revocable at once, and only the token's hash is stored. */
export interface SessionStore {
  openSession(session: NewSession): Promise<void>;
  /** The candidate signed in by this token at this time, or null. */
  findSession(tokenHash: Buffer, now: Date): Promise<string | null>;
  closeSession(tokenHash: Buffer): Promise<void>;
  closeSessionsOf(candidate: string): Promise<void>;
}

export interface StaffSessionStore {
  findStaffLogin(userName: string): Promise<{ readonly id: string; readonly passwordHash: string } | null>;
  openStaffSession(session: NewSession): Promise<void>;
  findStaffSession(tokenHash: Buffer, now: Date): Promise<StaffMember | null>;
  closeStaffSession(tokenHash: Buffer): Promise<void>;
}

/** Failed log-ins and codes, counted by what was tried. */
export interface AttemptStore {
  /** All since then but the attempt `except`. */
  countFailures(
    subject: Buffer,
    since: Date,
    except: string,
  ): Promise<{ readonly count: number; readonly latest: Date | null }>;
  recordFailure(subject: Buffer, attempt: string, at: Date): Promise<void>;
  forgetFailure(subject: Buffer, attempt: string): Promise<void>;
  forgetFailures(subject: Buffer): Promise<void>;
  forgetLatestFailure(subject: Buffer): Promise<void>;
}

export type SentCode = { readonly codeHash: Buffer; readonly expiresAt: Date; readonly attempts: number };

/** Codes sent by short message, by a hash of what they prove. The next one takes the place of the one before. */
export interface CodeStore {
  saveCode(subject: Buffer, code: SentCode): Promise<void>;
  /** Counts the attempt and gives the code as it then is, or null. */
  tryCode(subject: Buffer): Promise<SentCode | null>;
  deleteCode(subject: Buffer): Promise<void>;
}
