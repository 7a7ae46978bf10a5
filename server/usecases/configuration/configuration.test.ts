import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../http/app.ts';
import { createConfigurationStore } from '../../postgres/configuration-store.ts';
import { createPool } from '../../postgres/pool.ts';
import { populate } from '../../postgres/populate.ts';
import { createReference } from '../../postgres/reference.ts';
import { watchReference } from '../../postgres/reference-watch.ts';
import {
  approveDraft,
  approving,
  beginDraft,
  changeDraft,
  closing,
  decideDraft,
  HEBEI,
  openDraft,
  proposeChange,
  rehearseDraft,
  rehearseQuickly,
} from '../../testing/configurations.ts';
import { poolWithoutGuard, raceToRefer } from '../../testing/race.ts';
import { newStaff } from '../../testing/staff.ts';
import { createTestProduct, TestBrowser, type TestProduct } from '../../testing/test-product.ts';

let product: TestProduct;
let author: TestBrowser;
let second: TestBrowser;
let nation: TestBrowser;
let reviewer: TestBrowser;
let henan: TestBrowser;

beforeAll(async () => {
  product = await createTestProduct({ people: false });
  author = await newStaff(product, 'region-administrator', '13');
  second = await newStaff(product, 'region-administrator', '13');
  nation = await newStaff(product, 'national-administrator', null);
  reviewer = await newStaff(product, 'region-reviewer', '13');
  henan = await newStaff(product, 'region-administrator', '41');
});
afterAll(() => product.close());

/** Each story begins without a draft. */
afterEach(async () => {
  const { open } = await nation.get('getConfiguration', { params: HEBEI });
  if (open !== null) await decideDraft(nation, 'drop');
});

/** The same server with something exchanged. */
const appWith = (other: Partial<TestProduct['services']>) =>
  createApp(
    { ...product.services, ...other },
    {
      installation: 'test',
      secureCookies: false,
      logLevel: 'silent',
      isReady: product.services.isReady,
      demo: null,
    },
  );

/** The same member of staff there. */
function browserAt(app: TestBrowser['app'], { cookies }: TestBrowser): TestBrowser {
  const browser = new TestBrowser(app);
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return browser;
}

const noticeOf = () => product.browser().get('getRegionNotice', { params: HEBEI });
const configurationOf = (staff: TestBrowser) => staff.get('getConfiguration', { params: HEBEI });

describe('a rehearsal', () => {
  it('walks a thousand invented candidates through the draft and through what is live, and stays with the draft', async () => {
    await beginDraft(author);
    await changeDraft(author, closing('confirmation', '2025-12-16 12:00:00'));
    const { open } = await rehearseDraft(author);
    expect(open).toMatchObject({ isRehearsed: true });
    // The review ends on a Saturday: a hint, which stops nothing.
    expect(open?.problems).toContainEqual({
      code: 'ends-on-day-off',
      severity: 'warning',
      at: 'review',
      params: { day: '2026-01-31', dayOff: 'weekend' },
    });
    expect(open?.rehearsal?.draft.loads?.map(({ stage, workingDays }) => [stage, workingDays])).toEqual([
      ['confirmation', 10],
      ['point', 31],
      ['region', 31],
    ]);
    const { draft, live } = open?.rehearsal ?? {};
    expect(draft?.candidates).toBe(1000);
    expect(Object.values(draft?.ends ?? {}).reduce((sum, count) => sum + count, 0)).toBe(1000);
    const late = (report: typeof draft) =>
      report?.caught.find(({ why }) => why === 'came-after-confirmation')?.count ?? 0;
    expect(late(draft)).toBeGreaterThan(late(live));
    expect(draft?.money.length).toBeGreaterThan(0);
    expect(draft?.stuck).toEqual([]);
    rehearseQuickly(product);
  });
});

describe('days off', () => {
  it('of the confirmation on site are told to everybody; where it is on line, none are', async () => {
    expect((await noticeOf()).unusualDays).toEqual([
      { kind: 'weekend', from: '2025-12-06', to: '2025-12-07' },
      { kind: 'weekend', from: '2025-12-13', to: '2025-12-14' },
    ]);
    const tianjin = { params: { ...HEBEI, region: '12' } };
    const onLine = await product.browser().get('getRegionNotice', tianjin);
    expect([onLine.confirmation, onLine.unusualDays]).toEqual(['on-line', []]);
  });
});

describe('a configuration', () => {
  it('is drafted by one, approved by another, and live at once for everybody, without a restart', async () => {
    await proposeChange(author, closing('registration', '2025-12-14 18:00:00'));
    expect((await noticeOf()).windows.registration.closesAt).toBe('2025-12-15T15:59:59.000Z');
    await approveDraft(second);
    expect((await noticeOf()).windows.registration.closesAt).toBe('2025-12-14T10:00:00.000Z');
    const { live, liveNumber, open, versions, history } = await configurationOf(reviewer);
    expect(live.windows.registration.closesAt).toBe('2025-12-14 18:00:00');
    expect([liveNumber, open]).toEqual([versions[0]?.number, null]);
    expect(versions.map(({ state }) => state).filter((state) => state !== 'dropped')).toEqual([
      'live',
      'replaced',
    ]);
    const acts = history.filter(({ number }) => number === liveNumber).map(({ action }) => action);
    expect(acts.toSorted()).toEqual(['approve', 'open', 'propose', 'rehearse', 'save']);
  });

  it('brings four eyes and the review of who was auto-confirmed into force like all the rest', async () => {
    await proposeChange(author, (document) => ({
      ...document,
      reviewsAutoConfirmed: false,
      secondLookRules: ['employer-by-hand'],
      secondLookPercent: 7,
      verifiedCredentials: true,
    }));
    const { open } = await configurationOf(second);
    expect(open?.differences.map(({ field, before, after }) => [field, before, after])).toEqual(
      expect.arrayContaining([
        ['reviewsAutoConfirmed', 'true', 'false'],
        ['secondLookRules', null, 'employer-by-hand'],
        ['secondLookPercent', '0', '7'],
        ['verifiedCredentials', 'false', 'true'],
      ]),
    );
    await approveDraft(second);
    expect((await noticeOf()).reviewsAutoConfirmed).toBe(false);
    expect(product.services.reference.findRegion(HEBEI.edition, '13')).toMatchObject({
      reviewsAutoConfirmed: false,
      secondLook: { rules: ['employer-by-hand'], percent: 7 },
      verifiedCredentials: true,
    });
  });

  it('approved at once is live at once, also while the clock goes on', async () => {
    await proposeChange(author, (document) => ({ ...document, notice: '即时生效' }));
    let ticks = 0;
    const { clock } = product.services;
    const ticking = { ...clock, now: () => new Date(clock.now().getTime() + ticks++) };
    const app = await appWith({ clock: ticking });
    const { open, live } = await approveDraft(browserAt(app, second));
    expect([open, live.notice]).toEqual([null, '即时生效']);
    expect(ticks).toBeGreaterThan(0);
    await app.close();
  });

  it('binds candidates from that moment on, in this process and in every other', async () => {
    const pool = createPool(product.database.urls.app, 2, () => {});
    const elsewhere = await createReference(pool);
    let heard = () => {};
    const called = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const reload = async () => {
      await elsewhere.reload();
      heard();
    };
    // A process that looks by itself only once in an hour: the call alone brings it the news.
    const watch = await watchReference(pool, reload, () => {}, { everyMs: 3_600_000 });
    await proposeChange(author, closing('payment', '2026-02-12 18:00:00'));
    await approveDraft(second);
    await called;
    const closesAt = () => elsewhere.findRegion(HEBEI.edition, '13')?.windows.payment.closesAt.toISOString();
    expect(closesAt()).toBe('2026-02-12T10:00:00.000Z');
    await watch.close();
    await pool.end();
  });

  it('reaches a process whose line to the calls is dead as soon as it looks', async () => {
    const pool = createPool(product.database.urls.app, 2, () => {});
    const elsewhere = await createReference(pool);
    const watch = await watchReference(
      pool,
      () => elsewhere.reload(),
      () => {},
      { everyMs: 3_600_000 },
    );
    await product.sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen reference'",
    );
    await proposeChange(author, (document) => ({ ...document, payee: '河北省卫生健康人才中心' }));
    await approveDraft(second);
    await watch.look();
    expect(elsewhere.findRegion(HEBEI.edition, '13')?.payee).toBe('河北省卫生健康人才中心');
    await watch.close();
    await pool.end();
  });

  it('that another draft stands in the way of is not begun; it belongs to its region', async () => {
    await beginDraft(author);
    const again = { params: HEBEI, body: { from: 'live', edition: null, number: null } } as const;
    expect(await second.refusal('openConfiguration', again)).toMatchObject({ code: 'configuration-open' });
    expect(await henan.refusal('openConfiguration', again)).toMatchObject({ status: 404 });
    expect(await henan.refusal('getConfiguration', { params: HEBEI })).toMatchObject({ status: 404 });
    expect(await reviewer.refusal('openConfiguration', again)).toMatchObject({ status: 403 });
    const rows = await henan.get('listConfigurations', { query: { edition: HEBEI.edition } });
    expect(rows.map(({ region }) => region)).toEqual(['41']);
    const all = await nation.get('listConfigurations', { query: { edition: HEBEI.edition } });
    expect(all.find(({ region }) => region === '13')?.open).toMatchObject({ state: 'draft' });
    expect(all).toHaveLength(32);
  });

  it('with an error is neither rehearsed nor sent, and tells which', async () => {
    await beginDraft(author);
    const { open } = await changeDraft(author, closing('review', '2026-02-20 18:00:00'));
    expect(open?.problems).toContainEqual({
      code: 'review-ends-after-payment',
      severity: 'error',
      at: 'review',
      params: expect.objectContaining({ closesAt: expect.any(String) }),
    });
    expect(open?.actions).toEqual(['save', 'drop']);
    const rev = open?.rev ?? 0;
    const team = { reviewers: { point: 1, region: 1 }, filesPerDay: 60 };
    expect(
      await author.refusal('rehearseConfiguration', { params: HEBEI, body: { rev, ...team } }),
    ).toMatchObject({ status: 422, code: 'configuration-problems' });
  });

  it('is sent only with a rehearsal of this very document', async () => {
    await beginDraft(author);
    await changeDraft(author, closing('payment', '2026-02-11 18:00:00'));
    const sending = async () => ({
      params: HEBEI,
      body: { do: 'propose', rev: (await openDraft(author)).rev, note: '' } as const,
    });
    expect(await author.refusal('decideConfiguration', await sending())).toMatchObject({
      code: 'rehearsal-missing',
    });
    await rehearseDraft(author);
    await changeDraft(author, closing('payment', '2026-02-11 18:00:01'));
    expect(await author.refusal('decideConfiguration', await sending())).toMatchObject({
      code: 'rehearsal-missing',
    });
  });

  it('names only points of its own region', async () => {
    await beginDraft(author);
    const zhengzhou = { code: '4101', name: '郑州市', nameEn: 'Zhengzhou' };
    const { open } = await changeDraft(author, (document) => ({
      ...document,
      points: [...document.points, zhengzhou],
    }));
    expect(open?.problems).toContainEqual(expect.objectContaining({ code: 'point-foreign' }));
  });
});

describe('two people', () => {
  it('are needed: who has written in it does not approve it, whatever the post', async () => {
    const rev = await proposeChange(author, closing('payment', '2026-02-10 18:00:00'));
    expect(await author.refusal('approveConfiguration', approving(rev))).toMatchObject({
      status: 403,
      code: 'same-member-of-staff',
    });
    await decideDraft(second, 'give-back');
    await changeDraft(second, closing('payment', '2026-02-10 18:00:01'));
    await rehearseDraft(author);
    await decideDraft(author, 'propose');
    const { rev: now, actions } = await openDraft(second);
    expect(actions).not.toContain('approve');
    expect(await second.refusal('approveConfiguration', approving(now))).toMatchObject({
      code: 'same-member-of-staff',
    });
    expect((await openDraft(nation)).actions).toContain('approve');
  });

  it('approve what they have seen: a draft that was changed meanwhile is refused', async () => {
    const rev = await proposeChange(author, closing('payment', '2026-02-10 18:00:00'));
    await decideDraft(author, 'give-back');
    await changeDraft(author, closing('payment', '2026-02-10 12:00:00'));
    await rehearseDraft(author);
    await decideDraft(author, 'propose');
    expect(await second.refusal('approveConfiguration', approving(rev))).toMatchObject({
      status: 409,
      code: 'configuration-changed',
    });
    expect((await configurationOf(second)).live.windows.payment.closesAt).not.toContain('2026-02-10');
  });

  const gate = {
    lock: "select 1 from configurations where region_id = $1 and state = 'proposed' for update",
    values: ['13'],
  };

  async function approvedBy(rivals: readonly TestBrowser[], closesAt: string): Promise<number[]> {
    const rev = await proposeChange(author, closing('payment', closesAt));
    const answers = await raceToRefer(
      product,
      gate,
      rivals.map((rival) => () => rival.send('approveConfiguration', approving(rev))),
    );
    return answers.map(({ statusCode }) => statusCode).toSorted();
  }

  it('who approve at once are heard once', async () => {
    expect(await approvedBy([second, nation], '2026-02-09 18:00:00')).toEqual([200, 409]);
  });

  it('and would be heard twice without lock and revision', async () => {
    const { pool, used } = poolWithoutGuard(product.database.urls.office, {
      ' for no key update': '',
      ' and rev = $2': ' and $2 > 0',
    });
    const app = await appWith({ configurations: createConfigurationStore(pool) });
    const unguarded = (staff: TestBrowser) => browserAt(app, staff);
    expect(await approvedBy([unguarded(second), unguarded(nation)], '2026-02-09 18:00:01')).toEqual([
      200, 200,
    ]);
    expect(used.size).toBe(2);
    await app.close();
    await pool.end();
  });

  it('one request sent twice is one approval; its key says nothing else', async () => {
    const rev = await proposeChange(author, closing('payment', '2026-02-09 19:00:00'));
    const key = randomUUID();
    const first = await second.get('approveConfiguration', approving(rev), { key });
    const again = await second.get('approveConfiguration', approving(rev), { key });
    expect(again).toEqual(first);
    expect(await second.refusal('approveConfiguration', approving(rev + 1), { key })).toMatchObject({
      code: 'key-used-otherwise',
    });
  });
});

describe('the tables of what is live', () => {
  it('are written by nobody’s hand: neither role may, and the function refuses what two have not approved', async () => {
    const app = createPool(product.database.urls.app, 1, () => {});
    const office = createPool(product.database.urls.office, 1, () => {});
    for (const pool of [app, office]) {
      for (const table of ['windows', 'fees', 'region_settings', 'points', 'sites', 'grace_periods']) {
        await expect(pool.query(`delete from ${table}`), table).rejects.toMatchObject({ code: '42501' });
      }
    }
    await beginDraft(author);
    const [{ configuration_id: id } = {}] = await product.sql(
      "select configuration_id from configurations where region_id = '13' and state = 'draft'",
    );
    await expect(office.query('select bring_into_force($1, $2)', [id, new Date()])).rejects.toThrow(
      'not to be brought into force',
    );
    await expect(app.query('select bring_into_force($1, $2)', [id, new Date()])).rejects.toMatchObject({
      code: '42501',
    });
    await app.end();
    await office.end();
  });

  it('keep what is live when a data file changes; elsewhere the file is loaded', async () => {
    await proposeChange(author, (document) => ({
      ...closing('payment', '2026-02-08 18:00:00')(document),
      payee: '甲',
    }));
    await approveDraft(second);
    const folder = mkdtempSync(path.join(tmpdir(), 'weikao-data-'));
    cpSync(path.join(import.meta.dirname, '../../../data'), folder, { recursive: true });
    for (const file of ['windows.csv', 'region-settings.csv', 'points.csv', 'fees.csv']) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      writeFileSync(
        path.join(folder, file),
        text.replaceAll('2026-02-13T23:59:59', '2026-02-13T12:00:00'),
        'utf8',
      );
      writeFileSync(path.join(folder, file), `${readFileSync(path.join(folder, file), 'utf8')}# again\n`);
    }
    expect(await populate(product.database.urls.migrator, folder)).toEqual(
      expect.arrayContaining(['windows', 'region_settings', 'points', 'fees']),
    );
    rmSync(folder, { recursive: true });
    await product.services.reloadReference();
    const regionOf = (region: string) => product.services.reference.findRegion(HEBEI.edition, region);
    expect(regionOf('13')?.windows.payment.closesAt.toISOString()).toBe('2026-02-08T10:00:00.000Z');
    expect(regionOf('13')?.payee).toBe('甲');
    expect(regionOf('41')?.windows.payment.closesAt.toISOString()).toBe('2026-02-13T04:00:00.000Z');
  });
});

describe('what was live before', () => {
  it('comes back the same way: at once rehearsed, but still approved by another', async () => {
    await proposeChange(author, (document) => ({ ...document, notice: '第一版' }));
    await approveDraft(second);
    const { liveNumber: first } = await configurationOf(author);
    await proposeChange(author, (document) => ({ ...document, notice: '第二版' }));
    await approveDraft(second);
    const back = await author.get('openConfiguration', {
      params: HEBEI,
      body: { from: 'number', edition: null, number: first },
    });
    expect(back.open).toMatchObject({ isRehearsed: true, origin: { number: first } });
    expect(back.open?.differences).toEqual([{ field: 'notice', of: '', before: '第二版', after: '第一版' }]);
    await decideDraft(author, 'propose');
    const { rev } = await openDraft(author);
    expect(await author.refusal('approveConfiguration', approving(rev))).toMatchObject({
      code: 'same-member-of-staff',
    });
    await approveDraft(nation);
    expect((await noticeOf()).notice).toBe('第一版');
  });

  it('is kept from the beginning: number 0 is what the data files said', async () => {
    const { versions } = await configurationOf(author);
    expect(versions.at(-1)).toMatchObject({ number: 0, state: 'replaced', authors: [] });
  });

  it('of another year comes with its windows moved by whole years, and with every difference', async () => {
    const { open } = await author.get('openConfiguration', {
      params: HEBEI,
      body: { from: 'edition', edition: 'health-2023', number: null },
    });
    expect(open?.document.windows.registration).toEqual({
      opensAt: '2025-12-30 09:00:00',
      closesAt: '2026-01-12 23:59:59',
    });
    expect(open?.differences).toContainEqual(
      expect.objectContaining({ field: 'registration.opensAt', after: '2025-12-30 09:00:00' }),
    );
  });
});

describe('an approval for later', () => {
  it('waits for its time, can be taken back until then, and is brought into force by who keeps the time', async () => {
    const rev = await proposeChange(author, (document) => ({ ...document, notice: '明天起' }));
    await second.get('approveConfiguration', approving(rev, '2025-12-04 08:00:00'));
    expect((await openDraft(author)).state).toBe('scheduled');
    const bring = async () => product.services.dueConfigurations.bringIntoForce(product.services.clock.now());
    expect(await bring()).toBe(0);
    expect((await noticeOf()).notice).not.toBe('明天起');
    product.clock.set('2025-12-04T08:00:00+08:00');
    expect(await bring()).toBe(1);
    await product.services.refreshReference();
    expect((await noticeOf()).notice).toBe('明天起');
    expect(await bring()).toBe(0);
    product.clock.set('2025-12-03T10:00:00+08:00');
  });
});

describe('points and sites', () => {
  it('can be added, renamed and closed for one edition; a closed one is still known by its name', async () => {
    await proposeChange(author, (document) => ({
      ...document,
      points: [
        ...document.points
          .filter(({ code }) => code !== '1311')
          .map((point) => (point.code === '1301' ? { ...point, name: '石家庄考点' } : point)),
        { code: '1399', name: '雄安新区', nameEn: 'Xiong’an' },
      ],
      sites: document.sites.filter(({ point }) => point !== '1311'),
    }));
    await approveDraft(second);
    const optionsOf = (edition: string) =>
      product.browser().get('getOptions', { params: { edition }, query: { region: '13' } });
    const labels = ((await optionsOf('health-2026')).point ?? []).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['石家庄考点', '雄安新区']));
    expect(labels).not.toContain('衡水市');
    const before = ((await optionsOf('health-2023')).point ?? []).map(({ label }) => label);
    expect(before).toContain('衡水市');
    expect(product.services.reference.pointName('1311')).toBe('衡水市');
  });
});
