import type pg from 'pg';
import type { Keys } from '../ports/keys.ts';
import type { VendorTokens } from '../ports/vendor-tokens.ts';
import { bytes, text } from './columns.ts';
import { changed, firstRow, inTransaction, type Queryable } from './pool.ts';

/** Where a token is sealed for. */
export const tokenPlace = (vendor: string) => `vendor_tokens/${vendor}`;

const FIND = 'select vendor, sealed from vendor_tokens where vendor = $1 and expires_at > $2';
const SAVE = `
insert into vendor_tokens (vendor, sealed, expires_at) values ($1, $2, $3)
on conflict (vendor) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`;

export function createVendorTokens(pool: pg.Pool, keys: Keys): VendorTokens {
  const find = async (db: Queryable, vendor: string, now: Date) => {
    const row = await firstRow(db, FIND, [vendor, now]);
    if (row === null) return null;
    return (keys.open(tokenPlace(text(row, 'vendor')), bytes(row, 'sealed')) as { token: string }).token;
  };
  return {
    take: async (vendor, stale, now, fetch) => {
      const kept = await find(pool, vendor, now);
      if (kept !== null && kept !== stale) return kept;
      return inTransaction(pool, async (db) => {
        await changed(db, 'select pg_advisory_xact_lock(hashtext($1))', [tokenPlace(vendor)]);
        const fetchedMeanwhile = await find(db, vendor, now);
        if (fetchedMeanwhile !== null && fetchedMeanwhile !== stale) return fetchedMeanwhile;
        const { token, expiresAt } = await fetch();
        await changed(db, SAVE, [vendor, keys.seal(tokenPlace(vendor), { token }), expiresAt]);
        return token;
      });
    },
  };
}
