import type { Jurisdiction } from '../staff/actor.ts';

/** What kind of thing was done; each kind has a chain of its own for each member of staff, and a term of its own. */
export const ENTRY_CLASSES = ['read', 'search', 'unmask', 'export', 'write', 'log-in'] as const;
export type EntryClass = (typeof ENTRY_CLASSES)[number];

/** Whose log-in failed under a user name that nobody has. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** One thing that a member of staff did, saw, looked for or was refused. */
export type AuditEntry = {
  readonly staff: string;
  /** As it was then: people change names and posts. */
  readonly userName: string;
  readonly post: string;
  readonly area: Jurisdiction;
  /** The beginning of the session's hash, by which two devices are told apart. */
  readonly session: string;
  readonly class: EntryClass;
  readonly endpoint: string;
  /** What it was about: a registration's or a case's number, or whatever the address names. */
  readonly object: string;
  /** What was looked for, or the reason that was given. */
  readonly words: string;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
  /** Business time. */
  readonly at: Date;
  /** The machine's time. */
  readonly recordedAt: Date;
};

/** An entry as one unambiguous line; the order of its parts is part of the format. */
export function entryText(entry: AuditEntry): string {
  return JSON.stringify([
    entry.staff,
    entry.userName,
    entry.post,
    entry.area.region,
    entry.area.point,
    entry.session,
    entry.class,
    entry.endpoint,
    entry.object,
    entry.words,
    entry.outcome,
    entry.at.toISOString(),
    entry.recordedAt.toISOString(),
  ]);
}

/** An ID number that somebody typed into a search stays out of the trail but for its end. */
export function withoutIdNumbers(words: string): string {
  return words.replace(/[A-Za-z\d]*\d{7,}[A-Za-z\d]*/g, (found) =>
    /^\d{14}$/.test(found) ? found : `${'*'.repeat(found.length - 4)}${found.slice(-4)}`,
  );
}
