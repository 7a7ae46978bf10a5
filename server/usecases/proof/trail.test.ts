import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry, EntryClass } from '#domain/audit/entry.ts';
import { signEntry } from '#domain/audit/trail-chain.ts';
import { createPool } from '../../postgres/pool.ts';
import { createRetentionStore } from '../../postgres/retention-store.ts';
import { createTestProduct, type TestProduct } from '../../testing/test-product.ts';
import { eraseDue } from '../retention/erase-due.ts';
import { anchorHeads, firstBrokenAnchor } from './anchor-heads.ts';
import { verifyTrail } from './verify-trail.ts';

const SUN = '11111111-1111-4111-8111-111111111111';
const GAO = '22222222-2222-4222-8222-222222222222';

let product: TestProduct;
/** The owner of the tables: whoever has the database. */
let migrator: pg.Client;

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  migrator = new pg.Client({ connectionString: product.database.urls.migrator });
  await migrator.connect();
});
afterAll(async () => {
  await migrator.end();
  await product.close();
});

function entryOf(staff: string, what: EntryClass, object: string): AuditEntry {
  const area = { region: '13', point: '1301' };
  const person = { staff, userName: staff === SUN ? 'sjz' : 'hebei', post: 'point-reviewer', area };
  const at = product.clock.now();
  const act = { session: 'a1b2c3', class: what, endpoint: 'getFile', object, words: '', outcome: 'done' };
  return { ...person, ...act, at, recordedAt: product.clock.wall() };
}

async function append(staff: string, what: EntryClass, object: string): Promise<void> {
  const entry = entryOf(staff, what, object);
  await product.services.trail.append(entry, signEntry(entry, product.services.keys.sign));
}

const verify = async () => (await verifyTrail(product.services, product.clock.now())).faults;
const named = async () =>
  (await verify()).map(({ userName, class: what, fault, seq }) => `${userName} ${what} ${fault} ${seq}`);

/** Damages the trail past its triggers, looks, and puts everything back. */
async function lookAfter(...damage: string[]): Promise<string[]> {
  await migrator.query('create table kept_entries as select * from audit_entries');
  await migrator.query('create table kept_heads as select * from audit_heads');
  await guards('disable');
  for (const statement of damage) await migrator.query(statement);
  await guards('enable');
  const found = await named();
  await guards('disable');
  await migrator.query('delete from audit_entries; insert into audit_entries select * from kept_entries');
  await migrator.query('delete from audit_heads; insert into audit_heads select * from kept_heads');
  await migrator.query('drop table kept_entries, kept_heads');
  await guards('enable');
  expect(await verify()).toEqual([]);
  return found;
}

async function guards(verb: 'enable' | 'disable'): Promise<void> {
  for (const table of ['audit_entries', 'audit_heads'])
    await migrator.query(`alter table ${table} ${verb} trigger all`);
}

const OF_SUN = `staff_id = '${SUN}' and class = 'read'`;

describe('the audit trail cannot be altered unseen', () => {
  beforeAll(async () => {
    for (let i = 1; i <= 6; i += 1) await append(SUN, 'read', `2600000000000${i}`);
    for (let i = 1; i <= 3; i += 1) await append(GAO, 'read', `2600000000000${i}`);
    await append(SUN, 'search', '');
  });

  it('finds nothing in a trail that nobody has touched, and reads all of it', async () => {
    const found = await verifyTrail(product.services, product.clock.now());
    expect(found).toMatchObject({ entries: 10, until: product.clock.wall(), faults: [] });
  });

  it.each([
    ['object', "overlay(object placing '9' from 14)"],
    ['user_name', "'sjy'"],
    ['words', "'x'"],
    ['outcome', "'done.'"],
    ['post', "'support'"],
    ['region_id', "'14'"],
    ['point_id', 'null'],
    ['session', "'a1b2c4'"],
    ['endpoint', "'getFilf'"],
    ['at', "at + interval '1 millisecond'"],
    ['recorded_at', "recorded_at + interval '1 millisecond'"],
    ['signature', 'set_byte(signature, 31, get_byte(signature, 31) # 1)'],
  ])('names the entry of which one byte of %s was changed', async (column, value) => {
    const found = await lookAfter(
      `update audit_entries set ${column} = ${value} where ${OF_SUN} and seq = 4`,
    );
    expect(found).toEqual(['sjz read altered 4']);
  });

  it('names the entry whose place in the chain was changed', async () => {
    const flip = 'set_byte(head, 0, get_byte(head, 0) # 1)';
    expect(await lookAfter(`update audit_entries set head = ${flip} where ${OF_SUN} and seq = 4`)).toEqual([
      'sjz read out-of-place 4',
    ]);
  });

  it('names what was taken out of the middle, even where the rest was moved up', async () => {
    const remove = `delete from audit_entries where ${OF_SUN} and seq = 3`;
    expect(await lookAfter(remove)).toEqual(['sjz read missing 3']);
    const moveUp = `update audit_entries set seq = seq - 1 where ${OF_SUN} and seq > 3`;
    const head = `update audit_heads set seq = seq - 1 where ${OF_SUN}`;
    expect(await lookAfter(remove, moveUp, head)).toEqual(['sjz read out-of-place 3']);
  });

  it('names where the end was cut off', async () => {
    expect(await lookAfter(`delete from audit_entries where ${OF_SUN} and seq > 4`)).toEqual([
      'sjz read tail-missing 5',
    ]);
    expect(await lookAfter(`delete from audit_entries where ${OF_SUN}`)).toEqual(['sjz read tail-missing 1']);
  });

  it('names two entries that have changed places', async () => {
    const swap = `update audit_entries set seq = case seq when 2 then -5 else -2 end where ${OF_SUN} and seq in (2, 5)`;
    const back = `update audit_entries set seq = -seq where seq < 0`;
    expect(await lookAfter(swap, back)).toEqual(['sjz read out-of-place 2']);
  });

  it('names a chain whose head was taken away, and an entry that nobody wrote', async () => {
    expect(await lookAfter(`delete from audit_heads where ${OF_SUN}`)).toEqual(['sjz read head-missing 1']);
    const forge = `insert into audit_entries select staff_id, class, seq + 1, head, signature, user_name, post, region_id,
      point_id, session, endpoint, '26000000000099', words, outcome, at, recorded_at
      from audit_entries where ${OF_SUN} and seq = 6`;
    expect(await lookAfter(forge)).toEqual(['sjz read altered 7']);
  });

  it('finds also a chain that was reckoned anew after an entry was changed: no key, no signature', async () => {
    // The attacker knows how heads are made, and has no key.
    const change = `update audit_entries set object = '26000000000099' where ${OF_SUN} and seq = 6`;
    const reckon = `update audit_entries e set signature = sha256('guess'), head = sha256(convert_to(encode(b.head, 'hex')
      || E'\\n6\\n' || encode(sha256('guess'), 'hex'), 'UTF8')) from audit_entries b
      where e.${OF_SUN.replace('class', 'e.class')} and e.seq = 6 and b.staff_id = e.staff_id and b.class = e.class and b.seq = 5`;
    const head = `update audit_heads h set head = e.head from audit_entries e
      where e.staff_id = h.staff_id and e.class = h.class and e.seq = 6`;
    expect(await lookAfter(change, reckon, head)).toEqual(['sjz read altered 6']);
  });

  it('finds a tail that was cut together with its head by the anchors', async () => {
    product.clock.set('2025-12-03T10:10:00+08:00');
    const anchor = await anchorHeads(product.services);
    expect(anchor).toMatchObject({ number: 1, events: 0 });
    expect(anchor?.trail.map(({ class: what, entries }) => [what, entries])).toEqual([
      ['read', 9],
      ['search', 1],
    ]);
    expect(await anchorHeads(product.services), 'nothing new').toBeNull();
    const drop = `delete from audit_entries where ${OF_SUN} and seq > 4`;
    const head = `update audit_heads h set seq = 4, head = e.head from audit_entries e
      where e.staff_id = h.staff_id and e.class = h.class and e.seq = 4 and h.${OF_SUN.replace('class', 'h.class')}`;
    expect(await lookAfter(drop, head)).toEqual([' read anchor-differs 1']);
    const vanish = [`delete from audit_entries where ${OF_SUN}`, `delete from audit_heads where ${OF_SUN}`];
    expect(await lookAfter(...vanish)).toEqual([' read anchor-differs 1']);
    expect(await firstBrokenAnchor(product.services)).toBeNull();
    await migrator.query("update audit_anchors set entries = entries - 1 where class = 'read'");
    expect(await firstBrokenAnchor(product.services)).toBe(1);
    await migrator.query("update audit_anchors set entries = entries + 1 where class = 'read'");
  });
});

describe('what is written stays', () => {
  const refusalOf = (client: pg.Client, statement: string) =>
    client.query(statement).then(
      () => 'allowed',
      (error: pg.DatabaseError) => error.code,
    );
  const statements = [
    "update audit_entries set object = ''",
    'delete from audit_entries',
    'truncate audit_entries',
    'update audit_heads set seq = seq - 1 where seq > 1',
    'delete from audit_heads',
    'truncate audit_heads',
  ];

  it.each(statements)('“%s” is refused to everybody, the owner too', async (statement) => {
    expect(await refusalOf(migrator, statement)).toBe('P0001');
    for (const url of [product.database.urls.office, product.database.urls.app]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      expect(await refusalOf(client, statement)).toBe('42501');
      await client.end();
    }
  });

  it('cannot be written but through the function, and not by the role of the candidates', async () => {
    const insert = `insert into audit_entries select * from audit_entries limit 0`;
    const call = `select append_audit('${SUN}', 'read', 'sjz', '', null, null, '', '', '', '', '', now(), now(), sha256(''))`;
    for (const [url, call_] of [
      [product.database.urls.office, 'allowed'],
      [product.database.urls.app, '42501'],
    ] as const) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      expect(await refusalOf(client, insert)).toBe('42501');
      await client.query('begin');
      expect(await refusalOf(client, call)).toBe(call_);
      await client.query('rollback');
      await client.end();
    }
    expect(await verify()).toEqual([]);
  });
});

describe('a hundred at once', () => {
  it('make one chain without a hole for one person, and wait for nobody else', async () => {
    const before = (await verifyTrail(product.services, product.clock.now())).entries;
    const some = Array.from({ length: 100 }, (_, i) =>
      append(i % 2 === 0 ? SUN : GAO, 'write', `26000000000${i}`),
    );
    await Promise.all(some);
    const found = await verifyTrail(product.services, product.clock.now());
    expect([found.entries - before, found.faults]).toEqual([100, []]);
    const counts = await product.sql(
      "select count(*)::int as entries, max(seq)::int as last from audit_entries where class = 'write' group by staff_id",
    );
    expect(counts).toEqual([
      { entries: 50, last: 50 },
      { entries: 50, last: 50 },
    ]);
  });

  it('somebody else’s chain that is locked holds nobody up', async () => {
    await migrator.query('begin');
    await migrator.query(`select * from audit_heads where staff_id = '${SUN}' for update`);
    await append(GAO, 'write', '26000000000001');
    await migrator.query('rollback');
  });
});

describe('what is past its term', () => {
  let owner: ReturnType<typeof createPool>;
  const erase = async () => {
    const counts = await eraseDue({
      ...product.services,
      retention: createRetentionStore(owner, product.services.keys),
    });
    return Object.fromEntries(counts.map((due) => [due.class, due.rows]));
  };
  beforeAll(() => {
    owner = createPool(product.database.urls.migrator, 2, () => {});
  });
  afterAll(() => owner.end());

  it('is cut from the front, class by class, up to an anchor, and the rest is still proven', async () => {
    product.clock.set('2025-12-04T10:00:00+08:00');
    expect(await anchorHeads(product.services)).toMatchObject({ number: 2 });
    await append(SUN, 'read', '26000000000007');
    product.clock.set('2028-12-03T10:05:00+08:00');
    // Three years for what was read; the second anchor is younger.
    expect(await erase()).toMatchObject({ 'audit-reads': 0 });
    product.clock.set('2028-12-03T10:20:00+08:00');
    expect(await erase()).toMatchObject({ 'audit-reads': 10, 'audit-acts': 0 });
    expect(await erase()).toMatchObject({ 'audit-reads': 0, 'audit-acts': 0 });
    expect(await verify()).toEqual([]);
    expect(await firstBrokenAnchor(product.services)).toBeNull();
    await append(SUN, 'read', '26000000000008');
    expect(await verify()).toEqual([]);
    const left = await product.sql("select seq::int from audit_entries where class = 'read' order by seq");
    expect(left.map(({ seq }) => seq)).toEqual([7, 8]);
  });

  it('can be cut by nobody else: a mark that is moved, made up or taken away is named', async () => {
    const move = `update audit_heads set cut_seq = 7, cut_head = head where ${OF_SUN}`;
    expect(await lookAfter(move, `delete from audit_entries where ${OF_SUN} and seq <= 7`)).toEqual([
      'sjz read cut-forged 7',
    ]);
    const erased = 'cut_seq = 0, cut_head = null, cut_before = null, cut_signature = null';
    expect(await lookAfter(`update audit_heads set ${erased} where ${OF_SUN}`)).toContain(
      'sjz read missing 1',
    );
    const later = `update audit_heads set cut_before = cut_before + interval '1 year' where ${OF_SUN}`;
    expect(await lookAfter(later)).toEqual(['sjz read cut-forged 6']);
  });

  it('goes after ten years where somebody acted', async () => {
    product.clock.set('2035-12-05T00:00:00+08:00');
    expect(await erase()).toMatchObject({ 'audit-acts': 101 });
    expect(await verify()).toEqual([]);
  });
});
