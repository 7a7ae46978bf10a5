import { ENTRY_CLASSES, type EntryClass } from '#domain/audit/entry.ts';
import type { AuditStore, EntryCursor, FoundEntry } from '../../ports/audit-store.ts';
import type { Reference } from '../../ports/reference.ts';
import type { StaffMember } from '../../ports/session-store.ts';
import type { TrailProof } from '../../ports/trail-store.ts';
import { done } from '../outcome.ts';
import { areaOf } from '../review/view-file.ts';

export type AuditDeps = {
  readonly audit: AuditStore;
  readonly trailProof: TrailProof;
  readonly reference: Reference;
};

const PAGE = 50;
const DAY_MS = 86_400_000;

export type EntryQuery = {
  readonly person?: string;
  readonly object?: string;
  readonly class?: EntryClass;
  readonly from?: string;
  readonly to?: string;
  readonly after?: string;
};

const given = (typed: string | undefined) =>
  typed === undefined || typed.trim() === '' ? null : typed.trim();
const timeOf = (typed: string | undefined) => (given(typed) === null ? null : new Date(typed ?? ''));

/** Opaque to browsers, harmless when forged: the area is asked again each time. */
const toText = ({ seq, entry }: FoundEntry) =>
  [entry.at.toISOString(), entry.staff, entry.class, seq].join('~');

function toCursor(after: string | undefined): EntryCursor | null {
  const [at = '', staff = '', word, seq = ''] = (after ?? '').split('~');
  const what = ENTRY_CLASSES.find((known) => known === word);
  const moment = new Date(at);
  const isCursor = /^[0-9a-f-]{36}$/.test(staff) && /^\d{1,15}$/.test(seq) && !Number.isNaN(moment.getTime());
  return what === undefined || !isCursor ? null : { at: moment, staff, class: what, seq: Number(seq) };
}

function viewEntry({ reference }: AuditDeps, { seq, displayName, entry }: FoundEntry) {
  const { region, point } = entry.area;
  return {
    seq,
    at: entry.at.toISOString(),
    userName: entry.userName,
    displayName,
    post: entry.post,
    regionName: region === null ? null : reference.regionName(region),
    pointName: point === null ? null : reference.pointName(point),
    session: entry.session,
    class: entry.class,
    endpoint: entry.endpoint,
    object: entry.object,
    words: entry.words,
    outcome: entry.outcome,
  };
}

/** Who did, saw, looked for or was refused what; the newest first. */
export async function searchAudit(deps: AuditDeps, staff: StaffMember, query: EntryQuery) {
  const person = given(query.person);
  const found = await deps.audit.searchEntries(areaOf(staff), {
    staff: person === null ? null : await deps.audit.findStaff(person),
    object: given(query.object),
    class: query.class ?? null,
    from: timeOf(query.from),
    to: timeOf(query.to),
    after: toCursor(query.after),
    limit: PAGE,
  });
  const last = found.at(-1);
  return done({
    rows: found.map((each) => viewEntry(deps, each)),
    next: found.length < PAGE || last === undefined ? null : toText(last),
  });
}

/** One person's day, by the hour. */
export async function readAuditDay(deps: AuditDeps, staff: StaffMember, person: string, day: string) {
  const from = new Date(`${day}T00:00:00+08:00`);
  const people = await deps.audit.findStaff(person);
  const to = new Date(from.getTime() + DAY_MS);
  const counts = people.length === 0 ? [] : await deps.audit.countByHour(areaOf(staff), people, from, to);
  return done({
    from: from.toISOString(),
    to: to.toISOString(),
    counts: counts.map(({ hour, class: what, count }) => ({ hour: hour.toISOString(), class: what, count })),
  });
}

/** When the whole trail was last read anew, how far, and what did not agree. */
export async function readTrailState({ trailProof }: AuditDeps) {
  const last = await trailProof.lastVerification();
  if (last === null) return done(null);
  return done({
    at: last.at.toISOString(),
    until: last.until?.toISOString() ?? null,
    entries: last.entries,
    faults: last.faults.map(({ fault, class: what, userName, seq }) => ({
      fault,
      class: what,
      userName,
      seq,
    })),
  });
}
