import type pg from 'pg';
import type { Keys } from '../ports/keys.ts';
import type { ReachStore } from '../ports/reach-store.ts';
import { bytes } from './columns.ts';
import { changed, firstRow } from './pool.ts';
import { openMail, sealMail } from './reach-row.ts';

const SET = `
insert into reaches (candidate_id, sealed) select candidate_id, $2 from candidates where candidate_id = $1 and closed_at is null
on conflict (candidate_id) do update set sealed = excluded.sealed, mail_failed_at = null`;

export function createReachStore(pool: pg.Pool, keys: Keys): ReachStore {
  return {
    findMail: async (candidate) => {
      const statement =
        'select sealed, mail_failed_at from reaches where candidate_id = $1 and sealed is not null';
      const row = await firstRow(pool, statement, [candidate]);
      if (row === null) return null;
      return { mail: openMail(keys, candidate, bytes(row, 'sealed')), fails: row.mail_failed_at !== null };
    },
    setMail: async (candidate, mail) => {
      await changed(pool, SET, [candidate, mail === null ? null : sealMail(keys, candidate, mail)]);
    },
  };
}
