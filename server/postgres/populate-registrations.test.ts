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
const add = (count: number) =>
  populateRegistrations(
    {
      ...product.services,
      migratorUrl: product.database.urls.migrator,
      dataFolder: path.join(import.meta.dirname, '../../data'),
    },
    EDITION,
    count,
    () => {},
  );

beforeAll(async () => {
  product = await createTestProduct();
  await add(COUNT);
});
afterAll(() => product.close());

it('invents registrations whose chains, anchors, invariants and counters agree like those of real ones', async () => {
  const { services } = product;
  expect(await verifyChains(services, EDITION)).toEqual({ registrations: COUNT, disagreements: [] });
  expect(await services.proof.findBreaches()).toEqual([]);
  expect(await firstBrokenAnchor(services)).toBeNull();
  expect(await services.counters.compare(new Date(), false)).toEqual([]);
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

it('goes on where it stopped: further ones are other people', async () => {
  await add(10);
  const [row] = await product.sql(
    'select count(*)::int as all, count(distinct number)::int as numbers, count(distinct name)::int as names from registrations',
  );
  expect(row).toMatchObject({ all: COUNT + 10, numbers: COUNT + 10 });
  expect(await firstBrokenAnchor(product.services)).toBeNull();
});
