import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareNightly, foldCounters } from '../jobs/counters.ts';
import { foldAll, untilCountable } from '../testing/folding.ts';
import { poolWithoutGuard } from '../testing/race.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { EDITION, enter, fillIn, logIn, submit } from '../testing/thread.ts';
import { createCounterStore } from './counter-store.ts';
import { createPool } from './pool.ts';

let product: TestProduct;
let candidate: TestBrowser;
const params = { edition: EDITION };
const fold = () => foldAll(product);

beforeAll(async () => {
  product = await createTestProduct();
  candidate = await logIn(product, 'wangxiaoming');
  await fillIn(candidate);
  await fold();
});
afterAll(() => product.close());

/** What a scan says, straight from the registrations and events, beside what is counted. */
async function bothSides() {
  const of = async (statement: string) =>
    (await product.sql(statement)).map((row) => Object.values(row).map(String).join(' '));
  return {
    scanned: [
      ...(await of(`select region_id, coalesce(point_id, '') as p, status, coalesce(level, '') as l, coalesce(specialty_id, '') as s, count(*)
        from registrations group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`)),
      ...(await of(`select region_id, coalesce(point_id, '') as p, status, (status_since + interval '8 hours')::date, count(*)
        from registrations group by 1, 2, 3, 4 order by 1, 2, 3, 4`)),
      ...(await of(`select region_id, coalesce(point_id, '') as p, (at + interval '8 hours')::date, action, count(*)
        from registration_events group by 1, 2, 3, 4 order by 1, 2, 3, 4`)),
    ],
    counted: [
      ...(await of(`select region_id, point_id, status, level, specialty_id, count from standing_counters where count <> 0
        order by 1, 2, 3, 4, 5`)),
      ...(await of(
        `select region_id, point_id, status, since, count from waiting_counters where count <> 0 order by 1, 2, 3, 4`,
      )),
      ...(await of(`select region_id, point_id, day, action, sum(count) as count from act_counters where count <> 0
        group by 1, 2, 3, 4 order by 1, 2, 3, 4`)),
    ],
  };
}

async function expectExact(): Promise<void> {
  const { scanned, counted } = await bothSides();
  expect(counted).toEqual(scanned);
  expect(scanned.length).toBeGreaterThan(0);
}

/** One more page saved: an event that the counters have not seen. */
async function act(): Promise<void> {
  const view = await candidate.get('getRegistration', { params });
  if (view.status === 'draft') await submit(candidate);
  else await candidate.get('withdraw', { params });
}

describe('counters', () => {
  it('say what a scan says, whatever happened in between, and a second folding changes nothing', async () => {
    await expectExact();
    await act();
    const other = await logIn(product, 'guoxinlei');
    await enter(other, '13');
    await other.get('changeRegion', { params, body: { region: '41' } });
    await fold();
    await expectExact();
    const before = await bothSides();
    await fold();
    await fold();
    expect(await bothSides()).toEqual(before);
  });

  it('are folded in steps where much has come', async () => {
    await act();
    await act();
    await act();
    const { counters, clock } = product.services;
    const steps: string[] = [];
    do steps.push(await counters.fold(clock.wall(), 1));
    while (steps.at(-1) === 'more');
    expect(steps.length).toBeGreaterThan(1);
    await expectExact();
  });

  it('are folded by one process at a time: the others are told so, and nothing is counted twice', async () => {
    await act();
    const pools = [1, 2, 3].map(() => createPool(product.database.urls.app, 2, () => {}));
    const stores = pools.map(createCounterStore);
    const holder = new pg.Client({ connectionString: product.database.urls.app });
    await holder.connect();
    await holder.query("select pg_advisory_lock(hashtext('counters'))");
    expect(await Promise.all(stores.map((store) => store.fold(new Date(), 100)))).toEqual([
      'busy',
      'busy',
      'busy',
    ]);
    expect(await stores[0]?.compare(new Date(), true)).toBeNull();
    await holder.end();
    await Promise.all(stores.map((store) => store.fold(new Date(), 100)));
    await fold();
    await expectExact();
    await Promise.all(pools.map((pool) => pool.end()));
  });
});

describe('an event that is committed late', () => {
  /** Writes an event like a decision whose transaction lasts; while it does, others act and the counters are folded. */
  async function overtaken(foldIt: () => Promise<unknown>) {
    const slow = new pg.Client({ connectionString: product.database.urls.app });
    await slow.connect();
    await slow.query('begin');
    await slow.query(
      `with saved as (
         update registrations set seq = seq + 1, rev = rev + 1, status = 'forfeited', status_before = 'draft'
         where candidate_id = (select candidate_id from user_names where user_name = 'guoxinlei') returning *)
       insert into registration_events (edition_id, candidate_id, seq, idempotency_key, request_digest, action, actor_role,
         actor_id, from_status, to_status, rev, changed, at, region_id, point_id, head, content_digest, recorded_at)
       select edition_id, candidate_id, seq, $1, sha256('x'), 'forfeit', 'system', '', 'draft', status, rev, '{}', $2,
         region_id, point_id, head, sha256('x'), $2 from saved`,
      [randomUUID(), product.clock.now()],
    );
    await act();
    await foldIt();
    await slow.query('commit');
    await slow.end();
    await act();
    await untilCountable(product.sql);
    await foldIt();
    const seen = await bothSides();
    await product.sql(`update registrations set status = 'draft' where status = 'forfeited'`);
    await product.sql(`delete from registration_events where action = 'forfeit'`);
    await product.sql(
      `update registrations r set seq = (select max(seq) from registration_events e where e.candidate_id = r.candidate_id)`,
    );
    await product.services.counters.compare(product.clock.wall(), true);
    await expectExact();
    return seen;
  }

  it('is counted all the same', async () => {
    const { scanned, counted } = await overtaken(() => foldCounters(product.services));
    expect(counted).toEqual(scanned);
  });

  it('is missed by a mark that believes in the newest number (control)', async () => {
    const { pool, used } = poolWithoutGuard(product.database.urls.app, {
      pg_snapshot_xmin: 'pg_snapshot_xmax',
    });
    const unguarded = createCounterStore(pool);
    const { scanned, counted } = await overtaken(() => unguarded.fold(product.clock.wall(), 100));
    expect(counted).not.toEqual(scanned);
    expect(counted.some((line) => line.includes('forfeit'))).toBe(false);
    expect([...used]).toEqual(['pg_snapshot_xmin']);
    await pool.end();
  });
});

describe('a process that is killed while it folds', () => {
  for (const table of ['standing_counters', 'waiting_counters', 'act_counters', 'counted', 'counter_mark']) {
    it(`leaves nothing half done, wherever it was (${table})`, async () => {
      await act();
      const before = await product.sql('select count(*) from counted');
      // The connection dies in the middle of the writing, as with kill -9.
      await product.sql(`create function die() returns trigger language plpgsql security definer as
        $$ begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5); return new; end $$`);
      await product.sql(
        `create trigger die after insert or update on ${table} for each row execute function die()`,
      );
      await expect(fold()).rejects.toThrow();
      await product.sql(`drop function die() cascade`);
      expect(await product.sql('select count(*) from counted')).toEqual(before);
      await fold();
      await expectExact();
    });
  }
});

describe('the nightly comparison', () => {
  const night = async (at: string) => {
    product.clock.set(at);
    const lines = await compareNightly(product.services);
    product.clock.set(DURING.registration);
    return lines;
  };

  it('finds nothing where nothing has drifted, once a night', async () => {
    expect(await night('2025-12-04T02:59:00+08:00')).toEqual([]);
    expect(await product.services.marks.findMark('counters-compared')).toBeNull();
    expect(await night('2025-12-04T03:00:00+08:00')).toEqual([]);
    expect(await product.services.marks.findMark('counters-compared')).not.toBeNull();
  });

  it('names each drift and puts it right', async () => {
    await product.sql('update standing_counters set count = count + 7 where count > 0');
    await product.sql('delete from waiting_counters');
    await product.sql(
      `insert into act_counters values ($1, '13', '1301', '2025-12-01', 'confirm', 'submitted', 5)`,
      [EDITION],
    );
    await product.sql("update counted set level = 'senior'");
    const verified = await product.services.counters.compare(product.clock.wall(), false);
    const lines = await night('2025-12-05T03:00:00+08:00');
    for (const of of ['registration', 'standing', 'waiting', 'acts'])
      expect(
        lines.some((line) => line.startsWith(`COUNTER DRIFT: ${of} ${EDITION}`)),
        of,
      ).toBe(true);
    expect(lines).toContain(
      `COUNTER DRIFT: acts ${EDITION} 13/1301/2025-12-01/confirm/submitted: counted 5, found 0`,
    );
    expect(verified?.length).toBeGreaterThan(0);
    await expectExact();
    expect(await night('2025-12-06T03:00:00+08:00')).toEqual([]);
  });

  it('finds an event that was never folded', async () => {
    await act();
    await untilCountable(product.sql);
    await product.sql("update counter_mark set folded_until = '9000000000'");
    await foldCounters(product.services);
    await product.sql('update counter_mark set folded_until = pg_snapshot_xmax(pg_current_snapshot())');
    expect(await night('2025-12-07T03:00:00+08:00')).toEqual([
      expect.stringContaining('COUNTER DRIFT: registration'),
      expect.stringContaining('COUNTER DRIFT: standing'),
      expect.stringContaining('COUNTER DRIFT: standing'),
      expect.stringContaining('COUNTER DRIFT: waiting'),
      expect.stringContaining('COUNTER DRIFT: waiting'),
      expect.stringContaining('COUNTER DRIFT: acts'),
    ]);
    await expectExact();
  });
});
