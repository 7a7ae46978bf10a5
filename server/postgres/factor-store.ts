import type pg from 'pg';
import { FACTOR_KINDS } from '#domain/staff/second-factor.ts';
import type { Factor, FactorSecret, FactorStore, NewFactor } from '../ports/factor-store.ts';
import type { Keys } from '../ports/keys.ts';
import { bytes, instant, instantOrNull, integer, text, word } from './columns.ts';
import { changed, firstRow, inTransaction, type Row, rows } from './pool.ts';

export const placeOfFactor = (id: string) => `staff_factors/${id}`;

function toFactor(row: Row, keys: Keys): Factor {
  const id = text(row, 'factor_id');
  const opened = keys.open(placeOfFactor(id), bytes(row, 'sealed')) as FactorSecret;
  return { ...opened, id, lastUsed: integer(row, 'last_used') };
}

const secretOf = (factor: NewFactor): FactorSecret =>
  factor.kind === 'totp'
    ? { kind: 'totp', secret: factor.secret }
    : { kind: 'webauthn', credential: factor.credential, publicKey: factor.publicKey };

const ADD = `
insert into staff_factors (factor_id, staff_id, kind, label, credential_id, sealed, last_used, created_at)
select $1, $2, $3, $4, $5, $6, $7, $8
where not $9 or not exists (select 1 from staff_factors where staff_id = $2) on conflict do nothing`;

/** One member's enrolments go one after another: of two first ones only one is the first. */
const IN_TURN = 'select pg_advisory_xact_lock(hashtextextended($1, 17))';

/** One member's factors are locked together: two removals at once must not leave none behind. */
const REMOVE = `
with own as (select factor_id from staff_factors where staff_id = $1 for update)
delete from staff_factors where staff_id = $1 and factor_id = $2
  and ((select count(*) from own) > 1 or not ($3 or (select must_enrol from staff where staff_id = $1)))`;

type Uses = Pick<FactorStore, 'spendStep' | 'spendCounter'>;

function uses(pool: pg.Pool): Uses {
  return {
    spendStep: async (factor, step, at) =>
      (await changed(
        pool,
        'update staff_factors set last_used = $2, used_at = $3 where factor_id = $1 and last_used < $2',
        [factor, step, at],
      )) === 1,
    // Many authenticators keep no counter and always say 0; who counts must count on.
    spendCounter: async (factor, counter, at) =>
      (await changed(
        pool,
        `update staff_factors set last_used = $2, used_at = $3
         where factor_id = $1 and (last_used < $2 or (last_used = 0 and $2 = 0))`,
        [factor, counter, at],
      )) === 1,
  };
}

type RecoveryCodes = Pick<FactorStore, 'replaceRecoveryCodes' | 'spendRecoveryCode' | 'countRecoveryCodes'>;

function recoveryCodes(pool: pg.Pool): RecoveryCodes {
  return {
    replaceRecoveryCodes: (staff, hashes) =>
      inTransaction(pool, async (db) => {
        await changed(db, 'delete from staff_recovery_codes where staff_id = $1', [staff]);
        await changed(db, 'insert into staff_recovery_codes select $1, unnest($2::bytea[])', [staff, hashes]);
      }),
    spendRecoveryCode: async (staff, hash) =>
      (await changed(pool, 'delete from staff_recovery_codes where staff_id = $1 and code_hash = $2', [
        staff,
        hash,
      ])) === 1,
    countRecoveryCodes: async (staff) => {
      const statement = 'select count(*) as count from staff_recovery_codes where staff_id = $1';
      return integer((await firstRow(pool, statement, [staff])) ?? {}, 'count');
    },
  };
}

/** Second factors of staff; what proves them is sealed. */
export function createFactorStore(pool: pg.Pool, keys: Keys): FactorStore {
  return {
    ...uses(pool),
    ...recoveryCodes(pool),
    factorsOf: async (staff) => {
      const found = await rows(pool, 'select * from staff_factors where staff_id = $1 order by created_at', [
        staff,
      ]);
      return found.map((row) => toFactor(row, keys));
    },
    seenFactorsOf: async (staff) => {
      const found = await rows(
        pool,
        `select factor_id, kind, label, created_at, used_at from staff_factors where staff_id = $1
         order by created_at, factor_id`,
        [staff],
      );
      return found.map((row) => ({
        id: text(row, 'factor_id'),
        kind: word(row, 'kind', FACTOR_KINDS),
        label: text(row, 'label'),
        since: instant(row, 'created_at'),
        usedAt: instantOrNull(row, 'used_at'),
      }));
    },
    addFactor: (factor, onlyFirst) => {
      const credential = factor.kind === 'webauthn' ? factor.credential : null;
      const { id, staff, kind, label, lastUsed, at } = factor;
      const sealed = keys.seal(placeOfFactor(id), secretOf(factor));
      const values = [id, staff, kind, label, credential, sealed, lastUsed, at, onlyFirst];
      return inTransaction(pool, async (db) => {
        await rows(db, IN_TURN, [staff]);
        return (await changed(db, ADD, values)) === 1;
      });
    },
    removeFactor: async (staff, factor, keepLast) =>
      (await changed(pool, REMOVE, [staff, factor, keepLast])) === 1,
  };
}
