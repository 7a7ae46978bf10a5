import type pg from 'pg';
import type { PaperStore, StaleUpload, StoredPaper, Upload } from '../ports/paper-store.ts';
import { SCAN_STATES } from '../ports/virus-scanner.ts';
import { bytes, instant, integer, text, texts, word } from './columns.ts';
import { changed, firstRow, type Row, rows } from './pool.ts';

const hex = (digest: string) => Buffer.from(digest, 'hex');

const numbers = (row: Row, column: string): number[] =>
  Array.isArray(row[column]) ? row[column].map(Number) : [];

const toUpload = (row: Row): Upload => ({
  id: text(row, 'upload_id'),
  item: text(row, 'item'),
  digest: bytes(row, 'content_digest').toString('hex'),
  size: integer(row, 'size'),
  received: integer(row, 'received'),
  parts: numbers(row, 'parts'),
  paper: row.paper as StoredPaper | null,
});

const toStale = (row: Row): StaleUpload => ({
  edition: text(row, 'edition_id'),
  candidate: text(row, 'candidate_id'),
  id: text(row, 'upload_id'),
  parts: numbers(row, 'parts'),
  received: integer(row, 'received'),
});

/** Only for a registration that is there, and only so many at a time. */
const OPEN = `
insert into paper_uploads (edition_id, candidate_id, upload_id, item, content_digest, size, received, parts, created_at)
select $1, $2, $3, $4, $5, $6, 0, '{}', $7 from registrations
where edition_id = $1 and candidate_id = $2
  and (select count(*) from paper_uploads where edition_id = $1 and candidate_id = $2) < $8
on conflict (edition_id, candidate_id, item, content_digest) do nothing`;

const SAME_FILE =
  'select * from paper_uploads where edition_id = $1 and candidate_id = $2 and item = $3 and content_digest = $4';
const UPLOAD = 'select * from paper_uploads where edition_id = $1 and candidate_id = $2 and upload_id = $3';

const ADD_PART = `
update paper_uploads set received = received + $5, parts = parts || $4::integer
where edition_id = $1 and candidate_id = $2 and upload_id = $3 and received = $4 and received + $5 <= size and paper is null`;

const SETTLE = `
update paper_uploads set paper = $4, parts = '{}' where edition_id = $1 and candidate_id = $2 and upload_id = $3`;

const ADD_FILE = `
insert into paper_files (edition_id, candidate_id, digest, kind, bytes, scan, stored_at) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (edition_id, candidate_id, digest) do nothing`;

const UNSCANNED = `
select * from paper_files
where scan in ('waiting', 'unscanned') and (stored_at, candidate_id, digest) > ($1, $2, $3)
order by stored_at, candidate_id, digest limit $4`;

/** Compared with what the registration says, not remembered: whatever comes in between is found the next time. */
const INFECTED = `
select p.candidate_id, p.edition_id, array_agg(encode(p.digest, 'hex') order by p.digest) as digests
from paper_files p join registrations r on r.edition_id = p.edition_id and r.candidate_id = p.candidate_id
where p.scan = 'infected' and (p.candidate_id, p.edition_id) > ($1, $2)
  and jsonb_path_exists(r.papers, '$.files.*[*] ? (@.digest == $digest && !exists (@.infected))',
    jsonb_build_object('digest', encode(p.digest, 'hex')))
group by p.candidate_id, p.edition_id order by p.candidate_id, p.edition_id limit $3`;

/** Before every paper. */
const FIRST = {
  storedAt: new Date(0),
  candidate: '00000000-0000-0000-0000-000000000000',
  edition: '',
  digest: '',
};

export function createPaperStore(pool: pg.Pool): PaperStore {
  return {
    openUpload: async (of, { id, item, digest, size, at }, most) => {
      const { edition, candidate } = of;
      await changed(pool, OPEN, [edition, candidate, id, item, hex(digest), size, at, most]);
      const row = await firstRow(pool, SAME_FILE, [edition, candidate, item, hex(digest)]);
      return row === null ? null : toUpload(row);
    },
    findUpload: async (of, id) => {
      const row = await firstRow(pool, UPLOAD, [of.edition, of.candidate, id]);
      return row === null ? null : toUpload(row);
    },
    addPart: async (of, id, offset, length) =>
      (await changed(pool, ADD_PART, [of.edition, of.candidate, id, offset, length])) === 1,
    settleUpload: async (of, id, paper) => {
      await changed(pool, SETTLE, [of.edition, of.candidate, id, JSON.stringify(paper)]);
    },
    dropUpload: async (of, id) => {
      const statement =
        'delete from paper_uploads where edition_id = $1 and candidate_id = $2 and upload_id = $3';
      await changed(pool, statement, [of.edition, of.candidate, id]);
    },
    listStaleUploads: async (before, limit) => {
      const statement = 'select * from paper_uploads where created_at < $1 order by created_at limit $2';
      return (await rows(pool, statement, [before, limit])).map(toStale);
    },
    addFile: async (of, { digest, kind, bytes: size, scan, at }) => {
      await changed(pool, ADD_FILE, [of.edition, of.candidate, hex(digest), kind, size, scan, at]);
    },
    listUnscanned: async (after, limit) => {
      const before = after ?? FIRST;
      const values = [before.storedAt, before.candidate, hex(before.digest), limit];
      return (await rows(pool, UNSCANNED, values)).map((row) => ({
        edition: text(row, 'edition_id'),
        candidate: text(row, 'candidate_id'),
        digest: bytes(row, 'digest').toString('hex'),
        kind: word(row, 'kind', ['image', 'pdf']),
        storedAt: instant(row, 'stored_at'),
      }));
    },
    findScan: async (of, digest) => {
      const statement =
        'select scan from paper_files where edition_id = $1 and candidate_id = $2 and digest = $3';
      const row = await firstRow(pool, statement, [of.edition, of.candidate, hex(digest)]);
      return row === null ? null : word(row, 'scan', SCAN_STATES);
    },
    listInfected: async (after, limit) => {
      const { candidate, edition } = after ?? FIRST;
      return (await rows(pool, INFECTED, [candidate, edition, limit])).map((row) => ({
        edition: text(row, 'edition_id'),
        candidate: text(row, 'candidate_id'),
        digests: texts(row, 'digests'),
      }));
    },
    recordScan: async (of, digest, scan, at) => {
      const statement =
        'update paper_files set scan = $4, scanned_at = $5 where edition_id = $1 and candidate_id = $2 and digest = $3';
      await changed(pool, statement, [of.edition, of.candidate, hex(digest), scan, at]);
    },
  };
}
