import type pg from 'pg';
import type { Keys } from '../ports/keys.ts';
import { type NetworkIdentityStore, VISIT_PURPOSES, type Visit } from '../ports/network-identity-store.ts';
import { bytes, instant, text, textOrNull, word } from './columns.ts';
import { changed, firstRow, inTransaction, type Row, rows } from './pool.ts';

const place = (visit: string) => `network_identity_visits/${visit}`;

const toVisit = (row: Row): Visit => ({
  id: text(row, 'visit_id'),
  purpose: word(row, 'purpose', VISIT_PURPOSES),
  candidate: textOrNull(row, 'candidate_id'),
  next: textOrNull(row, 'next'),
});

const BEGIN = `
insert into network_identity_visits (browser_hash, visit_id, purpose, candidate_id, next, state, expires_at)
values ($1, $2, $3, $4, $5, 'begun', $6)`;

const TAKE_ANSWER = `
update network_identity_visits set state = 'answered'
where browser_hash = $1 and visit_id = $2 and state = 'begun' and expires_at > $3
returning *`;

const KEEP_VERIFIED = `
update network_identity_visits
set state = 'verified', browser_hash = $3, identity_hash = $4, sealed = $5, expires_at = $6
where browser_hash = $1 and visit_id = $2 and state = 'answered'`;

const FIND_VERIFIED = `
select * from network_identity_visits
where browser_hash = $1 and purpose = $2 and state = 'verified' and expires_at > $3`;

const SPEND = `
update network_identity_visits set state = 'spent' where browser_hash = $1 and state = 'verified' and expires_at > $2`;

/** Who holds the account's row comes first: two tabs never link two identities. */
const LOCK_ACCOUNT =
  'select 1 from candidates where candidate_id = $1 and closed_at is null for no key update';
const LINK = 'insert into network_identity_links values ($1, $2, $3) on conflict do nothing';
const CLAIM = 'insert into network_identities values ($1, $2) on conflict do nothing';

async function link(client: pg.PoolClient, candidate: string, identityHash: Buffer, at: Date) {
  if ((await firstRow(client, LOCK_ACCOUNT, [candidate])) === null) return 'not-found';
  const own = await firstRow(
    client,
    'select identity_hash from network_identity_links where candidate_id = $1',
    [candidate],
  );
  if (own !== null)
    return bytes(own, 'identity_hash').equals(identityHash) ? 'linked' : 'account-linked-already';
  if ((await changed(client, CLAIM, [identityHash, candidate])) === 0) return 'identity-linked-elsewhere';
  await rows(client, LINK, [candidate, identityHash, at]);
  return 'linked';
}

export function createNetworkIdentityStore(pool: pg.Pool, keys: Keys): NetworkIdentityStore {
  return {
    begin: async (browserHash, visit, expiresAt) => {
      const { id, purpose, candidate, next } = visit;
      await rows(pool, BEGIN, [browserHash, id, purpose, candidate, next, expiresAt]);
    },
    takeAnswer: async (browserHash, visit, now) => {
      const row = await firstRow(pool, TAKE_ANSWER, [browserHash, visit, now]);
      return row === null ? null : toVisit(row);
    },
    keepVerified: async (browserHash, visit, verification) => {
      const { identityHash, grant, expiresAt } = verification;
      const sealed = keys.seal(place(visit), grant);
      await changed(pool, KEEP_VERIFIED, [
        browserHash,
        visit,
        verification.browserHash,
        identityHash,
        sealed,
        expiresAt,
      ]);
    },
    findVerified: async (browserHash, purpose, now) => {
      const row = await firstRow(pool, FIND_VERIFIED, [browserHash, purpose, now]);
      if (row === null) return null;
      const visit = toVisit(row);
      const grant = keys.open(place(visit.id), bytes(row, 'sealed')) as string;
      return { ...visit, identityHash: bytes(row, 'identity_hash'), grant };
    },
    spend: async (browserHash, now) => (await changed(pool, SPEND, [browserHash, now])) > 0,
    findLinked: async (identityHash) => {
      const row = await firstRow(
        pool,
        'select candidate_id from network_identities where identity_hash = $1',
        [identityHash],
      );
      return row === null ? null : text(row, 'candidate_id');
    },
    linkedSince: async (candidate) => {
      const row = await firstRow(
        pool,
        'select linked_at from network_identity_links where candidate_id = $1',
        [candidate],
      );
      return row === null ? null : instant(row, 'linked_at');
    },
    link: (candidate, identityHash, at) =>
      inTransaction(pool, (client) => link(client, candidate, identityHash, at)),
    unlink: (candidate) =>
      inTransaction(pool, async (client) => {
        await firstRow(client, LOCK_ACCOUNT, [candidate]);
        await changed(client, 'delete from network_identities where candidate_id = $1', [candidate]);
        await changed(client, 'delete from network_identity_links where candidate_id = $1', [candidate]);
      }),
    forgetVisits: async (before) => {
      await changed(pool, 'delete from network_identity_visits where expires_at < $1', [before]);
    },
  };
}
