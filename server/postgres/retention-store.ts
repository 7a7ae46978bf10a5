import type pg from 'pg';
import { AUDIT_CLASSES, type ErasedClass } from '#domain/retention/term.ts';
import type { Keys } from '../ports/keys.ts';
import type { ErasedFiles, RetentionStore } from '../ports/retention-store.ts';
import { integer, text } from './columns.ts';
import { countTrailDue, cutTrail } from './cut-trail.ts';
import { changed, firstRow, inTransaction, rows } from './pool.ts';

type AuditClass = keyof typeof AUDIT_CLASSES;

/** Rows that are deleted: table, its key, and what is due ($1: before when). */
type Due = { readonly table: string; readonly key: string; readonly where: string };

const DELETED: Readonly<
  Record<Exclude<ErasedClass, 'registrations' | 'unsubmitted' | AuditClass>, readonly Due[]>
> = {
  drafts: [
    {
      table: 'drafts',
      key: 'edition_id, candidate_id, page',
      where: `exists (select 1 from registrations r
        where r.edition_id = drafts.edition_id and r.candidate_id = drafts.candidate_id
          and r.status in ('registered', 'refused', 'forfeited', 'cancelled') and r.status_since < $1)`,
    },
  ],
  messages: [
    {
      table: 'messages',
      key: 'candidate_id, kind, occasion',
      where: `state <> 'waiting' and due_at < $1`,
    },
    { table: 'copy_owners', key: 'delivery_id', where: 'at < $1' },
  ],
  sessions: [
    { table: 'sessions', key: 'token_hash', where: 'expires_at < $1' },
    { table: 'staff_sessions', key: 'token_hash', where: 'expires_at < $1' },
  ],
  attempts: [{ table: 'failed_attempts', key: 'subject, attempt_id', where: 'at < $1' }],
  codes: [
    { table: 'sent_codes', key: 'subject', where: 'expires_at < $1' },
    { table: 'scans', key: 'scan_hash', where: 'expires_at < $1' },
    { table: 'calls_taken', key: 'call_hash', where: 'at < $1' },
  ],
  'refused-calls': [{ table: 'outside_refusals', key: 'refusal_id', where: 'at < $1' }],
  devices: [{ table: 'known_devices', key: 'candidate_id, device_hash', where: 'seen_at < $1' }],
  // What one wrote over, and what is told of one that stands nowhere.
  imports: [
    {
      table: 'replaced_records',
      key: 'replaced_by, id_hash, year',
      where: 'replaced_by in (select import_id from imports where applied_at < $1)',
    },
    {
      table: 'replaced_rows',
      key: 'replaced_by, key',
      where: 'replaced_by in (select import_id from imports where applied_at < $1)',
    },
    {
      table: 'imports',
      key: 'import_id',
      where: "state in ('faulty', 'undone', 'dropped') and state_since < $1",
    },
  ],
  'staff-devices': [{ table: 'staff_devices', key: 'staff_id, device_hash', where: 'seen_at < $1' }],
  invitations: [{ table: 'staff_invitations', key: 'invitation_id', where: 'expires_at < $1' }],
  alarms: [{ table: 'alarms', key: 'alarm_id', where: 'closed_at < $1' }],
  'refused-answers': [
    { table: 'refused_answers', key: 'hour, edition_id, field, problem', where: 'hour < $1' },
  ],
  unmaskings: [
    { table: 'unmaskings', key: 'unmasking_id', where: 'at < $1' },
    { table: 'paper_readings', key: 'reading_id', where: 'at < $1' },
  ],
};

/** Registrations stay as rows, for number, statistics and history; what people filled in goes. */
const EMPTIED: Readonly<Record<'registrations' | 'unsubmitted', string>> = {
  registrations: `r.erased_at is null and (r.first_submitted_at is not null or r.revision > 0)
    and r.edition_id in (select edition_id from editions where exam_date < ($1::timestamptz at time zone '+08')::date)`,
  unsubmitted: `r.erased_at is null and r.status = 'forfeited' and r.first_submitted_at is null and r.revision = 0
    and r.status_since < $1`,
};

/** A photo's file is needed as long as the account or another registration shows it. */
const emptyStatement = (where: string) => `
with due as (
  select edition_id, candidate_id, case
    when exists (select 1 from candidates c where c.candidate_id = r.candidate_id and c.photo_digest = r.photo_digest)
      or exists (select 1 from registrations o where o.candidate_id = r.candidate_id
        and o.edition_id <> r.edition_id and o.photo_digest = r.photo_digest)
    then null else r.photo_digest end as photo
  from registrations r where ${where} limit $3 for update
), revision as (
  update registration_revisions v set sealed = '' from due
  where v.edition_id = due.edition_id and v.candidate_id = due.candidate_id
), draft as (
  delete from drafts d using due where d.edition_id = due.edition_id and d.candidate_id = due.candidate_id
), presence as (
  delete from presences p using due where p.edition_id = due.edition_id and p.candidate_id = due.candidate_id
), paper_upload as (
  delete from paper_uploads p using due where p.edition_id = due.edition_id and p.candidate_id = due.candidate_id
), question as (
  delete from file_questions q using due where q.edition_id = due.edition_id and q.candidate_id = due.candidate_id
), note as (
  delete from file_notes n using due where n.edition_id = due.edition_id and n.candidate_id = due.candidate_id
), sheet_line as (
  delete from employer_sheet_lines l using due where l.edition_id = due.edition_id and l.candidate_id = due.candidate_id
), paper_file as (
  delete from paper_files p using due where p.edition_id = due.edition_id and p.candidate_id = due.candidate_id
)
update registrations r set name = '', id_tail = '', answers = '{}', sealed = '', saved_pages = '{}', photo_digest = null,
  papers = '{}', erased_at = $2
from due where r.edition_id = due.edition_id and r.candidate_id = due.candidate_id
returning due.edition_id, due.candidate_id, due.photo`;

const isAudit = (what: ErasedClass): what is AuditClass => what in AUDIT_CLASSES;
const isEmptied = (what: ErasedClass): what is 'registrations' | 'unsubmitted' => what in EMPTIED;

async function deleteDue(pool: pg.Pool, due: readonly Due[], before: Date, most: number): Promise<number> {
  let count = 0;
  for (const { table, key, where } of due) {
    const statement = `delete from ${table} where (${key}) in (select ${key} from ${table} where ${where} limit $2)`;
    count += await changed(pool, statement, [before, most]);
  }
  return count;
}

type Clear = (files: ErasedFiles) => Promise<void>;

const emptyDue = (pool: pg.Pool, where: string, values: readonly unknown[], clear: Clear): Promise<number> =>
  inTransaction(pool, async (db) => {
    const found = await rows(db, emptyStatement(where), [...values]);
    const photos = found.filter((row) => row.photo !== null);
    await clear({
      emptied: found.map((row) => ({
        edition: text(row, 'edition_id'),
        candidate: text(row, 'candidate_id'),
      })),
      photos: photos.map((row) => ({ candidate: text(row, 'candidate_id'), digest: text(row, 'photo') })),
    });
    return found.length;
  });

/** `pool` is the owner's. */
export function createRetentionStore(pool: pg.Pool, keys: Keys): RetentionStore {
  const countIn = async (from: string, before: Date) =>
    integer((await firstRow(pool, `select count(*) as count from ${from}`, [before])) ?? {}, 'count');
  return {
    countDue: async (what, before) => {
      if (isEmptied(what)) return countIn(`registrations r where ${EMPTIED[what]}`, before);
      if (isAudit(what)) return countTrailDue(pool, AUDIT_CLASSES[what], before);
      const counts = DELETED[what].map(({ table, where }) => countIn(`${table} where ${where}`, before));
      return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
    },
    eraseDue: async (what, before, at, most, clear) => {
      if (isEmptied(what)) return emptyDue(pool, EMPTIED[what], [before, at, most], clear);
      if (isAudit(what)) return cutTrail(pool, keys, AUDIT_CLASSES[what], before);
      return deleteDue(pool, DELETED[what], before, most);
    },
    record: async (run) => {
      await changed(pool, 'insert into retention_runs values ($1, $2, $3, $4, $5)', [
        run.run,
        run.class,
        run.before,
        run.erased,
        run.at,
      ]);
    },
  };
}
