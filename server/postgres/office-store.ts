import type pg from 'pg';
import { STATUSES } from '#domain/registration/registration.ts';
import type { Keys } from '../ports/keys.ts';
import type { Accepted, FileSummary, OfficeStore, SecondLook } from '../ports/registration-store.ts';
import { SCAN_STATES } from '../ports/virus-scanner.ts';
import { instant, integer, integerOrNull, text, textOrNull, word } from './columns.ts';
import { readHistory, readLastEvent } from './event-row.ts';
import { countWork, listStatement } from './file-list.ts';
import { endLease, lockLease } from './lease-store.ts';
import { IN_AREA, inArea } from './office-area.ts';
import { changed, firstRow, type Queryable, type Row, rows } from './pool.ts';
import { toRegistration } from './registration-row.ts';
import { lockForAct, readHolds, readRevision } from './registration-store.ts';
import { saveRegistration } from './save-registration.ts';

function toSummary(row: Row): FileSummary {
  return {
    registration: {
      edition: text(row, 'edition_id'),
      candidate: text(row, 'candidate_id'),
      number: text(row, 'number'),
      status: word(row, 'status', STATUSES),
      statusSince: instant(row, 'status_since'),
      region: text(row, 'region_id'),
    },
    name: text(row, 'name'),
    idTail: text(row, 'id_tail'),
    point: textOrNull(row, 'point_id'),
    level: textOrNull(row, 'level'),
    specialty: textOrNull(row, 'specialty_id'),
    held:
      row.holder_id === null
        ? null
        : { staff: text(row, 'holder_id'), holder: text(row, 'holder'), since: instant(row, 'held_since') },
  };
}

async function recordLook(db: Queryable, { next, event }: Accepted, seq: number, look: SecondLook) {
  await changed(
    db,
    `insert into second_looks (edition_id, candidate_id, seq, stage, cause, first_by, second_by, outcome, at, region_id,
       point_id)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, region_id, point_id from registrations
     where edition_id = $1 and candidate_id = $2`,
    [
      next.edition,
      next.candidate,
      seq,
      look.stage,
      look.cause,
      look.firstBy,
      look.secondBy,
      look.outcome,
      event.at,
    ],
  );
}

const COUNT_AT_SITE = `
select count(*) as count from registrations
where ${IN_AREA} and status = 'submitted' and site_id = $3`;

export function createOfficeStore(pool: pg.Pool, keys: Keys): OfficeStore {
  return {
    countWork: (area) => inArea(pool, area, (db) => countWork(db, area)),
    countAtSite: (area, site) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(db, COUNT_AT_SITE, [area.region, area.point, site]);
        return row === null ? 0 : integer(row, 'count');
      }),
    listFiles: (area, filter) =>
      inArea(pool, area, async (db) => {
        const { sql, values } = listStatement(area, filter);
        return (await rows(db, sql, values)).map(toSummary);
      }),
    findIdentity: async (number) => {
      const row = await firstRow(
        pool,
        'select edition_id, candidate_id from registration_numbers where number = $1',
        [number],
      );
      return row === null ? null : { edition: text(row, 'edition_id'), candidate: text(row, 'candidate_id') };
    },
    findByCode: async (codeHash) => {
      const row = await firstRow(
        pool,
        'select edition_id, candidate_id, revision, region_id, point_id from verification_codes where code_hash = $1',
        [codeHash],
      );
      if (row === null) return null;
      const identity = { edition: text(row, 'edition_id'), candidate: text(row, 'candidate_id') };
      const place = { region: text(row, 'region_id'), point: textOrNull(row, 'point_id') };
      return { ...identity, ...place, revision: integer(row, 'revision') };
    },
    findFile: (area, of) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(
          db,
          `select * from registrations where ${IN_AREA} and edition_id = $3 and candidate_id = $4 and revision > 0`,
          [area.region, area.point, of.edition, of.candidate],
        );
        return row === null ? null : toRegistration(row, keys);
      }),
    findRevision: (area, of, revision) => inArea(pool, area, (db) => readRevision(db, keys, of, revision)),
    holdsOf: (area, of) => inArea(pool, area, (db) => readHolds(db, of)),
    findRevisionAt: (area, of, at) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(
          db,
          `select max(revision) as revision from registration_revisions
           where edition_id = $1 and candidate_id = $2 and frozen_at <= $3`,
          [of.edition, of.candidate, at],
        );
        const revision = row === null ? null : integerOrNull(row, 'revision');
        return revision === null ? null : readRevision(db, keys, of, revision);
      }),
    historyOf: (area, of) => inArea(pool, area, (db) => readHistory(db, of)),
    lastEventOf: (area, of) => inArea(pool, area, (db) => readLastEvent(db, of)),
    lockAndSave: (area, of, key, act) =>
      inArea(pool, area, async (db) => {
        const [read, held] = await Promise.all([lockForAct(db, keys, of, key), lockLease(db, of)]);
        if (read === null) return null;
        const { save, command, answer, look = null } = act(read, held);
        if (save !== null && (await saveRegistration(db, keys, read, save, command)) === 'conflict') {
          throw new Error('a locked registration was changed by somebody else');
        }
        if (save !== null && held !== null) await endLease(db, of);
        if (save !== null && look !== null) await recordLook(db, save, read.seq + 1, look);
        return answer;
      }),
    paperScans: async (of) => {
      const found = await rows(
        pool,
        `select encode(digest, 'hex') as digest, scan from paper_files where edition_id = $1 and candidate_id = $2`,
        [of.edition, of.candidate],
      );
      return new Map(found.map((row) => [text(row, 'digest'), word(row, 'scan', SCAN_STATES)]));
    },
    recordPaperReading: (area, of, reading) =>
      inArea(pool, area, async (db) => {
        const { id, staff, item, digest, at } = reading;
        const count = await changed(
          db,
          `insert into paper_readings (reading_id, staff_id, edition_id, candidate_id, item, digest, at, region_id, point_id)
           select $1, $2, $3, $4, $5, $6, $7, region_id, point_id from registrations where edition_id = $3 and candidate_id = $4`,
          [id, staff, of.edition, of.candidate, item, Buffer.from(digest, 'hex'), at],
        );
        return count === 1;
      }),
    recordUnmasking: (area, of, unmasking) =>
      inArea(pool, area, async (db) => {
        const count = await changed(
          db,
          `insert into unmaskings (unmasking_id, staff_id, edition_id, candidate_id, why, at, region_id, point_id)
           select $1, $2, $3, $4, $5, $6, region_id, point_id from registrations where edition_id = $3 and candidate_id = $4`,
          [unmasking.id, unmasking.staff, of.edition, of.candidate, unmasking.why, unmasking.at],
        );
        return count === 1;
      }),
  };
}
