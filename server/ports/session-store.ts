import type { StaffRole } from '#domain/staff/actor.ts';
import type { Post } from '#domain/staff/posts.ts';
import type { Standing } from '#domain/staff/second-factor.ts';

export type StaffMember = {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly post: Post;
  /** In which they act on a registration; follows from post and area. */
  readonly role: StaffRole;
  readonly region: string | null;
  readonly point: string | null;
  /** Where they sit; null where they work for the whole point. */
  readonly site: string | null;
  /** For whom of the directory an employer's clerk works; empty for everybody else. */
  readonly employers: readonly string[];
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

export type StaffLogin = {
  readonly id: string;
  readonly passwordHash: string;
  readonly hasFactor: boolean;
  /** Was invited, or had the factors taken away by an administrator: never goes without one. */
  readonly mustEnrol: boolean;
};

export type NewStaffSession = NewSession & {
  readonly standing: Standing;
  readonly device: string;
  readonly network: string;
};

/** What a token of staff leads to. */
export type StaffSession = {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly standing: Standing;
  /** When its owner last proved to be there. */
  readonly provenAt: Date | null;
  readonly staff: StaffMember;
};

/** A session as its owner and their administrators read it. */
export type SeenSession = {
  readonly id: string;
  readonly device: string;
  readonly network: string;
  readonly since: Date;
  readonly seenAt: Date;
};

/** What a session that has done what was due becomes: another token, and open. */
export type Opening = { readonly tokenHash: Buffer; readonly at: Date; readonly expiresAt: Date };

export interface StaffSessionStore {
  findStaffLogin(userName: string): Promise<StaffLogin | null>;
  passwordHashOf(staff: string): Promise<string | null>;
  openStaffSession(session: NewStaffSession): Promise<void>;
  findStaffSession(tokenHash: Buffer, now: Date): Promise<StaffSession | null>;
  closeStaffSession(tokenHash: Buffer): Promise<void>;
  /** A proof within a session that is open already. */
  noteProof(tokenHash: Buffer, at: Date): Promise<void>;
  /** False where the session has gone meanwhile. */
  openFully(tokenHash: Buffer, opening: Opening): Promise<boolean>;
  /** A secret or challenge that waits for its answer; the next one takes its place. */
  savePending(tokenHash: Buffer, pending: Buffer): Promise<void>;
  readPending(tokenHash: Buffer): Promise<Buffer | null>;
  /** Reads it and takes it away: what was asked is answered once. */
  takePending(tokenHash: Buffer): Promise<Buffer | null>;
  sessionsOf(staff: string, now: Date): Promise<readonly SeenSession[]>;
  /** Only one of this member's own. */
  endSession(staff: string, session: string): Promise<boolean>;
  /** All but one; all, where `except` is null. Gives how many there were. */
  endSessions(staff: string, except: string | null): Promise<number>;
  knowsStaffDevice(staff: string, device: Buffer): Promise<boolean>;
  rememberStaffDevice(staff: string, device: Buffer, at: Date): Promise<void>;
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
  /** Of many at once, in their order. */
  countAll(
    subjects: readonly Buffer[],
    since: Date,
  ): Promise<readonly { readonly count: number; readonly latest: Date | null }[]>;
}

export type SentCode = { readonly codeHash: Buffer; readonly expiresAt: Date; readonly attempts: number };

/** Codes sent by short message, by a hash of what they prove. The next one takes the place of the one before. */
export interface CodeStore {
  saveCode(subject: Buffer, code: SentCode): Promise<void>;
  /** Counts the attempt and gives the code as it then is, or null. */
  tryCode(subject: Buffer): Promise<SentCode | null>;
  deleteCode(subject: Buffer): Promise<void>;
}
