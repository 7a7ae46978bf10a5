import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmployerScope, isOwnEmployee } from '#domain/employers/employees.ts';
import { isInArea, type Jurisdiction } from '#domain/staff/actor.ts';
import { mayManage, type Position } from '#domain/staff/manage-staff.ts';
import { POSTS, posts } from '#domain/staff/posts.ts';
import { createTestProduct, type TestProduct } from '../testing/test-product.ts';
import { EDITION, fillIn, logIn, submit } from '../testing/thread.ts';
import { addStaff } from './add-staff.ts';

const FILES = 300;
const PEOPLE = 120;

/** Region codes that begin one another, each with some points; no point stands in two regions. */
const trees = fc.uniqueArray(fc.constantFrom('Z', 'Z1', 'Z11', 'Z12', 'Z2', 'Z_', 'Z%'), {
  minLength: 3,
  maxLength: 6,
});
const tree = new Map(
  fc
    .sample(fc.tuple(trees, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 6, maxLength: 6 })), {
      seed: 20260401,
      numRuns: 1,
    })
    .flatMap(([regions, counts]) =>
      regions.map(
        (region, i) =>
          [region, Array.from({ length: counts[i] ?? 1 }, (_, at) => `${region}0${at}`)] as const,
      ),
    ),
);
const regionsOfTree = [...tree.keys()];
const places = [...tree].flatMap(([region, points]) => points.map((point) => ({ region, point })));

const anywhere: fc.Arbitrary<Jurisdiction> = fc.oneof(
  fc.constant({ region: null, point: null }),
  fc.constantFrom(...regionsOfTree).map((region) => ({ region, point: null })),
  fc.constantFrom(...places),
  // Of no place that there is, and a point under a region that it does not belong to.
  fc.record({
    region: fc.constantFrom(...regionsOfTree, 'X', '*'),
    point: fc.constantFrom('Z100', '*', 'Z'),
  }),
);

const positions: fc.Arbitrary<Position> = fc.constantFrom(...POSTS).chain((post): fc.Arbitrary<Position> => {
  const { reach } = posts[post];
  if (reach === 'point') return fc.constantFrom(...places).map((area) => ({ post, area }));
  const regions = fc
    .constantFrom(...regionsOfTree)
    .map((region) => ({ post, area: { region, point: null } }));
  const nation = fc.constant({ post, area: { region: null, point: null } });
  if (reach === 'nation') return nation;
  return reach === 'region' ? regions : fc.oneof(regions, nation);
});

let product: TestProduct;
let office: pg.Client;
/** Codes that begin one another; names typed by hand mean one of them where a region has said so. */
const CODES = ['E', 'E1', 'E11', 'E_', 'E%', 'E,2', '{E}'];
const NAMES = ['first clinic', 'second clinic', 'third clinic'];
const workplaces = fc.oneof(
  fc.constantFrom(...CODES).map((code) => ({ code, name: null })),
  fc.constantFrom(...NAMES).map((name) => ({ code: 'other', name })),
);

const files: {
  candidate: string;
  region: string;
  point: string;
  number: string;
  work: { code: string; name: string | null };
}[] = [];
/** What each region has said of a name, line after line; the last one holds. */
const said: { region: string; name: string; code: string | null }[] = [];
const people: ({ id: string } & Position)[] = [];

async function plantTree(): Promise<void> {
  for (const [region, points] of tree) {
    await product.sql("insert into regions values ($1, $1, $1, $1, 'province', 900)", [region]);
    for (const point of points)
      await product.sql('insert into points values ($1, $2, $1, $1, 900)', [point, region]);
  }
}

/** Copies of one registration, each at a random place. Whose they are does not matter here. */
async function plantFiles(): Promise<void> {
  const browser = await logIn(product, 'wangxiaoming');
  await fillIn(browser);
  await submit(browser);
  const at = fc.sample(fc.constantFrom(...places), { seed: 7, numRuns: FILES });
  const work = fc.sample(workplaces, { seed: 13, numRuns: FILES });
  for (const [i, place] of at.entries())
    files.push({
      candidate: randomUUID(),
      ...place,
      number: `Z${i}`,
      work: work[i] ?? { code: 'E', name: null },
    });
  const copies = files.map(({ candidate, region, point, number, work: { code, name } }) => ({
    candidate_id: candidate,
    region_id: region,
    point_id: point,
    number,
    answers: name === null ? { employer: code } : { employer: code, employer_other: name },
    sealed: '\\x',
  }));
  const text = JSON.stringify(copies).replaceAll("'", "''");
  await product.sql(`begin; set local session_replication_role = replica;
    insert into registrations select (jsonb_populate_record(r, c)).* from registrations r,
      jsonb_array_elements('${text}'::jsonb) c; commit`);
}

async function plantSaid(): Promise<void> {
  const line = fc.record({
    region: fc.constantFrom(...regionsOfTree),
    name: fc.constantFrom(...NAMES),
    code: fc.option(fc.constantFrom(...CODES)),
  });
  said.push(...fc.sample(line, { seed: 17, numRuns: 40 }));
  const lines = said.map((of, i) => ({
    region_id: of.region,
    name_folded: of.name.replaceAll(' ', ''),
    seq: i + 1,
    verdict: of.code === null ? 'open' : 'listed',
    employer_id: of.code,
    staff_id: randomUUID(),
    idempotency_key: randomUUID(),
    at: product.clock.now(),
  }));
  await product.sql(`begin; set local session_replication_role = replica;
    insert into employer_identifications
    select * from jsonb_populate_recordset(null::employer_identifications, '${JSON.stringify(lines)}'::jsonb); commit`);
}

async function plantStaff(): Promise<void> {
  const drawn = fc.sample(positions, { seed: 11, numRuns: PEOPLE });
  for (const position of drawn) people.push({ id: randomUUID(), ...position });
  const members = people.map(({ id, post, area }) => ({
    id,
    userName: `s${id}`,
    passwordHash: 'none',
    displayName: '范丽君',
    post,
    ...area,
  }));
  await addStaff(product.database.urls.migrator, members);
}

beforeAll(async () => {
  product = await createTestProduct();
  await plantTree();
  await plantFiles();
  await plantSaid();
  await plantStaff();
  office = new pg.Client({ connectionString: product.database.urls.office });
  await office.connect();
});
afterAll(async () => {
  await office.end();
  await product.close();
});

/** Runs one statement under row-level security, with nothing of the area in its text. */
async function underPolicies(area: Jurisdiction, statement: string, values: unknown[] = []) {
  await office.query('begin');
  try {
    const { region, point } = area;
    await office.query("select set_config('weikao.region', $1, true), set_config('weikao.point', $2, true)", [
      region ?? '*',
      point ?? '*',
    ]);
    return await office.query(statement, values);
  } finally {
    await office.query('rollback');
  }
}

const LITTLE = { numRuns: 25, seed: 42 };

describe('I4: one rule says who sees a registration', () => {
  const all = {
    edition: EDITION,
    status: null,
    text: null,
    number: null,
    region: null,
    point: null,
    after: null,
    limit: 1000,
  };
  const listing = () => ({ ...all, wall: product.clock.wall() });

  it('and the list, the single read, the count and the policies of the database say the same', async () => {
    const { office: store } = product.services;
    const check = async (area: Jurisdiction, at: number) => {
      const seen = files.filter(({ region, point }) => isInArea(area, region, point));
      const expected = seen.map(({ candidate }) => candidate).toSorted();
      const known = new Set(files.map(({ candidate }) => candidate));
      const listed = await store.listFiles(area, listing());
      const list = listed.map(({ registration }) => registration.candidate).filter((id) => known.has(id));
      expect(list.toSorted()).toEqual(expected);
      const rows = await underPolicies(area, 'select candidate_id as id from registrations');
      const raw = rows.rows.map(({ id }) => String(id)).filter((id) => known.has(id));
      // A star is the setting's word for everywhere; no place is called so.
      if (area.region !== '*' && area.point !== '*') expect(raw.toSorted()).toEqual(expected);
      const file = files[at];
      const single = await store.findFile(area, { edition: EDITION, candidate: file?.candidate ?? '' });
      expect(single !== null).toBe(file !== undefined && expected.includes(file.candidate));
    };
    await fc.assert(fc.asyncProperty(anywhere, fc.nat(FILES - 1), check), LITTLE);
  });

  it('and what is changed under the policies is what the rule lets be seen', async () => {
    const check = async (area: Jurisdiction) => {
      if (area.region === '*' || area.point === '*') return;
      const { rowCount } = await underPolicies(
        area,
        "update registrations set rev = rev + 1 where number like 'Z%'",
      );
      expect(rowCount).toBe(files.filter(({ region, point }) => isInArea(area, region, point)).length);
    };
    await fc.assert(fc.asyncProperty(anywhere, check), LITTLE);
  });
});

describe('I4: one rule says whom an employer’s clerk sees', () => {
  const employerOf = ({ region, work }: (typeof files)[number]): string | null =>
    work.name === null
      ? work.code
      : (said.findLast((line) => line.region === region && line.name === work.name)?.code ?? null);
  const scopes: fc.Arbitrary<EmployerScope> = fc.record({
    region: fc.constantFrom(...regionsOfTree, 'X', '*', ''),
    employers: fc.uniqueArray(fc.constantFrom(...CODES, 'other', '*', ''), { maxLength: 4 }),
  });
  const asked = { edition: EDITION, status: null, text: null, after: null, limit: 1000 };

  async function underEmployers({ region, employers }: EmployerScope, statement: string) {
    await office.query('begin');
    try {
      await office.query(
        "select set_config('weikao.employer_region', $1, true), set_config('weikao.employers', ($2::text[])::text, true)",
        [region, employers],
      );
      return (await office.query(statement)).rows;
    } finally {
      await office.query('rollback');
    }
  }

  it('and the list, the single read, the counts and the rows of the database say the same', async () => {
    const { employees } = product.services;
    let most = 0;
    const check = async (scope: EmployerScope, at: number) => {
      const own = files.filter((file) =>
        isOwnEmployee(scope, { region: file.region, employer: employerOf(file) }),
      );
      const expected = own.map(({ candidate }) => candidate).toSorted();
      most = Math.max(most, expected.length);
      const listed = await employees.listEmployees(scope, asked);
      expect(listed.map(({ candidate }) => candidate).toSorted()).toEqual(expected);
      const raw = await underEmployers(scope, 'select candidate_id as id from employees');
      expect(raw.map(({ id }) => String(id)).toSorted()).toEqual(expected);
      const counts = await employees.countEmployees(scope, EDITION);
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(expected.length);
      const file = files[at];
      const single = await employees.findEmployee(scope, file?.number ?? '');
      expect(single !== null).toBe(file !== undefined && expected.includes(file.candidate));
      // Of what the office sees by its area a clerk's transaction sees nothing at all.
      for (const table of ['registrations', 'registration_events', 'registration_revisions', 'file_notes'])
        expect(await underEmployers(scope, `select 1 from ${table}`), table).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(scopes, fc.nat(FILES - 1), check), { numRuns: 40, seed: 42 });
    expect(most).toBeGreaterThan(10);
  });

  it('and the list goes along indexes, however many registrations there are', async () => {
    const scope = { region: regionsOfTree[0] ?? '', employers: ['E1', 'E11'] };
    await office.query('set enable_seqscan = off');
    const plan = await underEmployers(
      scope,
      `explain select * from employees where region_id = '${scope.region}' and employer_id = any ('{E1,E11}')`,
    );
    await office.query('reset enable_seqscan');
    const lines = plan.map((row) => String(row['QUERY PLAN']));
    expect(lines.filter((line) => /Seq Scan on registrations/.test(line))).toEqual([]);
    expect(lines.some((line) => /Index Cond: .*'employer'/.test(line))).toBe(true);
  });

  it('and nobody of an area is an employee of anybody', async () => {
    const check = async (area: Jurisdiction) => {
      expect((await underPolicies(area, 'select 1 from employees')).rows).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(anywhere, check), LITTLE);
  });
});

describe('I4: one rule says who manages whom', () => {
  it('and the list, the single read, the act and the policies of the database keep to it', async () => {
    const { members } = product.services;
    const check = async (by: number, of: number) => {
      const [administrator, colleague] = [people[by], people[of]];
      if (administrator === undefined || colleague === undefined) return;
      const { area } = administrator;
      const inner = colleague.area;
      const isSeen = inner.region === null ? area.region === null : isInArea(area, inner.region, inner.point);
      expect((await members.findStaff(area, colleague.id)) !== null).toBe(isSeen);
      const filter = { text: `s${colleague.id}`, after: null, limit: 2 };
      expect((await members.listStaff(area, filter)).length).toBe(isSeen ? 1 : 0);
      const touched = await underPolicies(area, 'update staff set must_enrol = true where staff_id = $1', [
        colleague.id,
      ]);
      expect(touched.rowCount).toBe(isSeen ? 1 : 0);
      // Whom the rule lets somebody manage they can also see and touch: the rule is never wider than the policies.
      if (mayManage(administrator, colleague)) expect(isSeen).toBe(true);
    };
    const one = fc.nat(PEOPLE - 1);
    await fc.assert(fc.asyncProperty(one, one, check), { numRuns: 60, seed: 42 });
  });

  it('and nobody is made, or moved to, outside the area', async () => {
    const check = async (area: Jurisdiction, to: Position) => {
      if (area.region === '*' || area.point === '*') return;
      const isWithin =
        to.area.region === null ? area.region === null : isInArea(area, to.area.region, to.area.point);
      const made = underPolicies(
        area,
        `insert into staff (staff_id, user_name, password_hash, display_name, post, region_id, point_id)
         values ($1::uuid, $1::uuid::text, 'none', '范丽君', $2, $3, $4)`,
        [randomUUID(), to.post, to.area.region, to.area.point],
      );
      const outcome = await made.then(
        () => 'made',
        (error: pg.DatabaseError) => error.code,
      );
      expect(outcome).toBe(isWithin ? 'made' : '42501');
    };
    await fc.assert(fc.asyncProperty(anywhere, positions, check), LITTLE);
  });
});
