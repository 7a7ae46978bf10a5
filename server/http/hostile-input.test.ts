import { randomUUID } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import type { TSchema } from 'typebox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import type { Route } from '#contract/route.ts';
import { routes } from '#contract/routes.ts';
import { postsThatMay } from '#domain/staff/permissions.ts';
import { POSTS, type Post, posts } from '#domain/staff/posts.ts';
import { createSmsReports } from '../gateways/sms/read-reports.ts';
import { createOfficialAccount } from '../gateways/wechat/official-account.ts';
import { newcomer, proven } from '../testing/newcomers.ts';
import { newStaff } from '../testing/staff.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../testing/test-product.ts';
import { EDITION, enter, logIn } from '../testing/thread.ts';

let product: TestProduct;
let candidate: TestBrowser;
/** One of each post, all of Shijiazhuang, Hebei or the whole country. */
const staff = new Map<Post, TestBrowser>();
/** Every answer of a test: all of them are looked at when it is over. */
const answers: LightMyRequestResponse[] = [];

beforeAll(async () => {
  product = await createTestProduct();
  candidate = await logIn(product, 'wangxiaoming');
  for (const post of POSTS) {
    const { reach } = posts[post];
    const region = reach === 'nation' ? null : '13';
    staff.set(post, await newStaff(product, post, region, reach === 'point' ? '1301' : null));
  }
  await enter(candidate);
  // The doors stand open, else nothing would get as far as them; WeChat itself does not answer.
  product.channels.set('mail', { hand: async () => ({ result: 'taken', vendorId: null }) });
  product.outside.smsReports = createSmsReports({ token: 'of-this-test' });
  product.outside.wechat = createOfficialAccount(
    {
      appId: 'wx0123456789abcdef',
      secret: 'secret',
      token: 'token',
      aesKey: 'a'.repeat(43),
      template: 'template',
      apiUrl: 'http://127.0.0.1:1',
      openUrl: 'http://127.0.0.1:1',
      timeoutMs: 1000,
    },
    { tokens: product.services.vendorTokens, now: () => product.clock.wall() },
  );
});
afterAll(() => product.close());

type Raw = {
  readonly url?: string;
  readonly query?: Record<string, string>;
  readonly params?: Record<string, string>;
  readonly payload?: string | Buffer;
  readonly type?: string;
};

const DEMO = ['getDemoClock', 'moveDemoClock'];
const names = (Object.keys(endpoints) as EndpointName[]).filter((name) => !DEMO.includes(name));

/** Who may knock there. */
function browserFor(route: Route): TestBrowser {
  if (route.audience !== 'staff') return candidate;
  const [post = POSTS[0]] = postsThatMay(route.permission);
  return staff.get(post) ?? candidate;
}

/** A call past the types: bytes as an attacker would send them, from whoever may call this endpoint. */
async function send(name: EndpointName, raw: Raw): Promise<LightMyRequestResponse> {
  const [method, path] = endpoints[name];
  const values: Record<string, string> = { edition: EDITION, page: 'contact', number: '1', ...raw.params };
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(values[key] ?? '1'));
  const browser = browserFor(routes[name]);
  const answer = await product.app.inject({
    method,
    url: raw.url ?? `${filled}?${new URLSearchParams(raw.query)}`,
    headers: {
      'idempotency-key': randomUUID(),
      ...(raw.payload === undefined ? {} : { 'content-type': raw.type ?? 'application/json' }),
    },
    cookies: Object.fromEntries(browser.cookies),
    ...(raw.payload === undefined ? {} : { payload: raw.payload }),
  });
  answers.push(answer);
  return answer;
}

const codeOf = (answer: LightMyRequestResponse) => `${answer.statusCode} ${answer.json().error?.code}`;

afterEach(() => {
  for (const { headers, body, statusCode } of answers.splice(0)) {
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    if (statusCode < 400) continue;
    expect(Object.keys(JSON.parse(body))).toEqual(['error']);
    expect(body).not.toMatch(/\bat \S+ \(|node_modules|\.ts:\d|select |insert |postgres|\d{17}[\dXx]/i);
  }
});

type Properties = Record<string, TSchema & { type?: string }>;
const bodyOf = (name: EndpointName) =>
  (routes[name] as Route).body as (TSchema & { properties: Properties }) | undefined;
const withBody = names.filter((name) => bodyOf(name) !== undefined);

describe('a body of the wrong shape', () => {
  it.each(withBody)('of %s is refused as such', async (name) => {
    const properties = bodyOf(name)?.properties ?? {};
    const wrong = [
      '',
      'null',
      '[]',
      '"text"',
      '7',
      '{}',
      '{',
      '{"a":1}}',
      '\u0000',
      '[['.repeat(50_000),
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    ];
    for (const payload of wrong)
      expect(codeOf(await send(name, { payload })), payload.slice(0, 9)).toBe('400 shape');
    for (const key of Object.keys(properties)) {
      const one = JSON.stringify({
        ...Object.fromEntries(Object.keys(properties).map((k) => [k, null])),
        [key]: { $ne: 1 },
      });
      expect(codeOf(await send(name, { payload: one })), one).toBe('400 shape');
    }
  });

  it.each(withBody)('of %s is refused when it calls itself text, a form or XML', async (name) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; charset=utf-7']) {
      expect(codeOf(await send(name, { payload: '{"login":"a","password":"b"}', type })), type).toBe(
        '400 shape',
      );
    }
    for (const type of [
      'application/xml',
      'multipart/form-data; boundary=x',
      'application/json-patch+json',
      'x',
    ]) {
      expect(codeOf(await send(name, { payload: '<a/>', type })), type).toBe('415 shape');
    }
  });

  it('is refused for its size before it is read', async () => {
    const payload = `{"login":"${'a'.repeat(300_000)}"}`;
    for (const name of withBody) expect((await send(name, { payload })).statusCode, name).toBe(413);
    const image = Buffer.alloc(22 * 1024 * 1024);
    expect(codeOf(await send('uploadPhoto', { payload: image, type: 'image/jpeg' }))).toBe(
      '413 photo-too-large',
    );
    const form = { payload: 'a='.repeat(40_000), type: 'application/x-www-form-urlencoded' };
    expect((await send('receiveNotice', { ...form, params: { gateway: 'bank' } })).statusCode).toBe(413);
  });

  it('does not hurt where no body is expected', async () => {
    const deep = `${'['.repeat(125_000)}${']'.repeat(125_000)}`;
    for (const payload of [deep, '{"a":1}', 'null', '[]']) {
      for (const name of names.filter((name) => endpoints[name][0] !== 'GET' && bodyOf(name) === undefined)) {
        if (name === 'logOut' || name === 'logOutOfOffice') continue;
        expect((await send(name, { payload })).statusCode, name).toBeLessThan(500);
      }
    }
  });
});

describe('a key that nobody asked for', () => {
  it('does not reach prototypes', async () => {
    for (const payload of [
      '{"login":"a","password":"b","__proto__":{"polluted":true}}',
      '{"login":"a","password":"b","constructor":{"prototype":{"polluted":true}}}',
      '{"login":"a","password":"b","\\u005f\\u005fproto__":{"polluted":true}}',
    ]) {
      expect(codeOf(await send('logIn', { payload }))).toBe('400 shape');
    }
    const rev = (await candidate.get('getRegistration', { params: { edition: EDITION } })).rev;
    const answers = '{"constructor":"x","prototype":"x","toString":"x","phone":"13900001001"}';
    const saved = await send('saveDraft', { payload: `{"rev":${rev},"answers":${answers}}` });
    expect(saved.statusCode).toBe(200);
    const { drafts } = await candidate.get('getRegistration', { params: { edition: EDITION } });
    expect(drafts.contact?.answers).toEqual({ phone: '13900001001' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is dropped, and never stands over what the address says', async () => {
    const { rev } = await candidate.get('getRegistration', { params: { edition: EDITION } });
    const contact = { rev, answers: { phone: '13900001007' }, page: 'employment', edition: 'health-2023' };
    expect((await send('saveDraft', { payload: JSON.stringify(contact) })).statusCode).toBe(200);
    const view = await candidate.get('getRegistration', { params: { edition: EDITION } });
    expect(Object.keys(view.drafts)).toEqual(['contact']);
    const other = await logIn(product, 'lihua');
    const body = {
      region: '13',
      notice: product.services.notices.registrationNotice(EDITION),
      edition: 'health-2023',
    };
    const entered = await other.get('enter', { params: { edition: EDITION }, body });
    expect(entered.edition).toBe(EDITION);
    expect(await other.get('listRegistrations', {})).toHaveLength(1);
  });

  it('never makes anybody somebody else', async () => {
    const body = {
      ...(await proven(product, newcomer())),
      candidate: '00000000-0000-0000-0000-000000000000',
      role: 'nation',
      state: 'verified',
    };
    const browser = product.browser();
    await browser.get('signUp', { body });
    expect((await browser.send('getWork', {})).statusCode).toBe(401);
    expect(await product.sql('select 1 from candidates where candidate_id = $1', [body.candidate])).toEqual(
      [],
    );
  });
});

/** Texts that mean something to a database, a shell, a template, a page, a log or a file system. */
const HOSTILE = [
  "' or '1'='1",
  "'; drop table candidates cascade; --",
  '1); select pg_sleep(5); --',
  "\\'; select 1; --",
  '$1',
  '%',
  '_',
  '\\',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202eGPJ.exe',
  '\r\nset-cookie: a=b',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '=cmd|calc!A1',
  '-1',
  '9'.repeat(40),
  'NaN',
  '😀'.repeat(10),
];

const textsIn = (schema: TSchema | undefined) =>
  Object.keys((schema as { properties?: Properties } | undefined)?.properties ?? {});

describe('hostile text', () => {
  const countTables = () =>
    product.sql("select count(*)::int as count from pg_class where relnamespace = 'public'::regnamespace");

  it.each(names.filter((name) => textsIn((routes[name] as Route).params).length > 0))(
    'in the address of %s is only text',
    async (name) => {
      const tables = await countTables();
      for (const key of textsIn((routes[name] as Route).params)) {
        for (const text of HOSTILE) {
          const answer = await send(name, { params: { [key]: text }, payload: '{}' }).catch(
            (error: Error) => error,
          );
          if (answer instanceof Error) expect(answer.message, text).toBe('URI malformed');
          else expect(answer.statusCode, `${key}: ${text}`).toBeLessThan(500);
        }
      }
      expect(await countTables()).toEqual(tables);
    },
  );

  it.each(names.filter((name) => textsIn((routes[name] as Route).query).length > 0))(
    'in the query of %s is only text',
    async (name) => {
      const complete = name === 'findEmployers' ? { q: '石家庄' } : {};
      for (const key of textsIn((routes[name] as Route).query)) {
        for (const text of HOSTILE) {
          const answer = await send(name, { query: { ...complete, [key]: text } });
          expect(answer.statusCode, `${key}: ${text}`).toBeLessThan(500);
          const twice = await send(name, {
            url: `${endpoints[name][1].replace(':edition', EDITION)}?${key}=a&${key}=b`,
          });
          expect(twice.statusCode, `${key} twice`).toBe(400);
        }
      }
    },
  );

  it('in a search finds nothing, not everything', async () => {
    for (const q of HOSTILE.filter((text) => !text.includes('\u0000') && text !== 'NaN')) {
      const employers = await send('findEmployers', { query: { q } });
      expect(employers.json(), q).toEqual([]);
      expect((await send('listFiles', { query: { q } })).json().rows, q).toEqual([]);
    }
  });

  it('as the place where a list goes on is ignored or refused', async () => {
    const uuid = '00000000-0000-0000-0000-000000000000';
    for (const after of [
      '~',
      `2025-01-01~${'-'.repeat(36)}`,
      `-271821-04-20T00:00:00.000Z~${uuid}`,
      `+275760-09-13T00:00:00.000Z~${uuid}`,
      `2025-01-01~${uuid}' or 1=1`,
      `${'9'.repeat(150)}~${uuid}`,
    ]) {
      expect([200, 400], after).toContain((await send('listFiles', { query: { after } })).statusCode);
    }
  });

  it('as a log-in, a name or a code opens nothing', async () => {
    for (const text of HOSTILE) {
      const typed = { login: text, password: 'Weikao-2026!' };
      for (const name of ['logIn', 'logInToOffice'] as const) {
        const answer = await send(name, { payload: JSON.stringify(typed) });
        expect([400, 401, 429], text).toContain(answer.statusCode);
      }
      const person = { idType: 'resident-id', idNumber: text, name: text };
      expect([200, 400]).toContain(
        (await send('startRecovery', { payload: JSON.stringify(person) })).statusCode,
      );
      const finish = { ...person, code: text.slice(0, 10), password: 'Weikao-2027!' };
      expect([400, 422]).toContain(
        (await send('finishRecovery', { payload: JSON.stringify(finish) })).statusCode,
      );
      const entries = {
        ...newcomer(),
        userName: text,
        name: text,
        nameAgain: text,
        phone: text.slice(0, 20),
      };
      expect([400, 422]).toContain((await send('signUp', { payload: JSON.stringify(entries) })).statusCode);
    }
  });

  it('as an answer is kept as it is or refused, and numbers beyond measure with it', async () => {
    for (const text of HOSTILE) {
      const { rev } = await candidate.get('getRegistration', { params: { edition: EDITION } });
      const page = { rev, answers: { phone: text, address: text, postcode: text } };
      expect((await send('saveDraft', { payload: JSON.stringify(page) })).statusCode, text).toBeLessThan(500);
      expect((await send('savePage', { payload: JSON.stringify(page) })).statusCode, text).toBeLessThan(500);
    }
    for (const rev of ['1e300', '-1', '99999999999', '1.5', '9007199254740993']) {
      for (const name of ['saveDraft', 'savePage'] as const) {
        const answer = await send(name, { payload: `{"rev":${rev},"answers":{"phone":"13900001001"}}` });
        expect([400, 409], `${name} ${rev}`).toContain(answer.statusCode);
      }
    }
  });
});

describe('very long text', () => {
  /** What this thread has worked so far, in milliseconds: a machine that is busy with others does not count. */
  const worked = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  /** Shapes on which a careless regular expression takes for ever. */
  const UNITS = ['a', ' ', 'a ', '-', '·', '. ', '1', '0x', 'X×', '\u0301', '%', '((', '\\', '王'];

  it.each(withBody)('in any field of %s takes less than a second of work', async (name) => {
    const properties = bodyOf(name)?.properties ?? {};
    for (const unit of UNITS) {
      const fields = Object.entries(properties).map(([key, schema]) => {
        const longest = 'maxLength' in schema ? Number(schema.maxLength) : 2000;
        return [key, schema.type === 'integer' ? 1 : unit.repeat(Math.floor(longest / unit.length))];
      });
      for (const more of ['', unit.repeat(20_000)]) {
        const body = Object.fromEntries(
          fields.map(([key, text]) => [key, typeof text === 'string' ? text + more : text]),
        );
        const before = worked();
        const answer = await send(name, { payload: JSON.stringify(body) });
        expect(worked() - before, `${name} ${unit}`).toBeLessThan(1000);
        expect(answer.statusCode).toBeLessThan(500);
      }
    }
  });

  it('in an address or a query takes less than two seconds of work', async () => {
    for (const unit of UNITS) {
      const text = unit.repeat(Math.floor(60 / unit.length));
      const before = worked();
      await send('findEmployers', { query: { q: text } });
      await send('findEmployers', { query: { q: unit.repeat(5000) } });
      await send('listFiles', { query: { q: text } });
      await send('findForm', { params: { code: unit.repeat(40 / unit.length) } });
      expect(worked() - before, unit).toBeLessThan(2000);
    }
  });
});
