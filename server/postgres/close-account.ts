import { hangsOnAccount } from '#domain/registration/registration.ts';
import { instantOrNull, integer } from './columns.ts';
import { changed, firstRow, type Queryable, rows } from './pool.ts';

/** Held for update: whoever enters an exam holds the account too, and one of the two comes first. */
const LOCK_ACCOUNT = 'select 1 from candidates where candidate_id = $1 and closed_at is null for update';

const LOCK_REGISTRATIONS = `
select status, first_submitted_at, revision, erased_at from registrations where candidate_id = $1 for update`;

const ERASE_ANSWERS = `
update registrations set name = '', id_tail = '', answers = '{}', sealed = '', saved_pages = '{}', photo_digest = null, papers = '{}',
  erased_at = coalesce(erased_at, $2)
where candidate_id = $1`;

const ERASE_ACCOUNT = `
update candidates set user_name = '', password_hash = '', name = '', name_folded = '', id_tail = '', sealed = '',
  sex = null, nationality = null, ethnicity = null, basics_at = null, photo_digest = null, photo_width = null,
  photo_height = null, closed_at = $2
where candidate_id = $1`;

/** Rows that are a person's and nobody else's business; the agreement to the notices is kept, by version and time. */
const TABLES = [
  'drafts',
  'kept_answers',
  'presences',
  'paper_uploads',
  'paper_files',
  'messages',
  'reaches',
  'wechat_bindings',
  'wechat_people',
  'scans',
  'credential_checks',
  'credentials',
  'known_devices',
  'person_marks',
  'sessions',
  'user_names',
  'id_numbers',
  'network_identities',
  'network_identity_links',
] as const;

/**
 * Erases an account on which nothing hangs. Whoever has closed it before finds it closed. Files go by `clear`, last within the
 * transaction: where that fails the account stays, and is closed by trying again.
 */
export async function closeAccount(
  db: Queryable,
  candidate: string,
  at: Date,
  clear: () => Promise<void>,
): Promise<'closed' | 'in-use'> {
  if ((await firstRow(db, LOCK_ACCOUNT, [candidate])) === null) return 'closed';
  const registrations = await rows(db, LOCK_REGISTRATIONS, [candidate]);
  const isInUse = registrations.some(
    (row) =>
      row.erased_at === null &&
      (row.status !== 'forfeited' ||
        hangsOnAccount({
          firstSubmittedAt: instantOrNull(row, 'first_submitted_at'),
          revision: integer(row, 'revision'),
        })),
  );
  if (isInUse) return 'in-use';
  await changed(db, ERASE_ANSWERS, [candidate, at]);
  for (const table of TABLES) await changed(db, `delete from ${table} where candidate_id = $1`, [candidate]);
  await changed(db, ERASE_ACCOUNT, [candidate, at]);
  await clear();
  return 'closed';
}
