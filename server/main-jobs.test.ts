import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runNightlyAudit } from './jobs/audit.ts';
import { type Job, type RunningJobs, runJobs } from './jobs/run-jobs.ts';
import { jobsOf } from './main-jobs.ts';
import type { Locks } from './ports/locks.ts';
import { createLocks } from './postgres/locks.ts';
import { createPool } from './postgres/pool.ts';
import { eventually } from './testing/eventually.ts';
import { createTestProduct, type TestProduct } from './testing/test-product.ts';

let product: TestProduct;
let pool: pg.Pool;
/** What a second process brings. */
let others: ReturnType<typeof createLocks>;

const HOUR = 3_600_000;
const PATIENCE_MS = 20_000;
const started: RunningJobs[] = [];
const errors: string[] = [];

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  pool = createPool(product.database.urls.app, 2, () => {});
  others = createLocks(pool, () => {});
});
beforeEach(() => errors.splice(0));
// What one test leaves at work would do the next one's work for it.
afterEach(async () => {
  for (const jobs of started.splice(0)) expect(await jobs.stop(PATIENCE_MS)).toBe(true);
});
afterAll(async () => {
  await others.close();
  await pool.end();
  await product.close();
});

function start(
  jobs: readonly Job[],
  locks: Locks = product.services.locks,
  said: string[] = [],
): RunningJobs {
  const onError = (error: Error, job: string) => void errors.push(`${job}: ${error.message}`);
  const running = runJobs(jobs, { locks, say: (line) => said.push(line), onError });
  started.push(running);
  return running;
}

/** A job that stands still inside its work until it is let go. */
function standing(runs: Job['runs'] = 'one-at-a-time', name = 'standing') {
  const gate = Promise.withResolvers<void>();
  let [entered, most, now] = [0, 0, 0];
  const job: Job = {
    name,
    runs,
    everyMs: HOUR,
    what: 'waits',
    followsClock: true,
    run: async () => {
      entered += 1;
      now += 1;
      most = Math.max(most, now);
      await gate.promise;
      now -= 1;
    },
  };
  return { job, letGo: gate.resolve, entered: () => entered, most: () => most };
}

const until = (holds: () => boolean) => eventually(() => expect(holds()).toBe(true));

describe('a job that one process does at a time', () => {
  it('is passed over by the second process while the first is at it, and done by it afterwards', async () => {
    const { job, letGo, entered, most } = standing();
    start([job]);
    await until(() => entered() === 1);
    const second = start([job], others);
    await second.followClock();
    expect(entered()).toBe(1);
    letGo();
    await until(() => started.every((jobs) => jobs.lastSuccess().size <= 1));
    await eventually(async () => {
      await second.followClock();
      expect(second.lastSuccess().has(job.name)).toBe(true);
    });
    expect(most()).toBe(1);
  });

  it('would be done twice at once without its lock: the control', async () => {
    const { job, letGo, most } = standing('side-by-side', 'unlocked');
    start([job]);
    start([job], others);
    await until(() => most() === 2);
    letGo();
  });

  it('is taken over when the process that was at it dies', async () => {
    const dying = createLocks(pool, () => {});
    const { job, entered, letGo } = standing('one-at-a-time', 'orphan');
    start([job], dying);
    await until(() => entered() === 1);
    await product.sql(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid::bigint =
         (hashtext('job orphan')::bigint & 4294967295)`,
    );
    await eventually(async () => expect(await others.alone('job orphan', async () => 'ours')).toBe('ours'));
    letGo();
    await dying.close();
  });

  it('lets go when it fails, is told by name, and is tried again', async () => {
    let tries = 0;
    const run = async () => {
      tries += 1;
      if (tries === 1) throw new Error('the printer is on fire');
    };
    const failing = start([{ ...standing().job, name: 'failing', run }]);
    await until(() => errors.length === 1);
    expect(errors).toEqual(['failing: the printer is on fire']);
    expect(await others.alone('job failing', async () => 'free')).toBe('free');
    await failing.followClock();
    expect([tries, failing.lastSuccess().size]).toEqual([2, 1]);
  });
});

describe('jobs that run', () => {
  it('never meet themselves: whoever moves the clock waits for a run that begins after the move', async () => {
    const { job, letGo, entered, most } = standing('everywhere', 'moved');
    const jobs = start([job]);
    await until(() => entered() === 1);
    const moved = jobs.followClock();
    letGo();
    await moved;
    expect([entered(), most()]).toEqual([2, 1]);
  });

  it('end what they are at before they stop, and begin nothing any more', async () => {
    const { job, letGo, entered } = standing('everywhere', 'stopped');
    const jobs = start([job]);
    await until(() => entered() === 1);
    expect(await jobs.stop(20)).toBe(false);
    const stopped = jobs.stop(5000);
    letGo();
    expect(await stopped).toBe(true);
    await jobs.followClock();
    expect(entered()).toBe(1);
  });
});

describe('the table of jobs', () => {
  it('names each job once, and lets servers do only what they themselves remember', () => {
    const jobs = jobsOf(product.services);
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
    expect(jobs.filter(({ runs }) => runs === 'everywhere').map(({ name }) => name)).toEqual([
      'refused-answers',
    ]);
  });

  it('runs from end to end in two processes at once, and nothing fails', async () => {
    const both = [start(jobsOf(product.services)), start(jobsOf(product.services), others)];
    const names = jobsOf(product.services).map(({ name }) => name);
    await eventually(() => {
      const done = both.flatMap((jobs) => [...jobs.lastSuccess().keys()]);
      expect(new Set(done)).toEqual(new Set(names));
    });
    expect(errors).toEqual([]);
  });

  it('has the trail read once a night where two processes wait for the night; without turns, twice', async () => {
    const nights = (services: TestProduct['services']) =>
      jobsOf(services).filter(({ name }) => name === 'audit-trail');
    product.clock.set('2025-12-05T03:30:00+08:00');
    const control = await Promise.all([runNightlyAudit(product.services), runNightlyAudit(product.services)]);
    expect(control.map((lines) => lines.length)).toEqual([1, 1]);
    product.clock.set('2025-12-06T03:30:00+08:00');
    const said: string[] = [];
    const both = [
      start(nights(product.services), product.services.locks, said),
      start(nights(product.services), others, said),
    ];
    for (const jobs of both) await jobs.followClock();
    for (const jobs of both) expect(await jobs.stop(PATIENCE_MS)).toBe(true);
    expect(said).toHaveLength(1);
  });
});
