import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldAll } from '../testing/folding.ts';
import { createTestProduct, type TestProduct } from '../testing/test-product.ts';
import { EDITION, fillIn, logIn, submit } from '../testing/thread.ts';
import { createOfficeStore } from './office-store.ts';
import { createPool } from './pool.ts';

let product: TestProduct;
/** One connection as the office's role, one as the app's: what a stolen password of each could do. */
let office: pg.Client;
let app: pg.Client;
/** The app's role sees all registrations: behind it, row-level security hides no mistake of a query. */
let seeingAll: pg.Pool;

/** Where the registrations of the test stand: two points of Hebei, one of Henan. */
const PLACES = [
  { login: 'wangxiaoming', region: '13', point: '1301' },
  { login: 'lihua', region: '13', point: '1306' },
  { login: 'wangyanhong', region: '41', point: '4101' },
] as const;
const TABLES = [
  'registrations',
  'registration_events',
  'registration_revisions',
  'holds',
  'file_leases',
] as const;
const COUNTERS = ['standing_counters', 'waiting_counters', 'act_counters'] as const;
const WITH_AREA = [...TABLES, ...COUNTERS, 'cases', 'case_events', 'exports', 'imports'] as const;

/** A case and its first line at a place; sealed content is not read here. */
async function openCaseAt(candidate: unknown, region: string | null, point: string | null): Promise<void> {
  await product.sql(
    `with opened as (
       insert into cases (case_id, number, kind, state, state_since, opened_at, rev, candidate_id, region_id, point_id, name,
         sealed)
       select gen_random_uuid(), right(gen_random_uuid()::text, 12), 'score-merge', 'open', $4, $4, 1, $1, $2, $3, '李华', '\\x00'
       returning case_id)
     insert into case_events (case_id, idempotency_key, request_digest, action, actor_role, actor_id, to_state, rev, at,
       region_id, point_id)
     select case_id, case_id, sha256('\\x00'), 'open', 'candidate', $1::text, 'open', 1, $4, $2, $3 from opened`,
    [candidate, region, point, product.clock.now()],
  );
}

async function transfersOf(region: string | null, point: string | null): Promise<void> {
  await product.sql(
    `insert into exports (export_id, staff_id, idempotency_key, region_id, point_id, purpose, wish, state, asked_at, rows_done)
     select gen_random_uuid(), staff_id, gen_random_uuid(), $1, $2, '核对确认人数', '{}', 'waiting', $3, 0
     from staff where user_name = 'national'`,
    [region, point, product.clock.now()],
  );
  await product.sql(
    `insert into imports (import_id, staff_id, region_id, point_id, kind, file_name, size, sha256, received, state,
       state_since, begun_at, rows_done, problem_count, report)
     select gen_random_uuid(), staff_id, $1, $2, 'results', '成绩.csv', 5, sha256('x'), 0, 'uploading', $3, $3, 0, 0, '{}'
     from staff where user_name = 'national'`,
    [region, point, product.clock.now()],
  );
}

async function arrange(): Promise<void> {
  for (const { login, region, point } of PLACES) {
    const browser = await logIn(product, login);
    await fillIn(browser);
    await submit(browser);
    const [candidate] = await product.sql('select candidate_id from user_names where user_name = $1', [
      login,
    ]);
    const of = [EDITION, candidate?.candidate_id];
    await product.sql(
      `insert into holds (edition_id, candidate_id, hold_id, kind, reason, opened_by, opened_at, region_id)
       values ($1, $2, gen_random_uuid(), 'photo-in-doubt', '', 'sjz', $3, '13')`,
      [...of, product.clock.now()],
    );
    await product.sql(
      `insert into file_leases (edition_id, candidate_id, token, staff_id, since, until, region_id)
       select $1, $2, nextval('lease_tokens'), staff_id, $3, $3, '13' from staff where user_name = 'sjz'`,
      [...of, product.clock.now()],
    );
    for (const table of TABLES) {
      await product.sql(
        `update ${table} set region_id = $3, point_id = $4 where edition_id = $1 and candidate_id = $2`,
        [...of, region, point],
      );
    }
    await openCaseAt(candidate?.candidate_id, region, point);
    await transfersOf(region, point);
  }
}

beforeAll(async () => {
  product = await createTestProduct();
  await arrange();
  await foldAll(product);
  // Of somebody who has entered no exam: nobody's but the nation's.
  const [nowhere] = await product.sql("select candidate_id from user_names where user_name = 'liuxin'");
  await openCaseAt(nowhere?.candidate_id, null, null);
  await transfersOf(null, null);
  office = new pg.Client({ connectionString: product.database.urls.office });
  app = new pg.Client({ connectionString: product.database.urls.app });
  seeingAll = createPool(product.database.urls.app, 2, () => {});
  await Promise.all([office.connect(), app.connect()]);
});
afterAll(async () => {
  await Promise.all([office.end(), app.end(), seeingAll.end()]);
  await product.close();
});

type Area = { readonly region?: string; readonly point?: string };

/** Runs one statement as the office, in a transaction with these settings; nothing of it stays. */
async function within<T>({ region, point }: Area, work: (client: pg.Client) => Promise<T>): Promise<T> {
  await office.query('begin');
  try {
    const set = (name: string, value: string) =>
      office.query('select set_config($1, $2, true)', [name, value]);
    if (region !== undefined) await set('weikao.region', region);
    if (point !== undefined) await set('weikao.point', point);
    return await work(office);
  } finally {
    await office.query('rollback');
  }
}

const placesIn = (area: Area, table: string) =>
  within(area, async (client) => {
    const { rows } = await client.query(
      `select distinct region_id, point_id from ${table} order by region_id, point_id`,
    );
    return rows.map((row) => `${row.region_id}/${row.point_id}`);
  });

const refusalOf = (client: pg.Client, statement: string) =>
  client.query(statement).then(
    () => 'allowed',
    (error: pg.DatabaseError) => error.code,
  );
const NOT_PERMITTED = '42501';

describe('the office’s role', () => {
  it('meets row-level security on every table that carries an area and that it can reach', async () => {
    const found = await product.sql(
      `select c.relname as name, c.relrowsecurity as secured from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and obj_description(c.oid) <> 'reference'
         and has_any_column_privilege('weikao_office', c.oid, 'select, insert, update')
       order by c.relname`,
    );
    const named = (secured: boolean) => found.filter((row) => row.secured === secured).map((row) => row.name);
    expect(named(true)).toEqual(
      [
        ...WITH_AREA,
        'corrections',
        'employer_identifications',
        'employer_sheet_lines',
        'employer_sheets',
        'fee_differences',
        'file_notes',
        'file_questions',
        'handovers',
        'alarms',
        'audit_entries',
        'configuration_events',
        'configurations',
        'paper_readings',
        'refused_batches',
        'second_looks',
        'staff_invitations',
        'reason_changes',
        'refund_events',
        'refunds',
        'bill_lines',
        'money_differences',
        'statement_lines',
        'surplus_payments',
        'unmaskings',
      ].toSorted(),
    );
    // Who holds a printed form in hand is told whose counter it belongs to.
    // What is staged can be written and cleared by the office, and read by nobody: see below.
    expect(named(false)).toEqual(['staged_results', 'verification_codes']);
  });

  it('tells an employer’s clerk of registrations what no form seals, and lets them write sheets of their own only', async () => {
    const columns = await product.sql(
      "select attname as name from pg_attribute where attrelid = 'employees'::regclass and attnum > 0",
    );
    const names = columns.map(({ name }) => String(name));
    for (const kept of ['sealed', 'answers', 'papers', 'photo_digest']) expect(names).not.toContain(kept);
    const [employer] = await product.sql("select employer_id from employers where region_id = '41' limit 2");
    const clerk = { 'weikao.employer_region': '41', 'weikao.employers': `{${employer?.employer_id}}` };
    const sheet = (region: string, of: string) =>
      within({}, async (client) => {
        for (const [name, value] of Object.entries(clerk))
          await client.query('select set_config($1, $2, true)', [name, value]);
        return refusalOf(
          client,
          `insert into employer_sheets (sheet_id, staff_id, edition_id, region_id, point_id, employer_id, code, listed, made_at)
           select gen_random_uuid(), staff_id, '${EDITION}', '${region}', '4101', '${of}', 'S7Q2M9XK4TPA02', 1, now()
           from staff limit 1`,
        );
      });
    expect(await sheet('41', String(employer?.employer_id))).toBe('allowed');
    expect(await sheet('13', String(employer?.employer_id))).toBe(NOT_PERMITTED);
    const [foreign] = await product.sql("select employer_id from employers where region_id = '13' limit 1");
    expect(await sheet('41', String(foreign?.employer_id))).toBe(NOT_PERMITTED);
    for (const change of ['update employer_sheets set listed = 2', 'delete from employer_sheet_lines'])
      expect(await within({}, (client) => refusalOf(client, change))).toBe(NOT_PERMITTED);
  });

  it.each([
    ['no settings', {}],
    ['a region only', { region: '13' }],
    ['a point only', { point: '1301' }],
    ['empty settings', { region: '', point: '' }],
    ['a region that does not exist', { region: '99', point: '*' }],
    ['a point of another region', { region: '41', point: '1301' }],
    ['a pattern', { region: '1_', point: '%' }],
    ['a list', { region: '13,41', point: '*' }],
  ])('sees no row of any table with %s', async (_what, area) => {
    for (const table of WITH_AREA) expect(await placesIn(area, table), table).toEqual([]);
  });

  it.each([
    ['a point', { region: '13', point: '1301' }, ['13/1301']],
    ['a region', { region: '13', point: '*' }, ['13/1301', '13/1306']],
    ['another region', { region: '41', point: '*' }, ['41/4101']],
    ['the whole country', { region: '*', point: '*' }, ['13/1301', '13/1306', '41/4101']],
  ])('sees exactly the rows of %s', async (_what, area, places) => {
    for (const table of [...TABLES, ...COUNTERS]) expect(await placesIn(area, table), table).toEqual(places);
    const nowhere = area.region === '*' ? ['null/null'] : [];
    for (const table of ['cases', 'case_events', 'exports', 'imports']) {
      expect(await placesIn(area, table), table).toEqual([...places, ...nowhere]);
    }
  });

  it('reads counters and writes none, nor what registrations are counted as', async () => {
    for (const table of [...COUNTERS, 'counter_mark'])
      expect(await refusalOf(office, `delete from ${table}`), table).toBe(NOT_PERMITTED);
    for (const table of COUNTERS)
      expect(await refusalOf(office, `update ${table} set count = 0`), table).toBe(NOT_PERMITTED);
    expect(await refusalOf(office, 'select * from counted')).toBe(NOT_PERMITTED);
  });

  it('stages rows of an import that it cannot read, and writes records only through an import that is being applied', async () => {
    expect(await refusalOf(office, 'select name from staged_results')).toBe(NOT_PERMITTED);
    expect(await refusalOf(office, 'update staged_results set pass_mark = 0')).toBe(NOT_PERMITTED);
    expect(await refusalOf(office, 'select * from replaced_records')).toBe(NOT_PERMITTED);
    expect(await refusalOf(office, 'select content from staged_rows')).toBe(NOT_PERMITTED);
    expect(await refusalOf(office, "update staged_rows set content = '{}'")).toBe(NOT_PERMITTED);
    expect(await refusalOf(office, 'select * from replaced_rows')).toBe(NOT_PERMITTED);
    expect(await refusalOf(office, 'update employers set name = name')).toBe(NOT_PERMITTED);
    expect(await refusalOf(office, 'select * from past_records')).toBe(NOT_PERMITTED);
    expect(await refusalOf(office, 'delete from past_records')).toBe(NOT_PERMITTED);
    expect(await refusalOf(app, 'select apply_results(gen_random_uuid())')).toBe(NOT_PERMITTED);
    const stage = `insert into staged_results select $1, 2, sha256('y'), 2025, '李华', '李华', 'passport', '13', '1301', '203',
      'junior', 60, false, 'x', null`;
    const imported = await product.sql("select import_id from imports where state = 'uploading' limit 1");
    const id = imported[0]?.import_id;
    await office.query(stage, [id]);
    const { rows } = await office.query('select * from apply_results($1)', [id]);
    expect(rows).toEqual([{ added: '0', changed: '0' }]);
    expect(await product.sql("select from past_records where id_hash = sha256('y')")).toEqual([]);
  });

  it('reads cases and writes none; of their history it adds lines in its own area only', async () => {
    expect(await refusalOf(office, "update cases set state = 'approved'")).toBe(NOT_PERMITTED);
    expect(await refusalOf(office, 'insert into cases select * from cases')).toBe(NOT_PERMITTED);
    const add = (point: string) =>
      within({ region: '13', point: '1301' }, (client) =>
        client.query(
          `insert into case_events select case_id, gen_random_uuid(), request_digest, 'look', 'point', 'sjz', null, to_state,
             to_state, 'why', rev, at, '13', $1 from case_events`,
          [point],
        ),
      );
    expect((await add('1301')).rowCount).toBe(1);
    await expect(add('1306')).rejects.toMatchObject({ code: NOT_PERMITTED });
  });

  it('loses its area with the transaction', async () => {
    await within({ region: '13', point: '*' }, async () => {});
    const { rows } = await office.query('select count(*)::int as count from registrations');
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('changes nothing outside its area, and moves nothing out of it', async () => {
    const touch = (area: Area, change: string) =>
      within(area, async (client) => (await client.query(`update registrations set ${change}`)).rowCount);
    const point = { region: '13', point: '1301' };
    expect(await touch({}, 'rev = rev + 1')).toBe(0);
    expect(await touch({ region: '41', point: '1301' }, 'rev = rev + 1')).toBe(0);
    expect(await touch(point, 'rev = rev + 1')).toBe(1);
    await expect(touch(point, "region_id = '41', point_id = '4101'")).rejects.toMatchObject({
      code: NOT_PERMITTED,
    });
  });

  it('writes no event, no unmasking and no reading of a paper into another area', async () => {
    const events = `insert into registration_events
      select (jsonb_populate_record(event, jsonb_build_object('seq', seq + 100, 'idempotency_key', gen_random_uuid(),
        'region_id', $1::text, 'point_id', $2::text))).*
      from registration_events event where seq = 1`;
    const unmaskings = `insert into unmaskings
      select gen_random_uuid(), candidate_id, edition_id, candidate_id, 'why', at, $1, $2
      from registration_events where seq = 1`;
    const readings = `insert into paper_readings
      select gen_random_uuid(), candidate_id, edition_id, candidate_id, 'id-paper', content_digest, at, $1, $2
      from registration_events where seq = 1`;
    for (const statement of [events, unmaskings, readings]) {
      const write = (region: string, point: string) =>
        within({ region: '13', point: '1301' }, (client) => client.query(statement, [region, point]));
      expect((await write('13', '1301')).rowCount).toBe(1);
      for (const [region, point] of [
        ['13', '1306'],
        ['41', '4101'],
      ] as const) {
        await expect(write(region, point)).rejects.toMatchObject({ code: NOT_PERMITTED });
      }
    }
  });

  it('says of an employer’s name what holds in its whole region; a point reads it only', async () => {
    const say = `insert into employer_identifications
      values ($1, '康宁诊所', 1, 'new', null, gen_random_uuid(), gen_random_uuid(), '2025-12-16T10:00:00+08:00')`;
    const read = async (client: pg.Client) =>
      (await client.query('select region_id from employer_identifications')).rowCount;
    const area = { region: '13', point: '*' };
    expect(await within(area, async (client) => (await client.query(say, ['13'])).rowCount)).toBe(1);
    for (const [place, region] of [
      [area, '41'],
      [{ region: '13', point: '1301' }, '13'],
      [{}, '13'],
    ] as const) {
      const said = within(place, (client) => client.query(say, [region]));
      await expect(said).rejects.toMatchObject({ code: NOT_PERMITTED });
    }
    await product.sql(say, ['13']);
    expect(await within({ region: '13', point: '1306' }, read)).toBe(1);
    expect(await within({ region: '41', point: '*' }, read)).toBe(0);
    expect(await within({}, read)).toBe(0);
    await product.sql('delete from employer_identifications');
  });

  it('has files on the bench in its own area only', async () => {
    const take = (point: string) =>
      within({ region: '13', point: '1301' }, (client) =>
        client.query('update file_leases set token = token + 1, point_id = $1', [point]),
      );
    expect((await take('1301')).rowCount).toBe(1);
    await expect(take('1306')).rejects.toMatchObject({ code: NOT_PERMITTED });
    const giveBack = (area: Area) =>
      within(area, async (client) => (await client.query('delete from file_leases')).rowCount);
    expect(await giveBack({ region: '13', point: '1306' })).toBe(1);
    expect(await giveBack({ region: '41', point: '1301' })).toBe(0);
    expect(await giveBack({})).toBe(0);
  });
  it('sees and proposes changes of its own region’s reasons; the country’s are the nation’s, and nobody writes the catalogue', async () => {
    const change = `insert into reason_changes (change_id, request_digest, region_id, kind, stage, text_zh, fix_zh, text_en, fix_en,
        note, state, proposed_by, proposed_at)
      values (gen_random_uuid(), 'd', $1, 'add', 'review', 'a', 'b', 'c', 'd', '', 'proposed', (select staff_id from staff limit 1), $2)`;
    const at = product.clock.now();
    for (const region of ['13', null]) await product.sql(change, [region, at]);
    const seen = (area: Area) =>
      within(area, async (client) => (await client.query('select 1 from reason_changes')).rowCount);
    expect(await seen({ region: '13', point: '*' })).toBe(1);
    expect(await seen({ region: '*', point: '*' })).toBe(2);
    for (const area of [{ region: '13', point: '1301' }, { region: '41', point: '*' }, {}])
      expect(await seen(area)).toBe(0);
    for (const region of ['41', null]) {
      const write = within({ region: '13', point: '*' }, (client) => client.query(change, [region, at]));
      await expect(write).rejects.toMatchObject({ code: NOT_PERMITTED });
    }
    for (const statement of ['update reasons set retired_at = now()', 'delete from reasons'])
      expect(await within({ region: '*', point: '*' }, (client) => refusalOf(client, statement))).toBe(
        NOT_PERMITTED,
      );
    await product.sql('delete from reason_changes');
  });

  it('sees and drafts what its own region settles; a point none of it', async () => {
    const draft = `insert into configurations (configuration_id, edition_id, region_id, number, state, rev, document, digest,
        origin_edition, origin_number, authors, created_at)
      values (gen_random_uuid(), 'health-2026', $1, 1, 'draft', 1, '{}', repeat('0', 64), 'health-2026', 0, '{}', $2)`;
    const at = product.clock.now();
    await product.sql(draft, ['13', at]);
    const seen = (area: Area) =>
      within(area, async (client) => (await client.query('select region_id from configurations')).rowCount);
    const changed = (area: Area) =>
      within(
        area,
        async (client) => (await client.query('update configurations set rev = rev + 1')).rowCount,
      );
    for (const look of [seen, changed]) {
      expect(await look({ region: '13', point: '*' })).toBe(1);
      expect(await look({ region: '*', point: '*' })).toBe(1);
      for (const area of [{ region: '13', point: '1301' }, { region: '41', point: '*' }, {}])
        expect(await look(area)).toBe(0);
    }
    const write = (region: string) =>
      within({ region: '13', point: '*' }, (client) => client.query(draft, [region, at]));
    for (const other of ['41', '*'])
      await expect(write(other)).rejects.toMatchObject({ code: NOT_PERMITTED });
    await product.sql('delete from configurations');

    // What the nation settles is seen by every region, written by the nation alone.
    await product.sql(draft, ['*', at]);
    const ofNation = { region: '*', point: '*' };
    for (const area of [
      { region: '13', point: '*' },
      { region: '41', point: '*' },
    ]) {
      expect(await seen(area)).toBe(1);
      expect(await changed(area)).toBe(0);
    }
    expect([await seen(ofNation), await changed(ofNation)]).toEqual([1, 1]);
    for (const area of [{ region: '13', point: '1301' }, {}]) expect(await seen(area)).toBe(0);
    await product.sql('delete from configurations');
  });

  it('is who the office’s store works as: what it finds by key is its area’s, too', async () => {
    const { office: store, keys } = product.services;
    const rows = await product.sql(
      'select edition_id, candidate_id, point_id from registrations order by point_id',
    );
    const [own, other] = rows.map((row) => ({ edition: EDITION, candidate: String(row.candidate_id) }));
    if (own === undefined || other === undefined) throw new Error('two registrations are needed');
    const area = { region: '13', point: '1301' };
    const unmasking = { id: keys.uuid(), staff: keys.uuid(), why: '核对本人证件', at: product.clock.now() };
    expect(await store.historyOf(area, own)).not.toEqual([]);
    expect(await store.historyOf(area, other)).toEqual([]);
    expect(await store.findRevision(area, own, 1)).not.toBeNull();
    expect(await store.findRevision(area, other, 1)).toBeNull();
    expect(await store.recordUnmasking(area, own, unmasking)).toBe(true);
    expect(await store.recordUnmasking(area, other, { ...unmasking, id: keys.uuid() })).toBe(false);
  });

  it('is not the only wall: lists and single files say their area in the query as well', async () => {
    const store = createOfficeStore(seeingAll, product.services.keys);
    const none = {
      region: null,
      point: null,
      edition: null,
      status: null,
      text: null,
      number: null,
      after: null,
    };
    const area = { region: '13', point: '1306' };
    const listed = await store.listFiles(area, { ...none, limit: 50, wall: product.clock.wall() });
    expect(listed.map(({ point }) => point)).toEqual(['1306']);
    const counts = await store.countWork(area);
    expect(counts.map(({ count }) => count)).toEqual([1]);
    const [foreign] = await product.sql("select candidate_id from registrations where point_id = '1301'");
    const of = { edition: EDITION, candidate: String(foreign?.candidate_id) };
    expect(await store.findFile(area, of)).toBeNull();
  });

  it('reads nothing of accounts, sessions of candidates, payments and drafts', async () => {
    for (const table of [
      'candidates',
      'consents',
      'credentials',
      'known_devices',
      'sessions',
      'id_numbers',
      'user_names',
      'drafts',
      'kept_answers',
      'payments',
      'payment_orders',
      'sent_codes',
      'retention_runs',
      'messages',
      'presences',
      'job_marks',
      'unmaskings',
      'paper_readings',
      'paper_uploads',
      'person_marks',
      'evidence_pictures',
    ]) {
      expect(await refusalOf(office, `select 1 from ${table}`), table).toBe(NOT_PERMITTED);
    }
  });
});

describe('what is append-only', () => {
  const statements = [
    'update registration_events set reason = null',
    'delete from registration_events',
    'truncate registration_events',
    'update registration_revisions set sealed = sealed',
    'delete from registration_revisions',
    'truncate registration_revisions',
    "update unmaskings set why = ''",
    'delete from unmaskings',
    'truncate unmaskings',
    'update employer_identifications set verdict = verdict',
    'delete from employer_identifications',
    'truncate employer_identifications',
    "update paper_readings set item = ''",
    'delete from paper_readings',
    'delete from registrations',
    'delete from candidates',
    'update consents set agreed_at = agreed_at',
    'delete from consents',
    'update credentials set school = school',
    'delete from payments',
    'update payment_notices set verdict = verdict',
    'delete from payment_notices',
    'update verification_codes set revision = 1',
    'delete from verification_codes',
    'update user_names set candidate_id = candidate_id',
    'delete from registration_numbers',
    'delete from retention_runs',
    'update case_events set reason = null',
    'delete from case_events',
    'truncate case_events',
    'delete from cases',
  ];

  it.each(statements)('stays so for both roles: %s', async (statement) => {
    for (const client of [app, office]) expect(await refusalOf(client, statement)).toBe(NOT_PERMITTED);
  });

  it.each(['credentials', 'id_numbers', 'user_names', 'known_devices', 'messages', 'paper_files'])(
    'does not hold for %s, which a closed account takes along; the office may not delete there',
    async (table) => {
      expect(await refusalOf(app, `delete from ${table} where false`)).toBe('allowed');
      expect(await refusalOf(office, `delete from ${table}`)).toBe(NOT_PERMITTED);
    },
  );

  it('reaches the roles by no other way than these grants', async () => {
    const found = await product.sql(
      `select table_name as name, grantee, privilege_type as may from information_schema.role_table_grants
       where grantee in ('weikao_app', 'weikao_office', 'PUBLIC') and table_schema = 'public'
         and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES')
       order by table_name, grantee`,
    );
    const writable = found.map(({ name, grantee, may }) => `${grantee} ${may} ${name}`);
    for (const table of [
      'registration_events',
      'registration_revisions',
      'case_events',
      'unmaskings',
      'consents',
    ]) {
      expect(writable.filter((line) => line.endsWith(` ${table}`))).toEqual([]);
    }
    expect(writable.filter((line) => /TRUNCATE|TRIGGER|REFERENCES|PUBLIC/.test(line))).toEqual([]);
  });
});

describe('the roles at run time', () => {
  it('are no superusers, pass no policy by, create nothing and inherit nothing', async () => {
    const found = await product.sql(
      `select rolname, rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication as mighty,
         exists (select 1 from pg_auth_members where member = r.oid) as member
       from pg_roles r where rolname in ('weikao_app', 'weikao_office') order by rolname`,
    );
    expect(found).toEqual([
      { rolname: 'weikao_app', mighty: false, member: false },
      { rolname: 'weikao_office', mighty: false, member: false },
    ]);
    for (const client of [app, office]) {
      expect(await refusalOf(client, 'create table mine (id integer)')).toBe(NOT_PERMITTED);
      expect(await refusalOf(client, 'alter table registrations disable row level security')).toBe(
        NOT_PERMITTED,
      );
      expect(await refusalOf(client, 'set role weikao_migrator')).toBe(NOT_PERMITTED);
    }
  });

  it('own nothing', async () => {
    const owned = await product.sql(
      `select relname from pg_class where relowner in ('weikao_app'::regrole, 'weikao_office'::regrole)
       union all select proname from pg_proc where proowner in ('weikao_app'::regrole, 'weikao_office'::regrole)
       union all select nspname from pg_namespace where nspowner in ('weikao_app'::regrole, 'weikao_office'::regrole)`,
    );
    expect(owned).toEqual([]);
  });

  it('reach a partition only through its table, where the policies stand', async () => {
    const partitions = await product.sql(
      `select relname as name, has_any_column_privilege('weikao_app', oid, 'select, insert, update') or
         has_any_column_privilege('weikao_office', oid, 'select, insert, update') or
         has_table_privilege('weikao_app', oid, 'delete, truncate') as reachable
       from pg_class where relispartition and relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    expect(partitions.length).toBeGreaterThanOrEqual(12);
    expect(partitions.filter((row) => row.reachable === true)).toEqual([]);
    expect(await refusalOf(office, 'select * from registrations_2026')).toBe(NOT_PERMITTED);
  });
});

describe('the schema', () => {
  const TABLES_OF_A_KIND = `
    select c.relname as name, obj_description(c.oid) as kind,
      (select array_agg(a.attname::text) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
       where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`;
  /** Kept by the migrator for itself. How far the schema has come the running product may read, and nothing more. */
  const BOOKS = ['migrations', 'populated'];

  it('says of every table whether it is reference, owned or lookup', async () => {
    const tables = await product.sql(TABLES_OF_A_KIND);
    const unknown = tables.filter(({ kind }) => !['reference', 'owned', 'lookup'].includes(String(kind)));
    expect(unknown.map(({ name }) => name)).toEqual(BOOKS);
    for (const book of BOOKS) {
      expect(await refusalOf(office, `select 1 from ${book}`)).toBe(NOT_PERMITTED);
      expect(await refusalOf(app, `delete from ${book}`)).toBe(NOT_PERMITTED);
    }
    expect(await refusalOf(app, 'select 1 from populated')).toBe(NOT_PERMITTED);
    expect(await refusalOf(app, 'select 1 from migrations')).toBe('allowed');
  });

  it('has the candidate in the primary key of everything a candidate owns', async () => {
    const owned = (await product.sql(TABLES_OF_A_KIND)).filter(({ kind }) => kind === 'owned');
    expect(owned.length).toBeGreaterThanOrEqual(10);
    const keyed = ({ key }: Record<string, unknown>) => Array.isArray(key) && key.includes('candidate_id');
    expect(owned.filter((table) => !keyed(table)).map(({ name }) => name)).toEqual([]);
  });
});
