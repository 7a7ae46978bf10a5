import type pg from 'pg';
import type { OfficeCorrectionStore, StoredCorrection } from '../ports/correction-store.ts';
import type { Keys } from '../ports/keys.ts';
import type { Identity } from '../ports/registration-store.ts';
import { bytes, integer, integerOrNull } from './columns.ts';
import { inArea } from './office-area.ts';
import { type Row, rows } from './pool.ts';
import { correctionPlace } from './save-registration.ts';

const OF_ONE = `
select c.sealed, c.fee_before, c.fee_after, e.rev
from corrections c join registration_events e using (edition_id, candidate_id, seq)
where c.edition_id = $1 and c.candidate_id = $2 order by seq desc`;

/** What was erased when its term was over is an empty note. */
function noteOf(row: Row, of: Identity, keys: Keys): string {
  const sealed = bytes(row, 'sealed');
  if (sealed.length === 0) return '';
  const { note } = keys.open(correctionPlace(of.edition, of.candidate, integer(row, 'rev')), sealed) as {
    note: string;
  };
  return note;
}

const toCorrection = (row: Row, of: Identity, keys: Keys): StoredCorrection => ({
  rev: integer(row, 'rev'),
  note: noteOf(row, of, keys),
  feeBefore: integerOrNull(row, 'fee_before'),
  feeAfter: integerOrNull(row, 'fee_after'),
});

export function createOfficeCorrectionStore(pool: pg.Pool, keys: Keys): OfficeCorrectionStore {
  return {
    correctionsOf: (area, of) =>
      inArea(pool, area, async (db) =>
        (await rows(db, OF_ONE, [of.edition, of.candidate])).map((row) => toCorrection(row, of, keys)),
      ),
  };
}
