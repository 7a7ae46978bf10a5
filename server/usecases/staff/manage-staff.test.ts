import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Invited, Position, StaffRow } from '#contract/client.ts';
import { PASSWORD, wait } from '../../testing/newcomers.ts';
import { newStaff } from '../../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';

let product: TestProduct;
/** Of Hebei, of Henan, of the whole country; whatever the clock does, they have just proved to be there. */
let hebei: TestBrowser;
let henan: TestBrowser;
let nation: TestBrowser;
beforeAll(async () => {
  product = await createTestProduct();
  hebei = await newStaff(product, 'region-administrator', '13');
  henan = await newStaff(product, 'region-administrator', '41');
  nation = await newStaff(product, 'national-administrator', null);
});
afterAll(() => product.close());

const reviewer: Position = { post: 'point-reviewer', region: '13', point: '1301' };
const names = (rows: readonly { displayName: string }[]) => rows.map(({ displayName }) => displayName);

const invite = (by: TestBrowser, position: Position = reviewer, displayName = '冯志刚') =>
  by.get('inviteStaff', { body: { displayName, ...position } });

const tryToInvite = (by: TestBrowser, position: Position) =>
  by.send('inviteStaff', { body: { displayName: '冯志刚', ...position } });

let newcomers = 0;
async function accept({ token }: Invited) {
  const browser = product.browser();
  newcomers += 1;
  const userName = `newcomer${newcomers}`;
  const answer = await browser.send('acceptInvitation', { body: { token, userName, password: PASSWORD } });
  return { browser, userName, answer };
}

async function find(by: TestBrowser, q: string): Promise<StaffRow | undefined> {
  return (await by.get('listStaff', { query: { q } })).rows[0];
}

async function idOf(userName: string): Promise<string> {
  const [row] = await product.sql('select staff_id from staff where user_name = $1', [userName]);
  return String(row?.staff_id);
}

async function enter(login: string): Promise<TestBrowser> {
  const browser = product.browser();
  await browser.get('logInToOffice', { body: { login, password: PASSWORD } });
  return browser;
}

const work = async (browser: TestBrowser) => (await browser.send('getWork', {})).statusCode;

describe('an invitation', () => {
  it('makes one account, in the position that was given, which enrols a second factor first', async () => {
    const invited = await invite(hebei);
    const held = { body: { token: invited.token } };
    expect(await product.browser().get('readInvitation', held)).toMatchObject({
      displayName: '冯志刚',
      post: 'point-reviewer',
      regionName: '河北省',
      pointName: '石家庄市',
    });
    const { browser, userName, answer } = await accept(invited);
    expect(answer.json()).toMatchObject({ userName, standing: 'enrolment-due', may: [] });
    expect(await work(browser)).toBe(401);
    expect(await find(hebei, userName)).toMatchObject({ ...reviewer, displayName: '冯志刚', mine: true });
    const again = await accept(invited);
    expect([again.answer.statusCode, again.answer.json().error.code]).toEqual([404, 'invitation-gone']);
  });

  it('works for 72 hours', async () => {
    const [early, late] = [await invite(hebei), await invite(hebei)];
    wait(product, 72 * 3600 - 1);
    expect((await accept(early)).answer.statusCode).toBe(200);
    wait(product, 1);
    expect((await accept(late)).answer.statusCode).toBe(404);
    expect(await hebei.get('listInvitations', {})).toEqual([]);
  });

  it('is withdrawn by any administrator of the area, and dies with its author’s account', async () => {
    const colleague = await newStaff(product, 'region-administrator', '13');
    const one = await invite(hebei);
    expect(names(await colleague.get('listInvitations', {}))).toEqual(['冯志刚']);
    await colleague.get('withdrawInvitation', { params: { invitation: one.id } });
    expect((await accept(one)).answer.statusCode).toBe(404);
    const [other, author] = [await invite(colleague), await colleague.get('getOfficeSession', {})];
    const id = await idOf(author?.userName ?? '');
    await hebei.get('actOnStaff', { params: { member: id }, body: { do: 'disable' } });
    expect((await accept(other)).answer.statusCode).toBe(404);
  });

  it('asked for twice with one key is one link; with another content it is refused', async () => {
    const key = randomUUID();
    const body = { displayName: '秦雨', ...reviewer };
    const first = await hebei.get('inviteStaff', { body }, { key });
    expect(await hebei.get('inviteStaff', { body }, { key })).toEqual(first);
    const other = { body: { ...body, displayName: '秦岚' } };
    expect(await hebei.refusal('inviteStaff', other, { key })).toMatchObject({ code: 'key-used-otherwise' });
    expect(
      await henan.refusal('inviteStaff', { body: { ...body, region: '41', point: '4101' } }, { key }),
    ).toMatchObject({ code: 'key-used-otherwise' });
  });

  it('opened by two at once makes one account', async () => {
    const invited = await invite(hebei);
    const both = await Promise.all([accept(invited), accept(invited)]);
    expect(both.map(({ answer }) => answer.statusCode).toSorted()).toEqual([200, 404]);
  });

  it('does not take somebody’s user name, a bad one, or a weak password, and stays good', async () => {
    const { token } = await invite(hebei);
    const refusal = (userName: string, password = PASSWORD) =>
      product.browser().refusal('acceptInvitation', { body: { token, userName, password } });
    expect(await refusal('ZhengZhou')).toMatchObject({ status: 409, code: 'user-name-taken' });
    expect(await refusal('13010219980512')).toMatchObject({ status: 422, code: 'user-name-shape' });
    expect(await refusal('fengzhigang', '12345678')).toMatchObject({ code: 'password-weak' });
    expect(await refusal('fengzhigang', 'Fengzhigang-1!')).toMatchObject({ code: 'password-contains-name' });
    const right = { body: { token, userName: 'FengZhiGang', password: PASSWORD } };
    expect(await product.browser().get('acceptInvitation', right)).toMatchObject({ userName: 'fengzhigang' });
  });

  it('stands in the database as a hash', async () => {
    const { token } = await invite(hebei);
    const [row] = await product.sql(
      "select count(*)::int as count from staff_invitations i where i::text like '%' || $1 || '%'",
      [token],
    );
    expect(row?.count).toBe(0);
  });
});

describe('what an administrator of a region may give', () => {
  it.each([
    [{ post: 'counter-clerk', region: '13', point: '1306' }, 200],
    [{ post: 'region-reviewer', region: '13', point: null }, 200],
    [{ post: 'region-administrator', region: '13', point: null }, 200],
    [{ post: 'region-administrator', region: '41', point: null }, 422],
    [{ post: 'point-reviewer', region: '41', point: '4101' }, 422],
    // A point of another region, a point that does not exist, no point at all.
    [{ post: 'point-reviewer', region: '13', point: '4101' }, 422],
    [{ post: 'point-reviewer', region: '13', point: '1399' }, 422],
    [{ post: 'point-reviewer', region: '13', point: null }, 422],
    [{ post: 'region-reviewer', region: '13', point: '1301' }, 422],
    [{ post: 'auditor', region: '13', point: null }, 422],
    [{ post: 'support', region: null, point: null }, 422],
    [{ post: 'national-administrator', region: null, point: null }, 422],
    [{ post: 'region-administrator', region: null, point: null }, 422],
  ] as const)('%j: %i', async (position, status) => {
    expect((await tryToInvite(hebei, position)).statusCode).toBe(status);
  });

  it('is asked of nobody else: no other post invites at all', async () => {
    for (const post of ['region-reviewer', 'auditor', 'support'] as const) {
      const other = await newStaff(product, post, '13');
      expect(
        await other.refusal('inviteStaff', { body: { displayName: '冯志刚', ...reviewer } }),
      ).toMatchObject({
        status: 403,
        code: 'permission-missing',
        params: { permission: 'manage-staff' },
      });
    }
  });
});

describe('administrators', () => {
  it('see the staff of their own area, and of others as if there were none', async () => {
    const { rows } = await hebei.get('listStaff', { query: {} });
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ region }) => region !== '13')).toEqual([]);
    const foreign = { params: { member: await idOf('zhengzhou') } };
    expect(await hebei.refusal('getStaff', foreign)).toMatchObject({ status: 404 });
    expect(await hebei.refusal('moveStaff', { ...foreign, body: reviewer })).toMatchObject({ status: 404 });
    const act = { ...foreign, body: { do: 'disable' as const } };
    expect(await hebei.refusal('actOnStaff', act)).toMatchObject({ status: 404 });
    expect(await henan.get('getStaff', foreign)).toMatchObject({ userName: 'zhengzhou', mine: true });
    expect(
      (await nation.get('listStaff', { query: { q: 'zheng' } })).rows.map((row) => row.userName),
    ).toEqual(['zhengzhou', 'zhengzhou-counter']);
    expect((await hebei.get('listStaff', { query: { q: '%' } })).rows).toEqual([]);
  });

  it('disable an account at once, and enable it again', async () => {
    const browser = await enter('sjz');
    const member = { params: { member: await idOf('sjz') } };
    const act = (what: 'disable' | 'enable') => hebei.get('actOnStaff', { ...member, body: { do: what } });
    expect((await act('disable')).disabledAt).not.toBeNull();
    expect(await work(browser)).toBe(401);
    const login = { body: { login: 'sjz', password: PASSWORD } };
    expect(await browser.refusal('logInToOffice', login)).toMatchObject({ code: 'wrong-login' });
    expect((await act('enable')).disabledAt).toBeNull();
    expect(await work(browser)).toBe(401);
    expect(await work(await enter('sjz'))).toBe(200);
  });

  it('move somebody to another post within the area; the old session ends', async () => {
    const browser = await enter('baoding-counter');
    const member = { params: { member: await idOf('baoding-counter') } };
    const moved = await hebei.get('moveStaff', { ...member, body: reviewer });
    expect(moved).toMatchObject({ ...reviewer, sessions: 0 });
    expect(await work(browser)).toBe(401);
    for (const body of [
      { post: 'point-reviewer', region: '41', point: '4101' },
      { post: 'auditor', region: '13', point: null },
    ] as const) {
      expect(await hebei.refusal('moveStaff', { ...member, body })).toMatchObject({
        code: 'position-not-yours',
      });
    }
  });

  it('change nothing of their own account, and nothing of whom they could not appoint', async () => {
    const own = await newStaff(product, 'region-administrator', '13');
    const self = await idOf((await own.get('getOfficeSession', {}))?.userName ?? '');
    const auditor = await newStaff(product, 'auditor', '13');
    const audits = await idOf((await auditor.get('getOfficeSession', {}))?.userName ?? '');
    for (const id of [self, audits]) {
      const member = { params: { member: id } };
      expect((await own.get('getStaff', member)).mine).toBe(false);
      for (const act of ['disable', 'reset-factors', 'end-sessions', 'end-delay'] as const) {
        expect(await own.refusal('actOnStaff', { ...member, body: { do: act } })).toMatchObject({
          status: 403,
          code: 'not-to-manage',
        });
      }
      expect(await own.refusal('moveStaff', { ...member, body: reviewer })).toMatchObject({
        code: 'not-to-manage',
      });
    }
  });

  it('take lost factors away: the person is out everywhere and enrols anew', async () => {
    const browser = await enter('baoding');
    const { secret } = await browser.get('startTotp', {});
    expect(secret).toHaveLength(32);
    const member = { params: { member: await idOf('baoding') } };
    await hebei.get('actOnStaff', { ...member, body: { do: 'reset-factors' } });
    expect(await work(browser)).toBe(401);
    const session = await (await enter('baoding')).get('getOfficeSession', {});
    expect(session?.standing).toBe('enrolment-due');
  });

  it('see who has to wait after wrong passwords, and end it', async () => {
    const wrong = { body: { login: 'hebei', password: 'Wrong-2026!' } };
    for (let i = 0; i < 7; i += 1) await product.browser().send('logInToOffice', wrong);
    expect((await find(hebei, 'hebei'))?.delay).toBe(15);
    const right = { body: { login: 'hebei', password: PASSWORD } };
    expect(await product.browser().refusal('logInToOffice', right)).toMatchObject({ status: 429 });
    const member = { params: { member: await idOf('hebei') } };
    const opened = await hebei.get('actOnStaff', { ...member, body: { do: 'end-delay' } });
    expect(opened.delay).toBe(0);
    expect(await work(await enter('hebei'))).toBe(200);
  });

  it('see where somebody is signed in, and end all of it', async () => {
    const agent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36';
    const browser = product.browser();
    const body = { login: 'hebei', password: PASSWORD };
    await browser.get('logInToOffice', { body }, { headers: { 'user-agent': agent } });
    const member = { params: { member: await idOf('hebei') } };
    const { signedIn } = await hebei.get('getStaff', member);
    expect(signedIn.map(({ device, network }) => `${device} at ${network}`)).toContain(
      'Chrome 131 · Windows at 127.0.0.1',
    );
    const after = await hebei.get('actOnStaff', { ...member, body: { do: 'end-sessions' } });
    expect(after.signedIn).toEqual([]);
    expect(await work(browser)).toBe(401);
  });
});

describe('one’s own sessions', () => {
  it('are listed with device and network; one or all others can be ended, nobody else’s', async () => {
    const [here, there, elsewhere] = [await enter('taiyuan'), await enter('taiyuan'), await enter('taiyuan')];
    const stranger = await enter('shanxi');
    const listed = await here.get('listOwnSessions', {});
    expect(listed.map(({ isThis }) => isThis).filter(Boolean)).toHaveLength(1);
    expect(listed).toHaveLength(3);
    const [own] = await stranger.get('listOwnSessions', {});
    const foreign = { params: { session: own?.id ?? '' } };
    expect(await here.refusal('endOwnSession', foreign)).toMatchObject({ status: 404 });
    const [other] = (await there.get('listOwnSessions', {})).filter(({ isThis }) => isThis);
    await here.get('endOwnSession', { params: { session: other?.id ?? '' } });
    expect([await work(here), await work(there), await work(elsewhere)]).toEqual([200, 401, 200]);
    expect(await here.get('endOtherSessions', {})).toHaveLength(1);
    expect([await work(here), await work(elsewhere), await work(stranger)]).toEqual([200, 401, 200]);
  });

  it('of a device that was let in before wait for nobody: a stranger delays strangers only', async () => {
    const known = await enter('huangpu-counter');
    await known.get('logOutOfOffice', {});
    const wrong = { body: { login: 'huangpu-counter', password: 'Wrong-2026!' } };
    for (let i = 0; i < 8; i += 1) await product.browser().send('logInToOffice', wrong);
    const right = { body: { login: 'huangpu-counter', password: PASSWORD } };
    expect(await product.browser().refusal('logInToOffice', right)).toMatchObject({ status: 429 });
    expect((await known.send('logInToOffice', right)).statusCode).toBe(200);
    // Its own wrong passwords count for it.
    for (let i = 0; i < 5; i += 1) await known.send('logInToOffice', wrong);
    expect(await known.refusal('logInToOffice', right)).toMatchObject({ status: 429 });
  });
});

describe('the table of who may do what', () => {
  it('is one for everybody, and names the administrators of the own area', async () => {
    const reader = await enter('zhengzhou-counter');
    const { lines, administrators } = await reader.get('listPermissions', {});
    expect(lines.find(({ permission }) => permission === 'confirm')).toEqual({
      permission: 'confirm',
      posts: ['counter-clerk', 'point-reviewer'],
      stepUp: false,
    });
    expect(lines.find(({ permission }) => permission === 'export')?.stepUp).toBe(true);
    expect(new Set(administrators.map(({ post, regionName }) => `${post} ${regionName}`))).toEqual(
      new Set(['region-administrator 河南省', 'national-administrator null']),
    );
  });
});
