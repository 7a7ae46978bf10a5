import type pg from 'pg';
import type { Answers } from '#domain/edition/edition.ts';
import type { FrozenContent } from '#domain/registration/content.ts';
import { OPEN_IN } from '#domain/registration/deadlines.ts';
import { HOLD_KINDS, type Hold, type HoldKind } from '#domain/registration/holds.ts';
import { SUBMITTED_OR_LATER } from '#domain/registration/registration.ts';
import type { Keys } from '../ports/keys.ts';
import type {
  EarlierAct,
  Identity,
  ReadForAct,
  Receipt,
  RegistrationStore,
  StoredRevision,
} from '../ports/registration-store.ts';
import { bytes, instant, instantOrNull, integer, text, word } from './columns.ts';
import { changed, firstRow, inTransaction, type Queryable, type Row, rows } from './pool.ts';
import { toRegistration } from './registration-row.ts';
import { enterRegistration, pagePlace, revisionPlace, saveRegistration } from './save-registration.ts';

const REGISTRATION = 'select * from registrations where edition_id = $1 and candidate_id = $2';
const EARLIER =
  'select request_digest, receipt from registration_events where edition_id = $1 and candidate_id = $2 and idempotency_key = $3';
const HOLDS =
  'select kind, opened_at, reason from holds where edition_id = $1 and candidate_id = $2 and resolved_at is null';

const toHold = (row: Row): Hold => ({
  kind: word(row, 'kind', HOLD_KINDS),
  since: instant(row, 'opened_at'),
  reason: text(row, 'reason'),
});

const toEarlier = (row: Row): EarlierAct => ({
  requestDigest: bytes(row, 'request_digest').toString('hex'),
  receipt: row.receipt as Receipt | null,
});

/** The holds of a registration that are open now. */
export const readHolds = async (db: Queryable, { edition, candidate }: Identity): Promise<readonly Hold[]> =>
  (await rows(db, HOLDS, [edition, candidate])).map(toHold);

/**
 * Reads what an act needs and holds the row until the transaction ends. Three statements: the earlier event must be
 * looked for after the lock was had, or a rival's would be missed.
 */
export async function lockForAct(
  db: Queryable,
  keys: Keys,
  of: Identity,
  key: string,
): Promise<ReadForAct | null> {
  const id = [of.edition, of.candidate];
  const [registration, earlier, holds] = await Promise.all([
    firstRow(db, `${REGISTRATION} for no key update`, id),
    firstRow(db, EARLIER, [...id, key]),
    rows(db, HOLDS, id),
  ]);
  return registration === null ? null : toRead(registration, keys, earlier, holds.map(toHold));
}

/** The same without a lock, in one statement: whoever is faster is noticed by `rev`. */
const READ_FOR_ACT = `
select r.*, e.request_digest, e.receipt, (
  select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'since', opened_at, 'reason', reason)), '[]')
  from holds where edition_id = $1 and candidate_id = $2 and resolved_at is null
) as holds
from registrations r left join registration_events e
  on e.edition_id = $1 and e.candidate_id = $2 and e.idempotency_key = $3
where r.edition_id = $1 and r.candidate_id = $2`;

type HoldText = { readonly kind: HoldKind; readonly since: string; readonly reason: string };

async function readForAct(db: Queryable, keys: Keys, of: Identity, key: string): Promise<ReadForAct | null> {
  const row = await firstRow(db, READ_FOR_ACT, [of.edition, of.candidate, key]);
  if (row === null) return null;
  const holds = (row.holds as HoldText[]).map((hold) => ({ ...hold, since: new Date(hold.since) }));
  return toRead(row, keys, row.request_digest === null ? null : row, holds);
}

function toRead(row: Row, keys: Keys, earlier: Row | null, holds: readonly Hold[]): ReadForAct {
  return {
    registration: toRegistration(row, keys),
    holds,
    earlier: earlier === null ? null : toEarlier(earlier),
    seq: integer(row, 'seq'),
    head: bytes(row, 'head').toString('hex'),
  } as unknown as ReadForAct;
}

export const openRevision = (
  keys: Keys,
  { edition, candidate }: Identity,
  revision: number,
  sealed: Buffer,
) =>
  keys.open(revisionPlace(edition, candidate, revision), sealed) as { code: string; content: FrozenContent };

export async function readRevision(
  db: Queryable,
  keys: Keys,
  of: Identity,
  revision: number,
): Promise<StoredRevision | null> {
  const row = await firstRow(
    db,
    'select sealed, frozen_at from registration_revisions where edition_id = $1 and candidate_id = $2 and revision = $3',
    [of.edition, of.candidate, revision],
  );
  if (row === null || bytes(row, 'sealed').length === 0) return null;
  const { code, content } = openRevision(keys, of, revision, bytes(row, 'sealed'));
  return { number: revision, code, content, frozenAt: instant(row, 'frozen_at') };
}

/** A late keystroke never lands on a registration that has moved on: the row is written only while `rev` holds. */
const SAVE_DRAFT = `
insert into drafts (edition_id, candidate_id, page, sealed, saved_at)
select $1, $2, $3, $4, $5 from registrations
where edition_id = $1 and candidate_id = $2 and rev = $6 and status in ('draft', 'repair')
on conflict (edition_id, candidate_id, page) do update set sealed = excluded.sealed, saved_at = excluded.saved_at`;

const LIST_SUBMITTED = `
select * from registrations where edition_id = $1 and candidate_id > $2 and status = any($3)
order by candidate_id limit $4`;

/** Later is better, but nothing that came late overwrites what came in time: the caller sees to the time. */
const RECORD_PRESENCE = `
insert into presences (edition_id, candidate_id, at)
select $1, $2, $3::timestamptz from registrations where edition_id = $1 and candidate_id = $2
on conflict (edition_id, candidate_id) do update set at = greatest(presences.at, excluded.at)`;

/** A form that was open, or an act: whichever was last, not counting what came after `$3`. */
const LAST_AT_WORK = `
select greatest(
  (select at from presences where edition_id = $1 and candidate_id = $2 and at <= $3),
  (select max(at) from registration_events
   where edition_id = $1 and candidate_id = $2 and actor_role = 'candidate' and at <= $3)
) as at`;

/** Before every key. */
export const FIRST_KEY = '00000000-0000-0000-0000-000000000000';

/**
 * Who has this duty in this region, after a key: the index registrations_due in its own order. Not those with an open
 * order: as long as the platform has not said that nothing was paid, nothing is given up and nobody is urged.
 */
export const ON_DUTY = `
select candidate_id from registrations r
where edition_id = $1 and region_id = $2 and status = $3 and status in ('draft', 'submitted', 'repair', 'payable')
  and ($4::boolean is null or (first_submitted_at is not null) = $4) and candidate_id > $5
  and not exists (select 1 from payments p
    where p.edition_id = r.edition_id and p.candidate_id = r.candidate_id and p.state = 'open')`;

/** In one trip what is being typed and what is kept; the last second of what is kept still belongs to it. */
const TYPED = `
select page, sealed, saved_at, null::timestamptz as kept_until from drafts
where edition_id = $1 and candidate_id = $2
union all
select page, sealed, kept_at, kept_until from kept_answers
where edition_id = $1 and candidate_id = $2 and kept_until >= $3`;

export function createRegistrationStore(pool: pg.Pool, keys: Keys): RegistrationStore {
  return {
    readForAct: (of, key) => readForAct(pool, keys, of, key),
    save: (read, accepted, command) =>
      accepted.refund === null
        ? saveRegistration(pool, keys, read, accepted, command)
        : inTransaction(pool, (db) => saveRegistration(db, keys, read, accepted, command)),
    enter: (registration, event, command, idTail) =>
      enterRegistration(pool, keys, registration, event, command, idTail),
    find: async (of) => {
      const row = await firstRow(pool, REGISTRATION, [of.edition, of.candidate]);
      return row === null ? null : toRegistration(row, keys);
    },
    listOf: async (candidate) => {
      const found = await rows(
        pool,
        'select * from registrations where candidate_id = $1 and erased_at is null order by edition_id desc',
        [candidate],
      );
      return found.map((row) => toRegistration(row, keys));
    },
    lastReason: async (of) => {
      const row = await firstRow(
        pool,
        `select reason from registration_events where edition_id = $1 and candidate_id = $2 and reason is not null
         order by seq desc limit 1`,
        [of.edition, of.candidate],
      );
      return row === null ? null : text(row, 'reason');
    },
    findRevision: (of, revision) => readRevision(pool, keys, of, revision),
    saveDraft: async (of, draft, rev) => {
      const sealed = keys.seal(pagePlace(of, draft.page), draft.answers);
      const count = await changed(pool, SAVE_DRAFT, [
        of.edition,
        of.candidate,
        draft.page,
        sealed,
        draft.savedAt,
        rev,
      ]);
      return count === 1 ? 'saved' : 'conflict';
    },
    typedOf: async (of, now) => {
      const found = await rows(pool, TYPED, [of.edition, of.candidate, now]);
      const pages = found.map((row) => {
        const page = text(row, 'page');
        const answers = keys.open(pagePlace(of, page), bytes(row, 'sealed')) as Answers;
        return { page, answers, savedAt: instant(row, 'saved_at'), until: instantOrNull(row, 'kept_until') };
      });
      return {
        drafts: pages.filter(({ until }) => until === null),
        kept: pages.flatMap(({ page, answers, until }) => (until === null ? [] : [{ page, answers, until }])),
      };
    },
    listSubmitted: async (edition, after, limit) => {
      const values = [edition, after ?? FIRST_KEY, [...SUBMITTED_OR_LATER, 'repair'], limit];
      return (await rows(pool, LIST_SUBMITTED, values)).map((row) => toRegistration(row, keys));
    },
    eraseKept: async (now) => changed(pool, 'delete from kept_answers where kept_until < $1', [now]),
    recordPresence: async (of, at) => {
      const count = await changed(pool, RECORD_PRESENCE, [of.edition, of.candidate, at]);
      return count === 1;
    },
    lastAtWork: async (of, until) => {
      const row = await firstRow(pool, LAST_AT_WORK, [of.edition, of.candidate, until]);
      return row === null ? null : instantOrNull(row, 'at');
    },
    listOnDuty: async ({ edition, region, duty }, after, limit) => {
      const { status, submittedBefore } = OPEN_IN[duty];
      const values = [edition, region, status, submittedBefore, after ?? FIRST_KEY, limit];
      const found = await rows(pool, `${ON_DUTY} order by candidate_id limit $6`, values);
      return found.map((row) => ({ edition, candidate: text(row, 'candidate_id') }));
    },
  };
}
