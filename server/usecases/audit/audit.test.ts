import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry, EntryClass } from '#domain/audit/entry.ts';
import { signEntry } from '#domain/audit/trail-chain.ts';
import { createAlarmJob } from '../../jobs/alarms.ts';
import { newStaff } from '../../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { raiseAlarms } from './raise-alarms.ts';

let product: TestProduct;
let auditor: TestBrowser;
let auditorOfHebei: TestBrowser;
let ids: Record<string, string>;

type Did = Partial<AuditEntry> & { readonly as?: string };

/** As if the product had written it; hundreds of requests would say no more. */
async function write({ as = 'sjz', ...did }: Did): Promise<void> {
  const { keys, trail, clock } = product.services;
  const henan = as === 'zhengzhou';
  const entry: AuditEntry = {
    staff: ids[as] ?? '',
    userName: as,
    post: 'point-reviewer',
    area: henan ? { region: '41', point: '4101' } : { region: '13', point: '1301' },
    session: 'a1b2c3d4e5f6',
    class: 'read',
    endpoint: 'getFile',
    object: '26000000000001',
    words: '',
    outcome: 'done',
    at: clock.now(),
    recordedAt: clock.wall(),
    ...did,
  };
  await trail.append(entry, signEntry(entry, keys.sign));
}

beforeAll(async () => {
  product = await createTestProduct();
  const staff = await product.sql('select user_name, staff_id from staff');
  ids = Object.fromEntries(staff.map((row) => [String(row.user_name), String(row.staff_id)]));
  auditor = await newStaff(product, 'auditor', null);
  auditorOfHebei = await newStaff(product, 'auditor', '13');
});
afterAll(() => product.close());

type Query = { person?: string; object?: string; class?: EntryClass; from?: string; to?: string };
const search = async (query: Query, by = auditor) => (await by.get('searchAudit', { query })).rows;

describe('an auditor finds', () => {
  beforeAll(async () => {
    await write({ at: new Date('2025-12-03T09:00:00+08:00') });
    await write({ at: new Date('2025-12-03T09:30:00+08:00'), class: 'search', words: 'q=李华', object: '' });
    await write({ as: 'zhengzhou', outcome: 'not-found' });
    await write({ as: 'hebei', class: 'unmask', words: '核对本人证件', area: { region: '13', point: null } });
    await write({ as: 'national', area: { region: null, point: null } });
  });

  it('who has seen a file, by its number: also who tried', async () => {
    const rows = await search({ object: '26000000000001' });
    expect(rows.map((row) => [row.userName, row.class, row.outcome])).toEqual(
      expect.arrayContaining([
        ['sjz', 'read', 'done'],
        ['zhengzhou', 'read', 'not-found'],
        ['hebei', 'unmask', 'done'],
        ['national', 'read', 'done'],
      ]),
    );
    expect(rows.find((row) => row.userName === 'sjz')).toMatchObject({
      displayName: '孙丽萍',
      regionName: '河北省',
      pointName: '石家庄市',
    });
  });

  it('what a person did, by user name or by name, and in which hours', async () => {
    expect((await search({ person: 'sjz' })).map((row) => row.class)).toEqual(['search', 'read']);
    expect(await search({ person: '孙丽萍' })).toHaveLength(2);
    expect(await search({ person: 'nobody' })).toEqual([]);
    const day = await auditor.get('getAuditDay', { params: { person: 'sjz', day: '2025-12-03' } });
    expect(day.counts).toEqual([
      { hour: '2025-12-03T01:00:00.000Z', class: 'read', count: 1 },
      { hour: '2025-12-03T01:00:00.000Z', class: 'search', count: 1 },
    ]);
    const none = await auditor.get('getAuditDay', { params: { person: 'sjz', day: '2025-12-02' } });
    expect(none.counts).toEqual([]);
  });

  it('by class and by time; from a moment on, up to another', async () => {
    expect((await search({ class: 'unmask' })).map((row) => row.words)).toEqual(['核对本人证件']);
    const from = '2025-12-03T09:00:00+08:00';
    const to = '2025-12-03T09:30:00+08:00';
    expect((await search({ person: 'sjz', from, to })).map((row) => row.class)).toEqual(['read']);
  });

  it('only what the staff of the own region did', async () => {
    const names = new Set((await search({}, auditorOfHebei)).map((row) => row.userName));
    expect([names.has('sjz'), names.has('hebei'), names.has('zhengzhou'), names.has('national')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('page by page, each entry once', async () => {
    for (let i = 0; i < 120; i += 1) await write({ as: 'baoding', object: `260000000${10_000 + i}` });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const query = { person: 'baoding', ...(after === undefined ? {} : { after }) };
      const page = await auditor.get('searchAudit', { query });
      seen.push(...page.rows.map((row) => row.object));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
  });

  it('and is found as well: what auditors look for stands in the trail', async () => {
    await search({ person: 'sjz' });
    const rows = await search({ class: 'search' });
    expect(rows.map((row) => [row.endpoint, row.words])).toContainEqual(['searchAudit', 'person=sjz']);
  });

  it.each([
    ['person', (id: string) => `staff_id = '${id}'`, 'audit_entries_person'],
    ['object', () => "object = '1' and object <> ''", 'audit_entries_object'],
    ['class', () => "class = 'export'", 'audit_entries_class'],
    ['time', () => "at < '2025-12-01'", 'audit_entries_at'],
  ])('by %s along an index', async (_by, where, index) => {
    const client = new pg.Client({ connectionString: product.database.superuserUrl });
    await client.connect();
    await client.query('set enable_seqscan = off; set enable_bitmapscan = off');
    const { rows } = await client.query(
      `explain select * from audit_entries where ${where(ids.sjz ?? '')} order by at desc limit 50`,
    );
    await client.end();
    expect(JSON.stringify(rows)).toContain(index);
  });
});

describe('alarms', () => {
  const open = async (by = auditor) => (await by.get('listAlarms', { query: { is: 'open' } })).rows;

  it('are raised once an hour, by what the rules find in the trail', async () => {
    product.clock.set('2025-12-03T23:40:00+08:00');
    const night = new Date('2025-12-03T23:30:00+08:00');
    for (let i = 0; i < 200; i += 1) await write({ object: `27000000${100_000 + i}`, at: night });
    for (let i = 0; i < 20; i += 1)
      await write({ as: 'zhengzhou', class: 'search', object: '', words: `q=明星${i}`, at: night });
    await write({ as: 'hebei', class: 'export', object: '', at: night, area: { region: '13', point: null } });
    await write({ as: 'baoding', class: 'search', object: '', words: 'q=刘建国', at: night });
    expect(await raiseAlarms(product.services, product.clock.now())).toBe(4);
    expect(await raiseAlarms(product.services, product.clock.now())).toBe(0);
    const found = (await open()).map((row) => [row.rule, row.userName, row.measured]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['many-files', 'sjz', 200],
        ['searches-unopened', 'zhengzhou', 20],
        ['export-at-night', 'hebei', 1],
        ['own-name', 'baoding', 1],
      ]),
    );
  });

  it('reach the auditor of the region, and no other', async () => {
    expect((await open(auditorOfHebei)).map((row) => row.userName).toSorted()).toEqual([
      'baoding',
      'hebei',
      'sjz',
    ]);
  });

  it('are closed with words, by whom they are not about, and stay on record', async () => {
    const alarm = (await open()).find((row) => row.rule === 'own-name');
    const params = { alarm: alarm?.id ?? '' };
    expect(await auditor.refusal('closeAlarm', { params, body: { words: '' } })).toMatchObject({
      status: 400,
    });
    const words = '同名考生来电核对，已与考点负责人核实';
    const closed = await auditor.get('closeAlarm', { params, body: { words } });
    expect(closed.closed).toMatchObject({ words, by: '范丽君' });
    expect(await open()).toHaveLength(3);
    const { rows } = await auditor.get('listAlarms', { query: { is: 'closed' } });
    expect(rows).toMatchObject([{ rule: 'own-name', closed: { words } }]);
    const again = await auditorOfHebei.get('closeAlarm', { params, body: { words: '别的话' } });
    expect(again.closed?.words).toBe(words);
    const [entry] = await search({ class: 'write' });
    expect(entry).toMatchObject({ endpoint: 'closeAlarm', object: params.alarm });
  });

  it('about an auditor are for somebody else, also past the server', async () => {
    const self = await newStaff(product, 'auditor', '13');
    const [me] = await product.sql('select staff_id, user_name from staff order by age(xmin) limit 1');
    ids.me = String(me?.staff_id);
    await write({ as: 'me', class: 'search', object: '', words: 'q=范丽君' });
    const own = (await open(self)).find((row) => row.isOwn);
    const closing = { params: { alarm: own?.id ?? '' }, body: { words: '没有问题' } };
    expect(await self.refusal('closeAlarm', closing)).toMatchObject({ status: 403, code: 'own-alarm' });
    await expect(
      product.sql(
        "update alarms set closed_at = now(), closed_by = staff_id, words = 'x' where alarm_id = $1",
        [own?.id],
      ),
    ).rejects.toThrow('check');
    const ofHenan = await newStaff(product, 'auditor', '41');
    expect(await ofHenan.refusal('closeAlarm', closing)).toMatchObject({ status: 404 });
  });

  it('are raised also for the hours in which the server was away', async () => {
    product.clock.set('2025-12-04T08:00:00+08:00');
    const run = createAlarmJob(product.services);
    await run();
    await write({ as: 'baoding', class: 'search', object: '', words: 'name=刘建国 tail=0017' });
    product.clock.set('2025-12-04T18:10:00+08:00');
    await createAlarmJob(product.services)();
    const found = (await open()).filter((row) => row.userName === 'baoding' && row.rule === 'own-name');
    expect(found).toHaveLength(1);
  });
});

describe('how far the trail was verified', () => {
  it('is told with the faults that were found', async () => {
    expect(await auditor.get('getTrailState', {})).toBeNull();
    const fault = { fault: 'altered', class: 'read', staff: ids.sjz ?? '', userName: 'sjz', seq: 7 } as const;
    const at = new Date('2025-12-04T03:00:00+08:00');
    await product.services.trailProof.recordVerification({ at, entries: 12, until: at, faults: [fault] });
    expect(await auditor.get('getTrailState', {})).toEqual({
      at: at.toISOString(),
      until: at.toISOString(),
      entries: 12,
      faults: [{ fault: 'altered', class: 'read', userName: 'sjz', seq: 7 }],
    });
  });
});
