import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { parseSealingKeys } from '../keys/key-ring.ts';
import { createKeys, marksOf, USUAL_CRYPTO } from '../keys/keys.ts';
import { openRoot } from '../main-database.ts';
import { drawRoot, endChange, wrapAnew } from '../main-master-key.ts';
import type { Keys } from '../ports/keys.ts';
import { newCandidate } from '../testing/candidates.ts';
import { poolWithoutGuard } from '../testing/race.ts';
import { MASTER_KEY } from '../testing/templates.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { createTestProduct, type TestProduct } from '../testing/test-product.ts';
import { createTestServices } from '../testing/test-services.ts';
import { fillIn, submit } from '../testing/thread.ts';
import { createAccountStore } from './account-store.ts';
import { keyMarkProblems } from './key-marks.ts';
import { createPool } from './pool.ts';
import { countSealed, forgetKey, rotateSealed } from './rotate-sealed.ts';
import { SEALED_TABLES } from './sealed-columns.ts';

let product: TestProduct;
let owner: pg.Pool;
const [SECOND, THIRD] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];

const cryptoWith = (lines: string) => ({ ...USUAL_CRYPTO, sealing: parseSealingKeys(lines) });
const keysWith = (lines: string): Promise<Keys> => createKeys(MASTER_KEY, cryptoWith(lines));

beforeAll(async () => {
  product = await createTestProduct({ people: true });
  owner = createPool(product.database.urls.migrator, 2, () => {}, 'job');
});
afterAll(async () => {
  await owner.end();
  await product.close();
});

const versions = async () => new Set((await countSealed(owner)).map(({ version }) => version));
/**
 * Sealed for minutes or days, and then gone: rows of an import that waits (made anew from its file, or applied and found
 * then), visits to the network identity.
 */
const PASSING = ['staged_results', 'network_identity_visits'];
const accountsUnder = (keys: Keys) => createAccountStore(owner, keys);

describe('what is sealed', () => {
  it('is all known to the command that changes keys', async () => {
    const found = await product.sql(
      `select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and a.attname = 'sealed' and c.relkind in ('r', 'p') and not c.relispartition`,
    );
    const named = new Set(SEALED_TABLES.map(({ table }) => table));
    expect(new Set(found.map(({ name }) => name))).toEqual(new Set([...named, ...PASSING]));
  });

  it('is sealed anew under the second key, by the other suite, and can be read as before', async () => {
    const candidate = await newCandidate(product);
    await fillIn(candidate.browser);
    await submit(candidate.browser);
    const keys = await keysWith(`2 sm4-hmac-sm3 ${SECOND}`);
    expect(await versions()).toEqual(new Set([1]));
    const said: Record<string, number> = {};
    await rotateSealed(owner, keys, ({ table, rows }) => {
      said[table] = rows;
    });
    expect(await versions()).toEqual(new Set([2]));
    const [count] = await product.sql(
      'select count(*)::int as rows from candidates where length(sealed) > 0',
    );
    expect(said.candidates).toBe(count?.rows);
    expect(said.registration_revisions).toBeGreaterThan(0);
    const account = await accountsUnder(keys).findAccount(candidate.id);
    expect(account?.phone).toMatch(/^1\d{10}$/);
    await expect(accountsUnder(product.services.keys).findAccount(candidate.id)).rejects.toThrow(
      'names key 2',
    );
  });

  it('is passed over where it is done already, and done where it was cut off', async () => {
    const keys = await keysWith(`2 sm4-hmac-sm3 ${SECOND}\n3 aes-256-gcm ${THIRD}`);
    let opened = 0;
    const dying = {
      ...keys,
      open: (place: string, sealed: Buffer) => {
        opened += 1;
        if (opened > 10) throw new Error('killed');
        return keys.open(place, sealed);
      },
    };
    await expect(rotateSealed(owner, dying, () => {})).rejects.toThrow('killed');
    await rotateSealed(owner, keys, () => {});
    expect(await versions()).toEqual(new Set([3]));
    let again = 0;
    await rotateSealed(owner, keys, ({ rows }) => {
      again += rows;
    });
    expect(again).toBe(0);
  });
});

describe('a save that comes while its row is sealed anew', () => {
  const fresh = new Map<number, string>();
  const lines = (version: number) => {
    fresh.set(version, `${version} aes-256-gcm ${randomBytes(32).toString('hex')}`);
    return [`2 sm4-hmac-sm3 ${SECOND}`, `3 aes-256-gcm ${THIRD}`, ...fresh.values()].join('\n');
  };

  /** Somebody changes the telephone between reading and writing of each stretch. */
  async function rotateAround(version: number, phone: string, pool: pg.Pool): Promise<string | undefined> {
    const keys = await keysWith(lines(version));
    const [row] = await product.sql(
      'select candidate_id from candidates where length(sealed) > 0 order by 1 limit 1',
    );
    const candidate = String(row?.candidate_id);
    let saved: Promise<void> | undefined;
    let pending = true;
    const meddling = {
      ...keys,
      open: (place: string, sealed: Buffer) => {
        if (place === `candidates/${candidate}` && saved === undefined) saved = save();
        return keys.open(place, sealed);
      },
    };
    const save = async () => {
      await accountsUnder(keys).setPhone(candidate, phone);
      pending = false;
    };
    const held = Object.create(pool) as pg.Pool;
    held.query = (async (config: pg.QueryConfig) => {
      if (config.text.startsWith('update candidates') && pending) await saved;
      return pool.query(config);
    }) as pg.Pool['query'];
    await rotateSealed(held, meddling, () => {});
    return (await accountsUnder(keys).findAccount(candidate))?.phone;
  }

  it('stands', async () => {
    expect(await rotateAround(4, '13900099994', owner)).toBe('13900099994');
    expect(await versions()).toEqual(new Set([4]));
  });

  it('would be lost without the look at what was read: the control', async () => {
    const guard = { ' and t.sealed = n.old': '' };
    const { pool, used } = poolWithoutGuard(product.database.urls.migrator, guard);
    expect(await rotateAround(5, '13900099995', pool)).toBe('13900099994');
    expect(used).toEqual(new Set(Object.keys(guard)));
    await pool.end();
  });
});

describe('the marks of keys', () => {
  const at = new Date('2026-11-20T02:00:00Z');
  const problems = async (lines: string, master = MASTER_KEY) => {
    const client = new pg.Client({ connectionString: product.database.urls.app });
    await client.connect();
    const found = await keyMarkProblems(client, marksOf(master, cryptoWith(lines)), at);
    await client.end();
    return found;
  };

  it('tell a database its keys, and refuse a wrong one, a missing one and another suite', async () => {
    expect(await problems('')).toEqual([]);
    expect(await problems(`2 sm4-hmac-sm3 ${SECOND}`)).toEqual([]);
    expect(await problems('')).toEqual([expect.stringContaining('values sealed under key 2')]);
    expect(await problems(`2 sm4-hmac-sm3 ${THIRD}`)).toEqual([
      expect.stringContaining('WEIKAO_SEALING_KEYS'),
    ]);
    expect(await problems(`2 aes-256-gcm ${SECOND}`)).toEqual([expect.stringContaining('sm4-hmac-sm3')]);
    const other = await problems(`2 sm4-hmac-sm3 ${SECOND}`, Buffer.alloc(32, 8));
    expect(other).toEqual([expect.stringContaining('WEIKAO_MASTER_KEY')]);
  });

  it('forget a key that is asked to go, never the first', async () => {
    expect([await forgetKey(owner, 2), await forgetKey(owner, 2), await forgetKey(owner, 1)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await problems('')).toEqual([]);
  });
});

describe('the master key', () => {
  const [FORMER, NEXT, STRANGE] = [MASTER_KEY, randomBytes(32), randomBytes(32)];
  const url = () => product.database.urls.migrator;
  /** What a command with these keys in its settings is told. */
  const settings = (master: Buffer, next: Buffer | null = null) =>
    readConfig({
      WEIKAO_MASTER_KEY: master.toString('hex'),
      ...(next === null ? {} : { WEIKAO_NEXT_MASTER_KEY: next.toString('hex') }),
      DATABASE_URL: product.database.urls.app,
      DATABASE_OFFICE_URL: product.database.urls.office,
      DATABASE_MIGRATOR_URL: url(),
    });
  const said: string[] = [];
  const wrap = (master: Buffer, next: Buffer | null) =>
    wrapAnew(settings(master, next), url(), (line) => said.push(line));
  const end = (master: Buffer) => endChange(settings(master), url(), (line) => said.push(line));
  const rootUnder = (master: Buffer) => openRoot(settings(master), url());
  const REFUSED = 'is not the master key of this database';
  const roots = () =>
    product.sql('select encode(wrapped, $1) as wrapped from wrapped_roots order by 1', ['hex']);

  it('is the root itself where it was never changed, and its change needs the next one', async () => {
    expect(await rootUnder(FORMER)).toEqual(FORMER);
    expect([await wrap(FORMER, null), await end(FORMER)]).toEqual([2, 1]);
    expect(await roots()).toEqual([]);
  });

  it('gives way to the next one while people save: both open, then one alone; what was sealed and hashed stays', async () => {
    const candidate = await newCandidate(product);
    let isSaving = true;
    const saving = (async () => {
      await fillIn(candidate.browser);
      await submit(candidate.browser);
      isSaving = false;
    })();
    while (isSaving) expect(await wrap(FORMER, NEXT)).toBe(0);
    await saving;
    // Run again and again it has wrapped once.
    expect(await roots()).toHaveLength(2);
    expect([await rootUnder(FORMER), await rootUnder(NEXT)]).toEqual([FORMER, FORMER]);

    const own = await createTestServices({ ...product, urls: product.database.urls, masterKey: NEXT });
    expect((await own.accounts.findAccount(candidate.id))?.name).toBe(candidate.name);
    expect(own.keys.lookup('code', 'x')).toEqual(product.services.keys.lookup('code', 'x'));
    expect(own.keys.filesKey()).toEqual(product.services.keys.filesKey());
    await own.close();

    expect(await end(NEXT)).toBe(0);
    expect(said.at(-1)).toBe('1 former master keys open nothing here any more');
    await expect(rootUnder(FORMER)).rejects.toThrow(REFUSED);
    await expect(wrap(FORMER, STRANGE)).rejects.toThrow(REFUSED);
    await expect(end(STRANGE)).rejects.toThrow(REFUSED);
    // Who was there before goes on: the root is in memory until the next start.
    expect((await candidate.browser.get('getAccount', {})).name).toBe(candidate.name);
  });

  it('is changed again, and back; what stands in the database is nowhere the root', async () => {
    expect([await wrap(NEXT, FORMER), await end(FORMER)]).toEqual([0, 0]);
    const [{ wrapped } = { wrapped: '' }, ...others] = await roots();
    expect(others).toEqual([]);
    expect(String(wrapped)).not.toContain(FORMER.toString('hex'));
    await product.sql('update wrapped_roots set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)');
    await expect(rootUnder(FORMER)).rejects.toThrow();
    await product.sql('update wrapped_roots set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)');
    expect(await rootUnder(FORMER)).toEqual(MASTER_KEY);
    await product.sql('delete from wrapped_roots');
  });

  it('of a new installation wraps a root of its own; where anything hangs on a key already, none is drawn', async () => {
    await drawRoot(settings(FORMER), url());
    expect(await roots()).toEqual([]);
    const fresh = await createTestDatabase('nobody');
    const config = { ...settings(FORMER), databaseUrls: fresh.urls };
    await drawRoot(config, fresh.urls.migrator);
    const root = await openRoot(config, fresh.urls.migrator);
    expect(root.equals(FORMER)).toBe(false);
    await drawRoot(config, fresh.urls.migrator);
    expect(await openRoot(config, fresh.urls.migrator)).toEqual(root);
    await fresh.drop();
  });
});
