import type pg from 'pg';
import type { NewRevision, RegistrationEvent } from '#domain/registration/command.ts';
import { chainStart, nextHead } from '#domain/registration/event-chain.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Keys } from '../ports/keys.ts';
import { sealAccount } from './account-row.ts';
import { type CopyValue, copyIn, copyText } from './copy-in.ts';
import { sealRow, splitAnswers } from './registration-row.ts';
import { revisionPlace } from './save-registration.ts';

/** A registration with its whole history, to be written as it is. */
export type WholeRegistration = {
  readonly registration: Registration;
  readonly idTail: string;
  readonly events: readonly RegistrationEvent[];
  readonly revision: NewRevision | null;
};

const hex = (digest: string) => Buffer.from(digest, 'hex');
const textOf = (answer: unknown) => (typeof answer === 'string' ? answer : '');

/** Every table with the columns that are filled, in the order in which one may refer to another. */
const TABLES = {
  candidates:
    'candidate_id, user_name, password_hash, name, name_folded, id_type, id_tail, sealed, sex, nationality, created_at',
  registration_numbers: 'number, edition_id, candidate_id',
  registrations: `edition_id, candidate_id, number, status, status_since, status_before, rev, region_id, point_id, name,
    id_tail, level, specialty_id, answers, sealed, saved_pages, photo_digest, notice_version, first_submitted_at,
    submitted_at, revision, content_digest, seq, head, site_id, papers`,
  registration_events: `edition_id, candidate_id, seq, idempotency_key, request_digest, action, actor_role, actor_id,
    actor_place, from_status, to_status, reason, rev, changed, content_digest, at, recorded_at, receipt, region_id,
    point_id, head`,
  registration_revisions:
    'edition_id, candidate_id, revision, code_hash, sealed, frozen_at, region_id, point_id',
  verification_codes: 'code_hash, edition_id, candidate_id, revision, region_id, point_id',
} as const;

type Table = keyof typeof TABLES;
type Rows = Record<Table, CopyValue[][]>;
const tables = Object.keys(TABLES) as Table[];

/** An account in which nobody can log in: no look-up leads to it, and its password is a secret that was thrown away. */
function candidateRow(
  { registration, idTail }: WholeRegistration,
  passwordHash: string,
  keys: Keys,
): CopyValue[] {
  const { candidate, answers, number } = registration;
  const [name, idNumber] = [textOf(answers.name), textOf(answers.id_number)];
  const [phone, birthDate] = [textOf(answers.phone), textOf(answers.birth_date)];
  const sealed = sealAccount(keys, {
    candidate,
    paper: { type: 'resident-id', number: idNumber },
    phone,
    birthDate,
    idValidUntil: null,
  });
  const [sex, nationality] = [textOf(answers.sex), textOf(answers.nationality)];
  return [
    candidate,
    `synthetic-${number}`,
    passwordHash,
    name,
    name,
    'resident-id',
    idTail,
    sealed,
    sex,
    nationality,
    registration.statusSince,
  ];
}

function eventRows({ registration, events }: WholeRegistration, at: Date, keys: Keys): CopyValue[][] {
  const { edition, candidate, region, revision } = registration;
  const point = textOf(registration.answers.point);
  let head = chainStart(registration, keys.digest);
  return events.map((event, i) => {
    head = nextHead(head, i + 1, event, keys.digest);
    const receipt =
      event.action === 'submit' ? JSON.stringify({ revision, at: event.at.toISOString() }) : null;
    return [
      edition,
      candidate,
      i + 1,
      keys.uuid(),
      hex(event.contentDigest),
      event.action,
      event.actor.role,
      event.actor.id,
      event.actor.place,
      event.from,
      event.to,
      event.reason,
      event.rev,
      event.changed,
      hex(event.contentDigest),
      event.at,
      at,
      receipt,
      region,
      i === 0 ? null : point,
      hex(head),
    ];
  });
}

function registrationRow(
  { registration: of, idTail, events }: WholeRegistration,
  head: CopyValue,
  keys: Keys,
): CopyValue[] {
  const split = splitAnswers(of.edition, of.answers);
  const { columns } = split;
  return [
    of.edition,
    of.candidate,
    of.number,
    of.status,
    of.statusSince,
    of.statusBefore,
    of.rev,
    of.region,
    columns.point,
    columns.name,
    idTail,
    columns.level,
    columns.specialty,
    JSON.stringify(split.plain),
    sealRow(of, split.sealed, keys),
    of.savedPages,
    of.photo,
    of.noticeVersion,
    of.firstSubmittedAt,
    of.submittedAt,
    of.revision,
    of.contentDigest,
    events.length,
    head,
    columns.site,
    JSON.stringify(of.papers),
  ];
}

function addRevision(rows: Rows, { registration: of, revision }: WholeRegistration, keys: Keys): void {
  if (revision === null) return;
  const { edition, candidate, region } = of;
  const point = textOf(of.answers.point);
  const codeHash = keys.lookup('code', revision.code);
  const place = revisionPlace(edition, candidate, revision.number);
  const sealed = keys.seal(place, { code: revision.code, content: revision.content });
  rows.registration_revisions.push([
    edition,
    candidate,
    revision.number,
    codeHash,
    sealed,
    revision.at,
    region,
    point,
  ]);
  rows.verification_codes.push([codeHash, edition, candidate, revision.number, region, point]);
}

/** The rows of a batch as text of COPY, sealed and chained; `at` is the machine's time, of which anchors speak. */
export function prepareRegistrations(
  batch: readonly WholeRegistration[],
  passwordHash: string,
  at: Date,
  keys: Keys,
): Map<Table, Buffer> {
  const rows = Object.fromEntries(tables.map((table) => [table, [] as CopyValue[][]])) as Rows;
  for (const one of batch) {
    const events = eventRows(one, at, keys);
    const { edition, candidate, number } = one.registration;
    rows.candidates.push(candidateRow(one, passwordHash, keys));
    rows.registration_numbers.push([number, edition, candidate]);
    rows.registrations.push(registrationRow(one, events.at(-1)?.at(-1) ?? null, keys));
    rows.registration_events.push(...events);
    addRevision(rows, one, keys);
  }
  return new Map(tables.map((table) => [table, copyText(rows[table])]));
}

/** Writes a prepared batch whole, or not at all. */
export async function copyRegistrations(
  client: pg.Client,
  prepared: ReadonlyMap<Table, Buffer>,
): Promise<void> {
  await client.query('begin');
  try {
    for (const [table, rows] of prepared) await copyIn(client, table, TABLES[table], rows);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
