import type pg from 'pg';
import { REASON_CHANGE_STATES, REASON_CHANGES, REASON_STAGES } from '#domain/catalogue/reason.ts';
import type { CatalogueStore, StoredReasonChange } from '../ports/catalogue-store.ts';
import { instant, instantOrNull, text, textOrNull, word } from './columns.ts';
import { inArea } from './office-area.ts';
import { changed, firstRow, type Row, rows } from './pool.ts';

const SELECT = `
select c.*, p.display_name as proposed_by_name, d.display_name as decided_by_name
from reason_changes c left join staff p on p.staff_id = c.proposed_by left join staff d on d.staff_id = c.decided_by`;

/** The area once more as a query: what a region settles is no point's. */
const AREA = '($1::text is null or c.region_id = $1) and $2::text is null';

const LIST = `${SELECT} where ${AREA} order by c.state <> 'proposed', c.proposed_at desc, c.change_id limit 200`;
const ONE = `${SELECT} where ${AREA} and c.change_id = $3`;

const PROPOSE = `
insert into reason_changes (change_id, request_digest, region_id, kind, reason_id, stage, text_zh, fix_zh, text_en, fix_en,
  field, note, state, proposed_by, proposed_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'proposed', $13, $14)
on conflict do nothing`;

const DECIDE = `
update reason_changes set state = $2, decided_by = $3, decided_at = $4, decided_key = $5 where change_id = $1`;

const toChange = (row: Row): StoredReasonChange => ({
  id: text(row, 'change_id'),
  requestDigest: text(row, 'request_digest'),
  kind: word(row, 'kind', REASON_CHANGES),
  region: textOrNull(row, 'region_id'),
  code: textOrNull(row, 'reason_id'),
  stage: word(row, 'stage', REASON_STAGES),
  text: text(row, 'text_zh'),
  fix: text(row, 'fix_zh'),
  textEn: text(row, 'text_en'),
  fixEn: text(row, 'fix_en'),
  field: textOrNull(row, 'field'),
  note: text(row, 'note'),
  state: word(row, 'state', REASON_CHANGE_STATES),
  proposedBy: text(row, 'proposed_by'),
  proposedByName: textOrNull(row, 'proposed_by_name') ?? '',
  proposedAt: instant(row, 'proposed_at'),
  decidedBy: textOrNull(row, 'decided_by'),
  decidedByName: textOrNull(row, 'decided_by_name'),
  decidedAt: instantOrNull(row, 'decided_at'),
  decidedKey: textOrNull(row, 'decided_key'),
});

/** Changes of reasons as administrators propose and decide them; the catalogue itself is written by the database alone. */
export function createCatalogueStore(pool: pg.Pool): CatalogueStore {
  return {
    listChanges: (area) =>
      inArea(pool, area, async (db) => (await rows(db, LIST, [area.region, area.point])).map(toChange)),
    propose: (area, of) =>
      inArea(pool, area, async (db) => {
        const words = [of.stage, of.text, of.fix, of.textEn, of.fixEn, of.field];
        const place = [of.id, of.requestDigest, of.region, of.kind, of.code];
        const added = await changed(db, PROPOSE, [...place, ...words, of.note, of.proposedBy, of.proposedAt]);
        if (added === 1) return 'done';
        const row = await firstRow(db, ONE, [area.region, area.point, of.id]);
        if (row === null) return 'open';
        return text(row, 'request_digest') === of.requestDigest ? 'done' : 'other';
      }),
    lockChange: (area, id, decide) =>
      inArea(pool, area, async (db) => {
        const row = await firstRow(db, `${ONE} for no key update of c`, [area.region, area.point, id]);
        if (row === null) return null;
        const { verdict, answer } = decide(toChange(row));
        if (verdict === null) return answer;
        await rows(db, DECIDE, [id, verdict.state, verdict.by, verdict.at, verdict.key]);
        if (verdict.state === 'approved')
          await rows(db, 'select bring_reason_into_force($1, $2)', [id, verdict.at]);
        return answer;
      }),
  };
}
