import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmployerNames } from '../../postgres/employer-names.ts';
import { createLeaseStore } from '../../postgres/lease-store.ts';
import { createOfficeCaseStore } from '../../postgres/office-case-store.ts';
import { createOfficeStore } from '../../postgres/office-store.ts';
import { newCandidate } from '../../testing/candidates.ts';
import { decideNow, newOffice, type Office } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestProduct } from '../../testing/test-product.ts';
import { fillIn, submit } from '../../testing/thread.ts';
import { createWatchedPool } from '../../testing/watched-pool.ts';

let product: TestProduct;
let office: Office;
let watched: ReturnType<typeof createWatchedPool>;
const numbers: string[] = [];

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  for (let count = 0; count < 3; count += 1) {
    const { browser } = await newCandidate(product);
    await fillIn(browser);
    const { receipt } = await submit(browser);
    await decideNow(office.counter, receipt.number, { do: 'confirm', code: receipt.code });
    numbers.push(receipt.number);
  }
  product.clock.set(DURING.review);
  watched = createWatchedPool(product.database.urls.office);
  const { pool } = watched;
  const { office: files, leases, officeCases, employerNames, keys } = product.services;
  Object.assign(files, createOfficeStore(pool, keys));
  Object.assign(leases, createLeaseStore(pool));
  Object.assign(officeCases, createOfficeCaseStore(pool, keys));
  Object.assign(employerNames, createEmployerNames(pool));
});
afterAll(async () => {
  await watched.pool.end();
  await product.close();
});

const FRAME = /^(begin|commit|select set_config)/;

/** Statements that one call asks of the office's database, besides those that open and close transactions. */
async function asked(call: () => Promise<unknown>): Promise<number> {
  watched.statements.length = 0;
  await call();
  return watched.statements.filter(({ text }) => !FRAME.test(text)).length;
}

it('asks as little for a list of many as for a list of one, and for a file no more than is shown of it', async () => {
  const { point } = office;
  const [first = ''] = numbers;
  expect(await asked(() => point.get('listFiles', { query: { status: 'confirmed' } }))).toBe(1);
  expect(await asked(() => point.get('getWork', {}))).toBe(2);
  expect(await asked(() => point.get('getFile', { params: { number: first } }))).toBeLessThanOrEqual(8);
  const next = () => point.get('takeNextFile', { body: { passingOver: [] } });
  expect(await asked(next)).toBeLessThanOrEqual(9);
  const { file } = await next();
  if (file === null) throw new Error('nothing waits');
  const { number, rev, lease } = file;
  const body = { do: 'approve-at-point' as const, rev, lease: lease?.token ?? 0 };
  expect(await asked(() => point.get('decideFile', { params: { number }, body }))).toBeLessThanOrEqual(15);
});

it('reads the next file in the order of an index: nothing is sorted, nothing is read that is not taken', async () => {
  for (const [staff, index] of [
    [office.point, 'registrations_2026_region_id_point_id'],
    [office.region, 'registrations_2026_region_id'],
  ] as const) {
    watched.statements.length = 0;
    await staff.get('takeNextFile', { body: { passingOver: [] } });
    const taking = watched.statements.find(({ text }) => text.includes('skip locked'));
    if (taking === undefined) throw new Error('nothing was taken');
    const client = await watched.pool.connect();
    try {
      // Three rows are read faster without any index; three million are not.
      await client.query(
        "begin; set local enable_seqscan = off; set local plan_cache_mode = 'force_generic_plan'",
      );
      const { rows } = await client.query({ text: `explain ${taking.text}`, values: [...taking.values] });
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain(index);
      expect(plan).not.toMatch(/Sort|Seq Scan on registrations/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
});
