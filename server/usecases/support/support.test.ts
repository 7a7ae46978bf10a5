import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, Output } from '#contract/client.ts';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import { routes } from '#contract/routes.ts';
import type { OutsideRefusal } from '../../ports/outside-refusals.ts';
import { silentGateway } from '../../testing/people-at-the-door.ts';
import { newStaff } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, enter, fillIn, logIn, submit } from '../../testing/thread.ts';

const ID_NUMBER = '130102199805120017';

let product: TestProduct;
let candidate: TestBrowser;
let support: TestBrowser;
let number: string;

beforeAll(async () => {
  product = await createTestProduct();
  candidate = await logIn(product, 'wangxiaoming');
  await fillIn(candidate);
  ({ number } = (await submit(candidate)).receipt);
  support = await newStaff(product, 'support', null);
});
afterAll(() => product.close());

const find = async (body: Input<'findPeople'>['body'], by = support) =>
  (await by.get('findPeople', { body })).rows.map((row) => row.number);

describe('support finds somebody on the telephone', () => {
  it.each([
    ['the number of the registration', () => ({ by: 'number', text: number }) as const],
    ['the whole ID number', () => ({ by: 'id-number', text: ID_NUMBER }) as const],
    ['name and last four together', () => ({ by: 'name', text: '王晓明', tail: '0017' }) as const],
    ['a name with a space typed into it', () => ({ by: 'name', text: ' 王 晓明', tail: '0017' }) as const],
  ])('by %s', async (_what, body) => {
    expect(await find(body())).toEqual([number]);
  });

  it.each([
    ['a name alone', { by: 'name', text: '王晓明' }],
    ['a name with other digits', { by: 'name', text: '王晓明', tail: '0018' }],
    ['the beginning of a name', { by: 'name', text: '王', tail: '0017' }],
    ['a pattern', { by: 'name', text: '%', tail: '0017' }],
    ['the beginning of an ID number', { by: 'id-number', text: '1301021998' }],
    ['somebody else’s ID number', { by: 'id-number', text: '13060219930827002X' }],
    ['an unknown number', { by: 'number', text: '26000000000000' }],
  ] as const)('not by %s', async (_what, body) => {
    expect(await find(body)).toEqual([]);
  });

  it('and is told of an account with which nothing was entered, where it works for the whole country', async () => {
    const sought = { body: { by: 'id-number', text: '130104200001180047' } } as const;
    expect(await support.get('findPeople', sought)).toEqual({ rows: [], onlyAccount: true });
    const ofHebei = await newStaff(product, 'support', '13');
    expect(await ofHebei.get('findPeople', sought)).toEqual({ rows: [], onlyAccount: false });
  });

  it('of its own region only: everything else does not exist', async () => {
    const ofHenan = await newStaff(product, 'support', '41');
    expect(await find({ by: 'number', text: number }, ofHenan)).toEqual([]);
    expect(await find({ by: 'id-number', text: ID_NUMBER }, ofHenan)).toEqual([]);
    const params = { number };
    expect(await ofHenan.refusal('getTimeline', { params })).toMatchObject({
      status: 404,
      code: 'not-found',
    });
    expect(await ofHenan.refusal('viewAsCandidate', { params, body: { why: '电话咨询' } })).toMatchObject({
      status: 404,
    });
    const { counts, rows } = await ofHenan.get('getMessageLog', { query: {} });
    expect([counts, rows]).toEqual([[], []]);
  });

  it('finds also who has not submitted yet', async () => {
    const other = await logIn(product, 'lihua');
    await enter(other);
    expect(await find({ by: 'name', text: '李华', tail: '002x' })).toHaveLength(1);
  });

  it('and leaves its search in the trail without the ID number', async () => {
    await find({ by: 'id-number', text: ID_NUMBER });
    const [entry] = await product.sql('select words, class from audit_entries order by age(xmin) limit 1');
    expect(entry).toEqual({ class: 'search', words: 'id-number=**************0017' });
  });
});

describe('the timeline', () => {
  it('has one line for each event with what was told by it, and what is typed and logged in by times only', async () => {
    await product.browser().send('logIn', { body: { login: 'wangxiaoming', password: 'Wrong-2026!' } });
    const point = await newStaff(product, 'counter-clerk', '13', '1301');
    const file = await point.get('getFile', { params: { number } });
    product.clock.set(DURING.confirmation);
    await point.get('decideFile', {
      params: { number },
      body: { do: 'confirm', rev: file.rev, code: file.code ?? '' },
    });
    const { entries, ...who } = await support.get('getTimeline', { params: { number } });
    expect(who).toMatchObject({ number, name: '王晓明', idTail: '0017', status: 'confirmed' });
    const [newest] = entries;
    expect(newest).toMatchObject({
      kind: 'act',
      act: { action: 'confirm', role: 'site', who: '范丽君', to: 'confirmed' },
      message: { kind: 'confirmed', copies: [], ways: [] },
    });
    const kinds = new Set(entries.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['act', 'log-in', 'log-in-failed']);
    expect(entries.filter(({ act }) => act?.action === 'submit')).toMatchObject([
      { message: { kind: 'unconfirmed' } },
    ]);
    const times = entries.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(JSON.stringify(entries)).not.toMatch(/130102|13900001001/);
  });

  it('says when something was typed, and not what', async () => {
    const other = await logIn(product, 'guoxinlei');
    product.clock.set(DURING.registration);
    await enter(other);
    const view = await other.get('getRegistration', { params: { edition: EDITION } });
    await other.get('saveDraft', {
      params: { edition: EDITION, page: 'contact' },
      body: { answers: { address: '长安区和平路188号' }, rev: view.rev },
    });
    const timeline = await support.send('getTimeline', { params: { number: view.number } });
    expect(timeline.json().entries).toContainEqual({
      at: product.clock.now().toISOString(),
      kind: 'draft',
      act: null,
      message: null,
      about: { key: 'contact', state: '', fen: null },
    });
    expect(timeline.body).not.toContain('和平路');
  });
});

describe('seen as the candidate', () => {
  const body = { why: '电话咨询：看不懂下一步' };

  it('is what the candidate sees at this moment, without what is sealed', async () => {
    const own = await candidate.get('getRegistration', { params: { edition: EDITION } });
    const answer = await support.send('viewAsCandidate', { params: { number }, body });
    const seen = answer.json();
    expect(seen).toMatchObject({ name: '王晓明', idTail: '0017', hasPhoto: true });
    for (const key of ['status', 'progress', 'actions', 'deadline', 'missingPages', 'reason'] as const)
      expect(seen.registration[key], key).toEqual(own[key]);
    const { messages } = await candidate.get('listMessages', { query: {} });
    expect(seen.messages).toEqual(messages);
    const person = seen.pages.find(({ key }: { key: string }) => key === 'person');
    expect(person.answers).toContainEqual({ key: 'id_number', shown: '**************0017', masked: true });
    expect(answer.body).not.toMatch(/130102199805120017|13900001001|1998-05-12/);
    expect(seen.registration).not.toHaveProperty('answers');
    expect(seen.registration).not.toHaveProperty('quotes');
    expect(seen.registration).not.toHaveProperty('code');
  });

  it('needs a reason, and leaves it in the trail', async () => {
    expect(await support.refusal('viewAsCandidate', { params: { number }, body: { why: '' } })).toMatchObject(
      {
        status: 400,
      },
    );
    await support.get('viewAsCandidate', { params: { number }, body });
    const [entry] = await product.sql('select * from audit_entries order by age(xmin) limit 1');
    expect(entry).toMatchObject({
      endpoint: 'viewAsCandidate',
      class: 'read',
      object: number,
      words: body.why,
    });
  });

  it('opens no door: whoever looks can call nothing of the candidate’s, and nothing is changed by looking', async () => {
    const tables = [
      'registrations',
      'registration_events',
      'drafts',
      'messages',
      'candidates',
      'sessions',
      'presences',
    ];
    const state = async () => {
      const all = tables.map((table) =>
        product.sql(
          `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as sum from ${table} t`,
        ),
      );
      return (await Promise.all(all)).map(([row]) => row?.sum);
    };
    const before = await state();
    const answer = await support.send('viewAsCandidate', { params: { number }, body });
    expect([answer.statusCode, answer.cookies]).toEqual([200, []]);
    const ofCandidates = (Object.keys(routes) as EndpointName[]).filter(
      (name) => routes[name].audience === 'candidate',
    );
    expect(ofCandidates.length).toBeGreaterThan(30);
    const filling = {
      edition: EDITION,
      page: 'contact',
      number,
      credential: number,
      item: 'id-paper',
      digest: 'a'.repeat(64),
      upload: number,
      order: number,
    };
    for (const name of ofCandidates) {
      const input = { params: filling, query: {}, ...(endpoints[name][0] === 'GET' ? {} : { body: {} }) };
      expect((await support.send(name, input as never)).statusCode, name).toBe(401);
    }
    expect(await state()).toEqual(before);
  });
});

describe('what goes wrong for many', () => {
  it('is counted by field and problem, the most frequent first, and nobody is in it', async () => {
    const browser = await logIn(product, 'hejing');
    product.clock.set(DURING.registration);
    await enter(browser);
    const save = async (answers: Record<string, string>) => {
      const { rev } = await browser.get('getRegistration', { params: { edition: EDITION } });
      return browser.refusal('savePage', {
        params: { edition: EDITION, page: 'contact' },
        body: { answers, rev },
      });
    };
    const refusal = await save({ phone: '12345', address: '', postcode: 'x' });
    const phone = refusal.problems?.find(({ field }) => field === 'phone');
    await save({ phone: '12345', address: '长安区和平路188号', postcode: '050000' });
    const { rows } = await support.get('listRefusedAnswers', { query: { hours: '24' } });
    expect(rows[0]).toEqual({
      edition: EDITION,
      field: 'phone',
      problem: phone?.code,
      refusals: 2,
      thisHour: 2,
    });
    expect(rows.length).toBeGreaterThan(1);
    const stored = await product.sql('select * from refused_answers');
    expect(JSON.stringify(stored)).not.toMatch(/12345|和平路/);
  });

  it('is kept by the hour, added up by every process, and what the database refused is counted later', async () => {
    const { refusedAnswers, clock } = product.services;
    const problem = [{ field: 'postcode', code: 'format' }];
    refusedAnswers.count(EDITION, problem, clock.now());
    await product.sql('alter table refused_answers rename to away');
    await expect(refusedAnswers.flush()).rejects.toThrow();
    await product.sql('alter table away rename to refused_answers');
    product.clock.set('2025-12-03T11:30:00+08:00');
    refusedAnswers.count(EDITION, problem, clock.now());
    await refusedAnswers.flush();
    const { rows } = await support.get('listRefusedAnswers', { query: { hours: '2' } });
    expect(rows.find(({ field, problem: code }) => field === 'postcode' && code === 'format')).toMatchObject({
      refusals: 2,
      thisHour: 1,
    });
    const hour = await support.get('listRefusedAnswers', { query: { hours: '1' } });
    expect(hour.rows).toEqual([
      { edition: EDITION, field: 'postcode', problem: 'format', refusals: 1, thisHour: 1 },
    ]);
  });

  it('messages: how many copies of each kind stand how, and which', async () => {
    product.clock.set(DURING.confirmation);
    await product.services.deliveries.plan(100, product.clock.wall(), () => ['sms']);
    await product.sql(
      "update deliveries set state = 'failed', failure = 'refused', settled_at = $1, attempts = 3 where kind = 'confirmed'",
      [product.clock.now()],
    );
    const { counts } = await support.get('getMessageLog', { query: { hours: '168' } });
    expect(counts).toContainEqual({ kind: 'confirmed', channel: 'sms', state: 'failed', count: 1 });
    const failed = await support.get('getMessageLog', { query: { hours: '168', state: 'failed' } });
    expect(failed.rows).toMatchObject([
      {
        kind: 'confirmed',
        number,
        way: { channel: 'sms', state: 'failed', failure: 'refused', attempts: 3 },
      },
    ]);
  });
});

describe('what came from outside and was refused', () => {
  const write = (refusal: Partial<OutsideRefusal>) =>
    product.services.outsideRefusals.add({
      door: 'wechat',
      reason: 'signature',
      about: null,
      address: '203.0.113.7',
      at: product.clock.wall(),
      ...refusal,
    });
  const list = (query: Input<'listOutsideRefusals'>['query'] = {}) =>
    support.get('listOutsideRefusals', { query });

  it('is one list of all doors, the newest first, by door and by day, page by page', async () => {
    const at = (text: string) => new Date(text);
    await write({ at: at('2025-12-01T23:59:59+08:00'), door: 'sms', reason: 'unknown', about: 'copy-1' });
    await write({
      at: at('2025-12-02T00:00:00+08:00'),
      door: 'alipay',
      reason: 'mismatch',
      about: '2600001',
    });
    await write({ at: at('2025-12-02T23:59:59+08:00'), door: 'network-identity', address: null });
    expect((await list()).rows.map(({ door }) => door)).toEqual(['network-identity', 'alipay', 'sms']);
    expect((await list({ door: 'alipay' })).rows).toMatchObject([
      { door: 'alipay', reason: 'mismatch', about: '2600001', address: '203.0.113.7' },
    ]);
    expect((await list({ from: '2025-12-02', to: '2025-12-02' })).rows).toHaveLength(2);
    expect((await list({ to: '2025-12-01' })).rows.map(({ about }) => about)).toEqual(['copy-1']);
    // All at the same moment: the page goes on by number.
    for (let i = 0; i < 120; i += 1) await write({ about: String(i) });
    const seen: (string | null)[] = [];
    let after: string | null = null;
    do {
      const page: Output<'listOutsideRefusals'> = await list({
        door: 'wechat',
        ...(after === null ? {} : { after }),
      });
      seen.push(...page.rows.map(({ about }) => about));
      after = page.next;
    } while (after !== null);
    expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
    expect((await list({ after: 'forged~cursor' })).rows).toHaveLength(50);
  });

  it('a platform’s notice that was not believed stands there with the order that it named', async () => {
    product.gateways.set('alipay', {
      ...silentGateway('alipay'),
      readNotice: () => ({
        about: 'payment',
        payment: {
          orderNumber: '2600000000000000',
          transaction: 't1',
          fen: 1,
          currency: 'CNY',
          merchant: 'test',
          outcome: 'paid',
          paidAt: product.clock.now(),
          receipt: null,
        },
      }),
    });
    await product.sql("delete from outside_refusals where door = 'alipay'");
    await product.app.inject({
      method: 'POST',
      url: '/api/payments/notices/alipay',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'a=b',
    });
    expect((await list({ door: 'alipay' })).rows).toMatchObject([
      { reason: 'unknown-order', about: '2600000000000000', address: '127.0.0.1' },
    ]);
    product.gateways.delete('alipay');
  });

  it('is an alarm when one door refuses many within an hour, once, and about nobody', async () => {
    await product.sql('delete from outside_refusals');
    for (let i = 0; i < 30; i += 1) await write({ door: i < 29 ? 'sms' : 'wechat' });
    const auditor = await newStaff(product, 'auditor', null);
    const open = async () => (await auditor.get('listAlarms', { query: { is: 'open' } })).rows;
    expect(await open()).toEqual([]);
    await write({ door: 'sms' });
    expect(await open()).toMatchObject([
      { rule: 'refused-from-outside', about: 'sms', userName: null, measured: 30, isOwn: false },
    ]);
    await write({ door: 'sms' });
    expect(await open()).toHaveLength(1);
    const params = { alarm: (await open())[0]?.id ?? '' };
    await auditor.get('closeAlarm', { params, body: { words: '短信平台更换密钥，已通知' } });
    expect(await open()).toEqual([]);
  });
});
