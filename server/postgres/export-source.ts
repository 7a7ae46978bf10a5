import type { Answers } from '#domain/edition/edition.ts';
import type { FrozenContent } from '#domain/registration/content.ts';
import type { Jurisdiction } from '#domain/staff/actor.ts';
import type { ExportWish } from '#domain/transfers/export.ts';
import type { ExportedFile, ExportSource } from '../ports/export-store.ts';
import type { Keys } from '../ports/keys.ts';
import { bytes, integer, text } from './columns.ts';
import { IN_AREA } from './office-area.ts';
import { firstRow, type Queryable, type Row, rows } from './pool.ts';
import { toRegistration } from './registration-row.ts';
import { revisionPlace } from './save-registration.ts';

/** Small enough that it is garbage before the collector counts it among what lasts: larger ones let the process grow. */
const BATCH = 100;

/** Submitted at least once, and not erased. */
const WANTED = `${IN_AREA} and edition_id = $3 and status = any ($4) and revision > 0 and erased_at is null
  and (cardinality($5::text[]) = 0 or point_id = any ($5)) and (cardinality($6::text[]) = 0 or specialty_id = any ($6))`;

/** Where answers may have been changed since they were submitted, what was submitted is read from the revision. */
const CURSOR = (unseal: boolean) => `
declare exported no scroll cursor for
select r.edition_id, r.candidate_id, r.number, r.status, r.status_since, r.status_before, r.rev, r.region_id, r.point_id,
  r.site_id, r.name, r.id_tail, r.level, r.specialty_id, r.answers, ${unseal ? 'r.sealed' : "'\\x'::bytea as sealed"},
  r.saved_pages, r.photo_digest, r.papers, r.notice_version, r.first_submitted_at, r.submitted_at, r.extended_until,
  r.revision, r.content_digest, v.sealed as submitted
from (select * from registrations where ${WANTED}) r
left join registration_revisions v on v.edition_id = r.edition_id and v.candidate_id = r.candidate_id
  and v.revision = r.revision and r.status in ('repair', 'forfeited')
order by r.region_id, r.point_id, r.number`;

function submittedAnswers(row: Row, keys: Keys): Answers | null {
  if (row.submitted === null || bytes(row, 'submitted').length === 0) return null;
  const place = revisionPlace(text(row, 'edition_id'), text(row, 'candidate_id'), integer(row, 'revision'));
  const { content } = keys.open(place, bytes(row, 'submitted')) as { content: FrozenContent };
  const answers = content.pages.flatMap((page) =>
    page.answers.map(({ key, answer }) => [key, answer] as const),
  );
  return Object.fromEntries(answers);
}

function toExported(row: Row, keys: Keys): ExportedFile {
  const registration = toRegistration(row, keys);
  const answers = submittedAnswers(row, keys) ?? registration.answers;
  return { registration: { ...registration, answers }, idTail: text(row, 'id_tail') };
}

/** Opens a cursor in the transaction of this connection, which has to be inside its area already. */
export async function openSource(
  db: Queryable,
  keys: Keys,
  area: Jurisdiction,
  wish: ExportWish,
  unseal: boolean,
): Promise<ExportSource> {
  const values = [area.region, area.point, wish.edition, wish.statuses, wish.points, wish.specialties];
  const counted = await firstRow(db, `select count(*) as count from registrations where ${WANTED}`, values);
  // All of it is read: a plan that is quick with the first rows only would take the long way to the last.
  await db.query({ text: 'set local cursor_tuple_fraction = 1', values: [] });
  await rows(db, CURSOR(unseal), values);
  async function* batches() {
    for (;;) {
      const found = await rows(db, `fetch ${BATCH} from exported`);
      if (found.length === 0) return;
      yield found.map((row) => toExported(row, keys));
    }
  }
  return { total: counted === null ? 0 : integer(counted, 'count'), batches: batches() };
}
