import type pg from 'pg';
import type { Keys } from '../ports/keys.ts';
import {
  type CallStore,
  type NewScan,
  SCAN_PURPOSES,
  SCAN_STATES,
  type Scan,
  type WechatStore,
} from '../ports/wechat-store.ts';
import { bytes, instant, text, textOrNull, truth, word } from './columns.ts';
import { changed, firstRow, inTransaction, type Queryable, type Row } from './pool.ts';
import { sealOpenid } from './reach-row.ts';

/** Where the openid of who scanned is sealed for. */
export const scanPlace = (scanHash: Buffer) => `scans/${scanHash.toString('hex')}`;

const DRAW = `
insert into scans (scan_hash, purpose, browser_hash, candidate_id, address, device, state, following, drawn_at, expires_at)
values ($1, $2, $3, $4, $5, $6, 'drawn', false, $7, $8)`;

const NOTE_FOLLOWER = `
update scans set openid_hash = $2, sealed = $3, following = true
where scan_hash = $1 and purpose = 'bind' and state = 'drawn' and expires_at > $4
  and (openid_hash is null or openid_hash = $2)`;

/** One statement decides which phone it is: of two that open it at once one finds it drawn. */
const OPEN = `
update scans set state = 'opened', phone_hash = $2, openid_hash = $3, sealed = $4
where scan_hash = $1 and state = 'drawn' and expires_at > $5 and (openid_hash is null or openid_hash = $3)`;

const ANSWER = `
update scans set state = $2, candidate_id = coalesce(candidate_id, $3)
where scan_hash = $1 and state = 'opened' and expires_at > $4`;

const USE = `
update scans set state = 'used' where scan_hash = $1 and state = 'agreed' and expires_at > $2 returning candidate_id`;

/** The look-up decides whose it is: its primary key is the only guard against two candidates with one WeChat. */
const CLAIM = 'insert into wechat_people (openid_hash, candidate_id) values ($1, $2) on conflict do nothing';
const OWNER = 'select candidate_id from wechat_people where openid_hash = $1';
const FORMER = 'delete from wechat_people where candidate_id = $1 and openid_hash <> $2';
const TAKE = 'delete from wechat_people where openid_hash = $1 and candidate_id <> $2 returning candidate_id';
const BIND = `
insert into wechat_bindings (candidate_id, openid_hash, sealed, following, bound_at) values ($1, $2, $3, $4, $5)
on conflict (candidate_id) do update set openid_hash = excluded.openid_hash, sealed = excluded.sealed,
  following = excluded.following, bound_at = excluded.bound_at`;
const LOCK_ACCOUNT = `
select 1 from candidates where candidate_id = $1 and closed_at is null for no key update`;

/** Takes a WeChat from the account that holds it; gives which. */
async function takeFrom(db: Queryable, candidate: string, openidHash: Buffer): Promise<string | null> {
  const held = await firstRow(db, TAKE, [openidHash, candidate]);
  if (held === null) return null;
  const from = text(held, 'candidate_id');
  await changed(db, 'delete from wechat_bindings where candidate_id = $1 and openid_hash = $2', [
    from,
    openidHash,
  ]);
  return from;
}

function toScan(row: Row, keys: Keys): Scan {
  const scanHash = bytes(row, 'scan_hash');
  const openid =
    row.sealed === null
      ? null
      : (keys.open(scanPlace(scanHash), bytes(row, 'sealed')) as { openid: string }).openid;
  return {
    scanHash,
    purpose: word(row, 'purpose', SCAN_PURPOSES),
    browserHash: bytes(row, 'browser_hash'),
    candidate: textOrNull(row, 'candidate_id'),
    address: text(row, 'address'),
    device: text(row, 'device'),
    state: word(row, 'state', SCAN_STATES),
    openid,
    following: truth(row, 'following'),
    at: instant(row, 'drawn_at'),
    expiresAt: instant(row, 'expires_at'),
  };
}

export function createWechatStore(pool: pg.Pool, keys: Keys): WechatStore {
  const hashOf = (openid: string) => keys.lookup('wechat', openid);
  const sealFor = (scanHash: Buffer, openid: string) => keys.seal(scanPlace(scanHash), { openid });
  const findOne = async (statement: string, values: unknown[]) => {
    const row = await firstRow(pool, statement, values);
    return row === null ? null : toScan(row, keys);
  };
  return {
    findBinding: async (candidate) => {
      const row = await firstRow(
        pool,
        'select following, bound_at from wechat_bindings where candidate_id = $1',
        [candidate],
      );
      return row === null ? null : { following: truth(row, 'following'), boundAt: instant(row, 'bound_at') };
    },
    ownerOf: async (openid) => {
      const row = await firstRow(pool, OWNER, [hashOf(openid)]);
      return row === null ? null : text(row, 'candidate_id');
    },
    bind: (candidate, openid, { following, move, at }) =>
      inTransaction(pool, async (db) => {
        if ((await firstRow(db, LOCK_ACCOUNT, [candidate])) === null) return 'taken';
        const from = move ? await takeFrom(db, candidate, hashOf(openid)) : null;
        await changed(db, CLAIM, [hashOf(openid), candidate]);
        const owner = await firstRow(db, OWNER, [hashOf(openid)]);
        if (owner === null || text(owner, 'candidate_id') !== candidate) return 'taken';
        await changed(db, FORMER, [candidate, hashOf(openid)]);
        const sealed = sealOpenid(keys, candidate, openid);
        await changed(db, BIND, [candidate, hashOf(openid), sealed, following, at]);
        return { from };
      }),
    unbind: (candidate) =>
      inTransaction(pool, async (db) => {
        await changed(db, 'delete from wechat_people where candidate_id = $1', [candidate]);
        const gone = await changed(db, 'delete from wechat_bindings where candidate_id = $1', [candidate]);
        return gone === 1;
      }),
    setFollowing: async (openid, following) => {
      const owner = await firstRow(pool, OWNER, [hashOf(openid)]);
      if (owner === null) return;
      await changed(
        pool,
        'update wechat_bindings set following = $3 where candidate_id = $1 and openid_hash = $2',
        [text(owner, 'candidate_id'), hashOf(openid), following],
      );
    },
    drawScan: async (scan: NewScan) => {
      const { scanHash, purpose, browserHash, candidate, address, device, at, expiresAt } = scan;
      await changed(pool, DRAW, [scanHash, purpose, browserHash, candidate, address, device, at, expiresAt]);
    },
    findScan: (scanHash, now) =>
      findOne('select * from scans where scan_hash = $1 and expires_at > $2', [scanHash, now]),
    findScanOfBrowser: (browserHash, purpose) =>
      findOne('select * from scans where browser_hash = $1 and purpose = $2 order by drawn_at desc limit 1', [
        browserHash,
        purpose,
      ]),
    findScanOfPhone: (phoneHash, now) =>
      findOne(
        'select * from scans where phone_hash = $1 and expires_at > $2 order by drawn_at desc limit 1',
        [phoneHash, now],
      ),
    noteFollower: async (scanHash, openid, now) =>
      (await changed(pool, NOTE_FOLLOWER, [scanHash, hashOf(openid), sealFor(scanHash, openid), now])) === 1,
    openScan: async (scanHash, { phoneHash, openid }, now) => {
      const values = [scanHash, phoneHash, hashOf(openid), sealFor(scanHash, openid), now];
      return (await changed(pool, OPEN, values)) === 1;
    },
    answerScan: async (scanHash, { state, candidate }, now) =>
      (await changed(pool, ANSWER, [scanHash, state, candidate, now])) === 1,
    spendScan: async (scanHash, now) => {
      const row = await firstRow(pool, USE, [scanHash, now]);
      return row === null ? null : text(row, 'candidate_id');
    },
  };
}

export function createCallStore(pool: pg.Pool): CallStore {
  return {
    bodyOf: async (call) => {
      const row = await firstRow(pool, 'select body_hash from calls_taken where call_hash = $1', [call]);
      return row === null ? null : bytes(row, 'body_hash');
    },
    remember: async (call, body, at) => {
      await changed(pool, 'insert into calls_taken values ($1, $2, $3) on conflict do nothing', [
        call,
        body,
        at,
      ]);
    },
  };
}
