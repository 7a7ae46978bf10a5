import type pg from 'pg';
import type { NewRevision, RegistrationEvent } from '#domain/registration/command.ts';
import { chainStart, nextHead } from '#domain/registration/event-chain.ts';
import type { Registration } from '#domain/registration/registration.ts';
import type { Keys } from '../ports/keys.ts';
import { sealAccount } from './account-row.ts';
import { type CopyColumns, CopyRows, type CopyValue, copyStatement } from './copy-rows.ts';
import { copyStream } from './copy-stream.ts';
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
  candidates: {
    candidate_id: 'uuid',
    user_name: 'text',
    password_hash: 'text',
    name: 'text',
    name_folded: 'text',
    id_type: 'text',
    id_tail: 'text',
    sealed: 'bytes',
    sex: 'text',
    nationality: 'text',
    created_at: 'instant',
  },
  registration_numbers: { number: 'text', edition_id: 'text', candidate_id: 'uuid' },
  registrations: {
    edition_id: 'text',
    candidate_id: 'uuid',
    number: 'text',
    status: 'text',
    status_since: 'instant',
    status_before: 'text',
    rev: 'integer',
    region_id: 'text',
    point_id: 'text',
    name: 'text',
    id_tail: 'text',
    level: 'text',
    specialty_id: 'text',
    answers: 'json',
    sealed: 'bytes',
    saved_pages: 'texts',
    photo_digest: 'text',
    notice_version: 'text',
    first_submitted_at: 'instant',
    submitted_at: 'instant',
    revision: 'integer',
    content_digest: 'text',
    seq: 'integer',
    head: 'bytes',
    site_id: 'text',
    papers: 'json',
  },
  registration_events: {
    edition_id: 'text',
    candidate_id: 'uuid',
    seq: 'integer',
    idempotency_key: 'uuid',
    request_digest: 'bytes',
    action: 'text',
    actor_role: 'text',
    actor_id: 'text',
    actor_place: 'text',
    from_status: 'text',
    to_status: 'text',
    reason: 'text',
    rev: 'integer',
    changed: 'texts',
    content_digest: 'bytes',
    at: 'instant',
    recorded_at: 'instant',
    receipt: 'json',
    region_id: 'text',
    point_id: 'text',
    head: 'bytes',
  },
  registration_revisions: {
    edition_id: 'text',
    candidate_id: 'uuid',
    revision: 'integer',
    code_hash: 'bytes',
    sealed: 'bytes',
    frozen_at: 'instant',
    region_id: 'text',
    point_id: 'text',
  },
  verification_codes: {
    code_hash: 'bytes',
    edition_id: 'text',
    candidate_id: 'uuid',
    revision: 'integer',
    region_id: 'text',
    point_id: 'text',
  },
} as const satisfies Readonly<Record<string, CopyColumns>>;

type Table = keyof typeof TABLES;
export const REGISTRATION_TABLES = Object.keys(TABLES) as readonly Table[];
type Rows = Readonly<Record<Table, CopyRows>>;

const emptyRows = (): Rows => {
  const of = (table: Table) => new CopyRows(TABLES[table]);
  return {
    candidates: of('candidates'),
    registration_numbers: of('registration_numbers'),
    registrations: of('registrations'),
    registration_events: of('registration_events'),
    registration_revisions: of('registration_revisions'),
    verification_codes: of('verification_codes'),
  };
};

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
  rows.registration_revisions.add([
    edition,
    candidate,
    revision.number,
    codeHash,
    sealed,
    revision.at,
    region,
    point,
  ]);
  rows.verification_codes.add([codeHash, edition, candidate, revision.number, region, point]);
}

/** What goes into each table. */
export type PreparedRows = readonly (readonly [Table, Uint8Array<ArrayBuffer>])[];

/** Makes rows of whole registrations, sealed and chained, batch after batch. */
export function createRowMaker(passwordHash: string, keys: Keys) {
  const rows = emptyRows();
  /** `at` is the machine's time, of which anchors speak. */
  return (batch: Iterable<WholeRegistration>, at: Date): PreparedRows => {
    for (const one of batch) {
      const events = eventRows(one, at, keys);
      const { edition, candidate, number } = one.registration;
      rows.candidates.add(candidateRow(one, passwordHash, keys));
      rows.registration_numbers.add([number, edition, candidate]);
      rows.registrations.add(registrationRow(one, events.at(-1)?.at(-1) ?? null, keys));
      for (const event of events) rows.registration_events.add(event);
      addRevision(rows, one, keys);
    }
    return REGISTRATION_TABLES.map((table) => [table, rows[table].takeWhole()]);
  };
}

/** Writes a batch into its tables; in whose transaction, is the caller's to say. */
export async function copyRegistrations(client: pg.Client, prepared: PreparedRows): Promise<void> {
  for (const [table, rows] of prepared) {
    const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) =>
      Buffer.from(rows.buffer, i * CHUNK, Math.min(CHUNK, rows.length - i * CHUNK)),
    );
    await copyStream(client, copyStatement(table, TABLES[table]), chunks);
  }
}

const CHUNK = 1 << 20;
