import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lifecycle } from '#domain/registration/lifecycle.ts';
import type { Status } from '#domain/registration/registration.ts';
import { populateRegistrations } from '../main-populate.ts';
import { createTestProduct, type TestProduct } from '../testing/test-product.ts';
import { EDITION, logInToOffice } from '../testing/thread.ts';
import { firstBrokenAnchor } from '../usecases/proof/anchor-heads.ts';
import { verifyChains } from '../usecases/proof/verify-chains.ts';

const COUNT = 2000;
let product: TestProduct;
const add = (count: number, alone: boolean) =>
  populateRegistrations(
    {
      ...product.services,
      migratorUrl: product.database.urls.migrator,
      appUrl: product.database.urls.app,
      root: Buffer.alloc(32, 7),
      dataFolder: path.join(import.meta.dirname, '../../data'),
    },
    EDITION,
    count,
    alone,
    () => {},
  );
const keysAndIndexes = () =>
  product.sql(
    // What follows from a constraint in partitions is named by the database.
    `select conrelid::regclass::text as of, case conparentid when 0 then conname end as name,
         pg_get_constraintdef(oid) as what, convalidated
       from pg_constraint where connamespace = 'public'::regnamespace
     union all
     select indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid from pg_index
       where indrelid::regclass::text !~ '^pg_' order by of, name, what`,
  );
let before: Awaited<ReturnType<typeof keysAndIndexes>>;

beforeAll(async () => {
  product = await createTestProduct();
  before = await keysAndIndexes();
  await add(COUNT, true);
});
afterAll(() => product.close());

it('invents registrations whose chains, anchors, invariants and counters agree like those of real ones', async () => {
  const { services } = product;
  expect(await verifyChains(services, EDITION)).toEqual({ registrations: COUNT, disagreements: [] });
  expect(await services.proof.findBreaches()).toEqual([]);
  expect(await firstBrokenAnchor(services)).toBeNull();
  expect(await services.counters.compare(new Date(), false)).toEqual([]);
});

it('leaves every key and index as it was', async () => {
  expect(before.length).toBeGreaterThan(300);
  expect(await keysAndIndexes()).toEqual(before);
});

it('spreads them over regions, points, specialties and the statuses of a review that is under way', async () => {
  const [spread] = await product.sql(
    `select count(distinct region_id)::int as regions, count(distinct point_id)::int as points,
       count(distinct specialty_id)::int as specialties, count(distinct status)::int as statuses from registrations`,
  );
  expect(spread).toMatchObject({ regions: 32, statuses: 8 });
  expect(Number(spread?.points)).toBeGreaterThan(200);
  expect(Number(spread?.specialties)).toBeGreaterThan(100);
});

it('lets each go a way that the lifecycle knows, in order of time', async () => {
  const steps = await product.sql(
    "select distinct action, from_status, to_status, actor_role from registration_events where action <> 'enter'",
  );
  expect(steps.length).toBeGreaterThan(8);
  for (const { action, from_status, to_status, actor_role } of steps) {
    const rule = lifecycle[action as keyof typeof lifecycle];
    expect(rule.from, String(action)).toContain(from_status as Status);
    expect(rule.to, String(action)).toContain(to_status as Status);
    expect(rule.actors, String(action)).toContain(actor_role);
  }
  expect(
    await product.sql(
      `select 1 from registration_events a join registration_events b using (edition_id, candidate_id)
       where b.seq = a.seq + 1 and b.at <= a.at`,
    ),
  ).toEqual([]);
});

it('makes files that staff can open, by number and by the printed code, and accounts that nobody can log in to', async () => {
  const [row] = await product.sql(
    "select number, edition_id, candidate_id from registrations where status = 'confirmed' and region_id = '13' limit 1",
  );
  const staff = await logInToOffice(product, 'hebei');
  const file = await staff.get('getFile', { params: { number: String(row?.number) } });
  expect(file).toMatchObject({ status: 'confirmed', region: { code: '13' } });
  expect(file.pages.flatMap(({ answers }) => answers).length).toBeGreaterThan(20);
  expect(await staff.get('findForm', { params: { code: file.code ?? '' } })).toMatchObject({});
  const browser = product.browser();
  for (const password of ['', 'synthetic', 'Weikao-2026!'])
    expect(
      await browser.refusal('logIn', { body: { login: `synthetic-${row?.number}`, password } }),
    ).toMatchObject({ code: 'wrong-login' });
});

it('goes on where it stopped, beside whoever is at work: further ones are other people', async () => {
  await add(10, false);
  const [row] = await product.sql(
    'select count(*)::int as all, count(distinct number)::int as numbers, count(distinct name)::int as names from registrations',
  );
  expect(row).toMatchObject({ all: COUNT + 10, numbers: COUNT + 10 });
  expect(await firstBrokenAnchor(product.services)).toBeNull();
});
