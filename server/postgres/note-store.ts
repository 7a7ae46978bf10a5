import type pg from 'pg';
import type { Jurisdiction, StaffRole } from '#domain/staff/actor.ts';
import { NOTE_KINDS } from '#domain/staff/questions.ts';
import type { Keys } from '../ports/keys.ts';
import type {
  Note,
  NoteCommand,
  NoteStore,
  QuestionFilter,
  QuestionRow,
  ReadNote,
  Written,
} from '../ports/note-store.ts';
import type { Identity } from '../ports/registration-store.ts';
import { bytes, instant, instantOrNull, integer, text, textOrNull, word } from './columns.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { changed, firstRow, type Queryable, type Row, rows } from './pool.ts';

const STAFF: readonly StaffRole[] = ['site', 'point', 'region', 'nation'];

export const placeOfNote = (id: string) => `notes/${id}`;

const EARLIER =
  'select request_digest from file_notes where edition_id = $1 and candidate_id = $2 and note_id = $3';

/** Written on files of the area only; the row takes its place from the file. */
const INSERT = `
insert into file_notes (edition_id, candidate_id, note_id, seq, request_digest, kind, question_id, sealed, staff_id, staff_role, at,
  region_id, point_id)
select edition_id, candidate_id, $5, (select count(*) + 1 from file_notes where edition_id = $3 and candidate_id = $4), $6, $7, $8, $9, $10, $11, $12, region_id, point_id from registrations
where ${IN_AREA} and edition_id = $3 and candidate_id = $4 and revision > 0
on conflict (edition_id, candidate_id, note_id) do nothing`;

const ASK = `
insert into file_questions (edition_id, candidate_id, question_id, asked_at, region_id, point_id)
select edition_id, candidate_id, note_id, at, region_id, point_id from file_notes
where edition_id = $1 and candidate_id = $2 and note_id = $3`;

/** One answer a question: the quicker one counts. */
const ANSWER = `
update file_questions set answered_at = $6
where ${IN_AREA} and edition_id = $3 and candidate_id = $4 and question_id = $5 and answered_at is null
  and exists (select 1 from registrations r where r.edition_id = $3 and r.candidate_id = $4)`;

const areaOf = ({ region, point }: Jurisdiction) => [region, point];

async function saidBefore(db: Queryable, of: Identity, note: Note, { requestDigest }: NoteCommand) {
  const earlier = await firstRow(db, EARLIER, [of.edition, of.candidate, note.id]);
  if (earlier === null) return null;
  return bytes(earlier, 'request_digest').toString('hex') === requestDigest ? 'repeated' : 'other';
}

async function write(
  db: Queryable,
  keys: Keys,
  area: Jurisdiction,
  of: Identity,
  note: Note,
  command: NoteCommand,
): Promise<Written> {
  const before = await saidBefore(db, of, note, command);
  if (before !== null) return before;
  if (note.question !== null) {
    const answered = [...areaOf(area), of.edition, of.candidate, note.question, note.at];
    if ((await changed(db, ANSWER, answered)) === 0) return whyNot(db, of, note, command);
  }
  const sealed = keys.seal(placeOfNote(note.id), { text: note.text });
  const written = await changed(db, INSERT, [
    ...areaOf(area),
    of.edition,
    of.candidate,
    note.id,
    Buffer.from(command.requestDigest, 'hex'),
    note.kind,
    note.question,
    sealed,
    note.staff,
    note.staffRole,
    note.at,
  ]);
  if (written === 0) return (await saidBefore(db, of, note, command)) ?? 'absent';
  if (note.kind === 'question') await changed(db, ASK, [of.edition, of.candidate, note.id]);
  return 'written';
}

/** An answer that found no open question: it was this same command, somebody else's answer, or there is none. */
async function whyNot(db: Queryable, of: Identity, note: Note, command: NoteCommand): Promise<Written> {
  const before = await saidBefore(db, of, note, command);
  if (before !== null) return before;
  const exists =
    'select 1 from file_questions where edition_id = $1 and candidate_id = $2 and question_id = $3';
  const question = await firstRow(db, exists, [of.edition, of.candidate, note.question]);
  return question === null ? 'absent' : 'answered';
}

const NOTES = `
select n.*, coalesce(s.display_name, '') as staff_name, q.answered_at, q.read_at
from file_notes n left join staff s on s.staff_id = n.staff_id
left join file_questions q on q.edition_id = n.edition_id and q.candidate_id = n.candidate_id and q.question_id = n.note_id
where n.edition_id = $1 and n.candidate_id = $2 order by n.seq, n.note_id`;

const textOf = (row: Row, keys: Keys): string =>
  (keys.open(placeOfNote(text(row, 'note_id')), bytes(row, 'sealed')) as { text: string }).text;

const toNote = (row: Row, keys: Keys): ReadNote => ({
  id: text(row, 'note_id'),
  kind: word(row, 'kind', NOTE_KINDS),
  question: textOrNull(row, 'question_id'),
  text: textOf(row, keys),
  staff: text(row, 'staff_id'),
  staffRole: word(row, 'staff_role', STAFF),
  staffName: text(row, 'staff_name'),
  at: instant(row, 'at'),
  answeredAt: instantOrNull(row, 'answered_at'),
  readAt: instantOrNull(row, 'read_at'),
});

const WAITS: Readonly<Record<QuestionFilter['is'], string>> = {
  open: 'q.answered_at is null',
  answered: 'q.answered_at is not null and q.read_at is null',
};

const IN_AREA_OF_QUESTION =
  '($1::text is null or q.region_id = $1) and ($2::text is null or q.point_id = $2)';

const listStatement = (is: QuestionFilter['is']) => `
select q.question_id, q.asked_at, q.answered_at, q.region_id, q.point_id, n.note_id, n.sealed, r.number, r.name,
  coalesce(s.display_name, '') as staff_name
from file_questions q
join file_notes n on n.edition_id = q.edition_id and n.candidate_id = q.candidate_id and n.note_id = q.question_id
join registrations r on r.edition_id = q.edition_id and r.candidate_id = q.candidate_id
left join staff s on s.staff_id = n.staff_id
where ${IN_AREA_OF_QUESTION} and ${WAITS[is]}
  and ($3::timestamptz is null or (q.asked_at, q.question_id) > ($3, $4::uuid))
order by q.asked_at, q.question_id limit $5`;

const toQuestion = (row: Row, keys: Keys): QuestionRow => ({
  id: text(row, 'question_id'),
  number: text(row, 'number'),
  name: text(row, 'name'),
  region: text(row, 'region_id'),
  point: textOrNull(row, 'point_id'),
  text: textOf(row, keys),
  staffName: text(row, 'staff_name'),
  askedAt: instant(row, 'asked_at'),
  answeredAt: instantOrNull(row, 'answered_at'),
});

const MARK_READ = `
update file_questions set read_at = coalesce(read_at, $6)
where ${IN_AREA} and edition_id = $3 and candidate_id = $4 and question_id = $5 and answered_at is not null`;

export function createNoteStore(pool: pg.Pool, keys: Keys): NoteStore {
  return {
    write: (area, of, note, command) => inArea(pool, area, (db) => write(db, keys, area, of, note, command)),
    notesOf: (area, of) =>
      inArea(pool, area, async (db) =>
        (await rows(db, NOTES, [of.edition, of.candidate])).map((row) => toNote(row, keys)),
      ),
    markRead: (area, of, question, at) =>
      inArea(pool, area, async (db) => {
        const values = [...areaOf(area), of.edition, of.candidate, question, at];
        return (await changed(db, MARK_READ, values)) === 1;
      }),
    listQuestions: (area, { is, after, limit }) =>
      inArea(pool, area, async (db) => {
        const values = [...areaOf(area), after?.askedAt ?? null, after?.id ?? null, limit];
        return (await rows(db, listStatement(is), values)).map((row) => toQuestion(row, keys));
      }),
    countQuestions: (area, is) =>
      inArea(pool, area, async (db) => {
        const statement = `select count(*) as count from file_questions q where ${IN_AREA_OF_QUESTION} and ${WAITS[is]}`;
        const row = await firstRow(db, statement, areaOf(area));
        return row === null ? 0 : integer(row, 'count');
      }),
  };
}
