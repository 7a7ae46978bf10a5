import type {
  Correction,
  NewRevision,
  RefundWanted,
  RegistrationEvent,
} from '#domain/registration/command.ts';
import { chainStart, nextHead } from '#domain/registration/event-chain.ts';
import type { Kept } from '#domain/registration/kept.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Keys } from '../ports/keys.ts';
import type { Accepted, Identity, ReadForAct, Receipted } from '../ports/registration-store.ts';
import { integer } from './columns.ts';
import { changed, firstRow, type Queryable } from './pool.ts';
import { ASK_REFUNDS, lockShares } from './refund-shares.ts';
import { type SplitAnswers, sealRow, splitAnswers } from './registration-row.ts';

const hex = (digest: string) => Buffer.from(digest, 'hex');

/**
 * The only statement in the house that writes a status. Registration, event, messages and (where content was frozen) the
 * revision with its code are one statement, and it does nothing at all where `rev` is no longer what was read.
 */
const saveStatement = (more: string) => `
with saved as (
  update registrations
  set status = $4, status_since = $5, status_before = $6, rev = $7, region_id = $8, point_id = $9,
      name = coalesce($10, name), level = $11, specialty_id = $12, answers = $13, sealed = $14, saved_pages = $15,
      photo_digest = $16, first_submitted_at = $17, submitted_at = $18, revision = $19, content_digest = $20,
      seq = $21, head = $22, site_id = $37, papers = $39, extended_until = $41, first_pass = $42
  where edition_id = $1 and candidate_id = $2 and rev = $3
  returning 1
), event as (
  insert into registration_events (edition_id, candidate_id, seq, idempotency_key, request_digest, action, actor_role,
    actor_id, actor_place, from_status, to_status, reason, rev, changed, at, receipt, region_id, point_id, head,
    content_digest, recorded_at, objections)
  select $1, $2, $21, $23, $24, $25, $26, $27, $28, $29, $4, $30, $7, $31, $32, $33, $8, $9, $22, $34, $35, $40 from saved
), message as (
  insert into messages (candidate_id, edition_id, kind, occasion, params, at, state, attempts, due_at)
  select $2, $1, kind, $1 || '/' || $21::integer, $38::jsonb, $32, 'waiting', 0, $32 from saved, unnest($36::text[]) as kind
)${more}
select count(*) as saved from saved`;

/** Staff: their role may write neither drafts nor revisions. */
const SAVE = saveStatement('');

/** Only the acts that end drafts move a registration: its holds go with it, or staff there would not see them. */
const MOVE_HOLDS = `, hold as (
  update holds set region_id = $8, point_id = $9
  where edition_id = $1 and candidate_id = $2 and resolved_at is null
    and (region_id, point_id) is distinct from ($8, $9) and exists (select 1 from saved)
)`;

const SAVE_AND_END_DRAFTS = saveStatement(`, draft as (
  delete from drafts
  where edition_id = $1 and candidate_id = $2 and page = any($43::text[]) and exists (select 1 from saved)
), kept as (
  delete from kept_answers
  where edition_id = $1 and candidate_id = $2 and page = any($43::text[]) and exists (select 1 from saved)
)${MOVE_HOLDS}`);

/** A draft is newer than what was submitted of its page: it is what is kept. Pages with nothing new keep what they had. */
const SAVE_AND_KEEP = saveStatement(`, draft as (
  delete from drafts
  where edition_id = $1 and candidate_id = $2 and page = any($43::text[]) and exists (select 1 from saved)
), kept as (
  insert into kept_answers (edition_id, candidate_id, page, sealed, kept_at, kept_until)
  select $1, $2, page.key, coalesce(drafts.sealed, page.sealed), $32, $46
  from saved, unnest($44::text[], $45::bytea[]) as page (key, sealed)
    left join drafts on drafts.edition_id = $1 and drafts.candidate_id = $2 and drafts.page = page.key
  where coalesce(drafts.sealed, page.sealed) is not null
  on conflict (edition_id, candidate_id, page) do update
    set sealed = excluded.sealed, kept_at = excluded.kept_at, kept_until = excluded.kept_until
)${MOVE_HOLDS}`);

const FREEZE = `, revision as (
  insert into registration_revisions (edition_id, candidate_id, revision, code_hash, sealed, frozen_at, region_id, point_id)
  select $1, $2, $19, $43, $44, $32, $8, $9 from saved
), code as (
  insert into verification_codes (code_hash, edition_id, candidate_id, revision, region_id, point_id)
  select $43, $1, $2, $19, $8, $9 from saved
)`;

const SAVE_WITH_REVISION = saveStatement(FREEZE);

const recordDifference = (settled: string, fee: string) => `, difference as (
  insert into fee_differences (edition_id, candidate_id, seq, settled_fen, fee_fen, at, region_id, point_id)
  select $1, $2, $21, ${settled}::integer, ${fee}::integer, $32, $8, $9 from saved where ${fee}::integer is not null
)`;

/** What hangs on the event comes after it: the foreign keys are looked at when the statement ends. */
const SAVE_CORRECTION = saveStatement(`${FREEZE}, correction as (
  insert into corrections (edition_id, candidate_id, seq, sealed, fee_before, fee_after, at, region_id, point_id)
  select $1, $2, $21, $45, $46, $47, $32, $8, $9 from saved
), void as (
  -- The platform is asked about it, and told to close it, at once.
  update payments set void_at = $32, next_query_at = $32
  where edition_id = $1 and candidate_id = $2 and state = 'open' and void_at is null and $48::boolean
    and exists (select 1 from saved)
)${recordDifference('$49', '$50')}`);

const SAVE_WITH_DIFFERENCE = saveStatement(recordDifference('$43', '$44'));

export const revisionPlace = (edition: string, candidate: string, revision: number) =>
  `registration_revisions/${edition}/${candidate}/${revision}`;

function registrationValues(
  read: ReadForAct,
  next: Registration,
  split: SplitAnswers,
  keys: Keys,
): unknown[] {
  return [
    next.edition,
    next.candidate,
    read.registration.rev,
    next.status,
    next.statusSince,
    next.statusBefore,
    next.rev,
    next.region,
    split.columns.point,
    split.columns.name,
    split.columns.level,
    split.columns.specialty,
    JSON.stringify(split.plain),
    sealRow(next, split.sealed, keys),
    next.savedPages,
    next.photo,
    next.firstSubmittedAt,
    next.submittedAt,
    next.revision,
    next.contentDigest,
  ];
}

function eventValues(event: RegistrationEvent, command: Receipted): unknown[] {
  return [
    command.key,
    hex(command.requestDigest),
    event.action,
    event.actor.role,
    event.actor.id,
    event.actor.place,
    event.from,
    event.reason,
    event.changed,
    event.at,
    command.receipt === null ? null : JSON.stringify(command.receipt),
    hex(event.contentDigest),
    command.recordedAt,
  ];
}

function revisionValues(edition: string, candidate: string, revision: NewRevision, keys: Keys): unknown[] {
  const place = revisionPlace(edition, candidate, revision.number);
  return [
    keys.lookup('code', revision.code),
    keys.seal(place, { code: revision.code, content: revision.content }),
  ];
}

/** Where the answers of a page are sealed for, whether they wait as its draft or are kept after it. */
export const pagePlace = (of: Identity, page: string) => `drafts/${of.edition}/${of.candidate}/${page}`;

function keptValues(of: Identity, { pages, until }: Kept, keys: Keys): unknown[] {
  const sealed = pages.map(({ page, answers }) =>
    answers === null ? null : keys.seal(pagePlace(of, page), answers),
  );
  return [pages.map(({ page }) => page), sealed, until];
}

const SAVE_WITH_REFUND = saveStatement(ASK_REFUNDS);

/** Where the evidence note of a correction is sealed for. */
export const correctionPlace = (edition: string, candidate: string, rev: number) =>
  `corrections/${edition}/${candidate}/${rev}`;

const differenceValues = ({ difference }: Accepted) => [difference?.settled ?? null, difference?.fee ?? null];

function correctionValues(accepted: Accepted, correction: Correction, keys: Keys): unknown[] {
  const { edition, candidate, rev } = accepted.next;
  const { note, feeBefore, feeAfter, voidsOrders } = correction;
  const sealed = keys.seal(correctionPlace(edition, candidate, rev), { note });
  return [sealed, feeBefore, feeAfter, voidsOrders, ...differenceValues(accepted)];
}

function writeAll(db: Queryable, keys: Keys, accepted: Accepted, values: unknown[]) {
  const { next, revision, draftsEnded, kept, correction, difference, refund } = accepted;
  if (revision !== null && correction !== null) {
    const frozen = revisionValues(next.edition, next.candidate, revision, keys);
    return firstRow(db, SAVE_CORRECTION, [
      ...values,
      ...frozen,
      ...correctionValues(accepted, correction, keys),
    ]);
  }
  if (refund !== null) return saveWithRefund(db, keys, next, refund, values);
  if (difference !== null)
    return firstRow(db, SAVE_WITH_DIFFERENCE, [...values, ...differenceValues(accepted)]);
  if (revision !== null) {
    const frozen = revisionValues(next.edition, next.candidate, revision, keys);
    return firstRow(db, SAVE_WITH_REVISION, [...values, ...frozen]);
  }
  if (kept !== null) {
    return firstRow(db, SAVE_AND_KEEP, [...values, draftsEnded, ...keptValues(next, kept, keys)]);
  }
  return draftsEnded.length === 0
    ? firstRow(db, SAVE, values)
    : firstRow(db, SAVE_AND_END_DRAFTS, [...values, draftsEnded]);
}

/** Nothing is saved where meanwhile so much is not left any more. */
async function saveWithRefund(
  db: Queryable,
  keys: Keys,
  of: Identity,
  refund: RefundWanted,
  values: unknown[],
) {
  const shares = await lockShares(db, keys, of, refund);
  return shares === null ? null : firstRow(db, SAVE_WITH_REFUND, [...values, ...shares]);
}

/** Saves an accepted decision; `conflict` where somebody was faster, and then nothing was written. */
export async function saveRegistration(
  db: Queryable,
  keys: Keys,
  read: ReadForAct,
  accepted: Accepted,
  command: Receipted,
): Promise<'saved' | 'conflict'> {
  const seq = read.seq + 1;
  const head = nextHead(read.head, seq, accepted.event, keys.digest);
  const { next } = accepted;
  const split = splitAnswers(next.edition, next.answers);
  const { objections } = accepted.event;
  const values = [
    ...registrationValues(read, next, split, keys),
    seq,
    hex(head),
    ...eventValues(accepted.event, command),
    accepted.messages,
    split.columns.site,
    JSON.stringify(accepted.told),
    JSON.stringify(next.papers),
    objections.length === 0 ? null : JSON.stringify(objections),
    next.extendedUntil,
    next.firstPass === null ? null : JSON.stringify(next.firstPass),
  ];
  const row = await writeAll(db, keys, accepted, values);
  return row !== null && integer(row, 'saved') === 1 ? 'saved' : 'conflict';
}

const ENTER = `
with entered as (
  insert into registrations (edition_id, candidate_id, number, status, status_since, rev, region_id, name, id_tail,
    answers, sealed, saved_pages, notice_version, revision, seq, head)
  select $1, $2, $3, $4, $5, 1, $6, $7, $8, '{}', $9, '{}', $10, 0, 1, $11
  from candidates where candidate_id = $2 and closed_at is null
    and not exists (select from registration_numbers where number = $3)
  for key share of candidates
  on conflict do nothing
  returning 1
), event as (
  insert into registration_events (edition_id, candidate_id, seq, idempotency_key, request_digest, action, actor_role,
    actor_id, to_status, rev, changed, at, region_id, head, content_digest, recorded_at)
  select $1, $2, 1, $12, $13, 'enter', 'candidate', $2::text, $4, 1, '{}', $5, $6, $11, $14, $15 from entered
)
insert into registration_numbers (number, edition_id, candidate_id) select $3, $1, $2 from entered`;

/**
 * The first event of every chain. Entering twice is one entry; under a number that is somebody else's, nothing is
 * written. The account is held, so that nobody enters with one that is being closed.
 */
export async function enterRegistration(
  db: Queryable,
  keys: Keys,
  registration: Registration,
  event: RegistrationEvent,
  command: Receipted,
  idTail: string,
): Promise<'entered' | 'not-entered'> {
  const count = await changed(db, ENTER, [
    registration.edition,
    registration.candidate,
    registration.number,
    registration.status,
    registration.statusSince,
    registration.region,
    registration.answers.name,
    idTail,
    sealRow(registration, {}, keys),
    registration.noticeVersion,
    hex(nextHead(chainStart(registration, keys.digest), 1, event, keys.digest)),
    command.key,
    hex(command.requestDigest),
    hex(event.contentDigest),
    command.recordedAt,
  ]);
  return count === 1 ? 'entered' : 'not-entered';
}
