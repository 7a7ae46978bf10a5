import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../stand-ins/control/faults.ts';
import { createReports } from '../../../stand-ins/phone/reports.ts';
import { createSmsReports } from '../../gateways/sms/read-reports.ts';
import type { Handed, OutgoingCopy } from '../../ports/channel.ts';
import { createPool, rows } from '../../postgres/pool.ts';
import { newCandidate, type TestCandidate } from '../../testing/candidates.ts';
import { eventually } from '../../testing/eventually.ts';
import { raceToRefer } from '../../testing/race.ts';
import { decideNow, newOffice, type Office } from '../../testing/staff.ts';
import { createTestProduct, DURING, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';
import { sendCopies } from './send-copies.ts';

let product: TestProduct;
let office: Office;
beforeAll(async () => {
  product = await createTestProduct();
  office = await newOffice(product);
});
afterAll(() => product.close());

/** A vendor that takes what comes, once for each id, unless a test says otherwise. */
function openVendor(answer: (copy: OutgoingCopy) => Handed | Promise<Handed> = () => TAKEN) {
  const arrived = new Map<string, OutgoingCopy>();
  const tries: OutgoingCopy[] = [];
  const hand = async (copy: OutgoingCopy): Promise<Handed> => {
    tries.push(copy);
    const handed = await answer(copy);
    if (handed.result !== 'failed' && !arrived.has(copy.id)) arrived.set(copy.id, copy);
    return handed;
  };
  return { hand, arrived, tries };
}

const TAKEN = { result: 'taken', vendorId: null } as const;
const AWAY = { result: 'later', why: 'answered 500' } as const;

beforeEach(async () => {
  product.channels.clear();
  product.clock.set(DURING.registration);
  await product.sql("update messages set state = 'planned'");
  await product.sql('delete from deliveries');
});

const later = (seconds: number) =>
  product.clock.set(new Date(product.clock.now().getTime() + seconds * 1000).toISOString());
const send = () => sendCopies(product.services);

async function submitted(): Promise<TestCandidate & { number: string; code: string }> {
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser);
  const { receipt } = await submit(candidate.browser);
  return { ...candidate, ...receipt };
}

const statesOf = async ({ id }: TestCandidate) => {
  const found = await product.sql(
    'select kind, channel, state, attempts, failure from deliveries where candidate_id = $1 order by kind, channel',
    [id],
  );
  return found.map(({ kind, channel, state }) => `${kind} ${channel} ${state}`);
};

const inbox = async ({ browser }: TestCandidate) =>
  (await browser.get('listMessages', { query: {} })).messages;

describe('D3, I2: a copy of what stands in the inbox', () => {
  it('leaves once, in the words of the inbox, and the inbox says so', async () => {
    const vendor = openVendor();
    product.channels.set('sms', vendor);
    const candidate = await submitted();
    expect(await send()).toBe(1);
    expect(await send()).toBe(0);
    const [copy] = vendor.tries;
    expect(copy).toMatchObject({ title: '待办事项提醒：报名未确认' });
    expect(copy?.lines).toEqual({
      todo: '报名未确认',
      about: '2026年度卫生专业技术资格考试',
      due: '2025年12月17日 17:00截止',
    });
    expect((await inbox(candidate))[0]?.copies).toEqual([{ channel: 'sms', state: 'sent' }]);
  });

  it('is no business of a registration: with every door shut it goes on, and the copy goes when one opens, once', async () => {
    const shut = openVendor(() => AWAY);
    product.channels.set('sms', shut);
    const candidate = await submitted();
    await send();
    later(31);
    await send();
    later(61);
    await candidate.browser.get('withdraw', { params: { edition: EDITION } });
    await submit(candidate.browser);
    expect((await inbox(candidate)).map(({ copies }) => copies)).toEqual([[], [], []]);
    const open = openVendor();
    product.channels.set('sms', open);
    later(3600);
    await send();
    await send();
    // What was withdrawn meanwhile is not asked for any more; of the two submissions both are true.
    expect(await statesOf(candidate)).toEqual([
      'unconfirmed sms sent',
      'unconfirmed sms sent',
      'withdrawn sms pointless',
    ]);
    expect(open.arrived.size).toBe(2);
    expect((await inbox(candidate)).map(({ kind, copies }) => [kind, copies.length])).toEqual([
      ['unconfirmed', 1],
      ['withdrawn', 0],
      ['unconfirmed', 1],
    ]);
  });

  it('waits longer after each failure, and is given up for good only when the vendor says so', async () => {
    const vendor = openVendor(() => AWAY);
    product.channels.set('sms', vendor);
    const candidate = await submitted();
    const gaps = [0, 29, 1, 59, 1, 119, 1];
    const tries: number[] = [];
    for (const gap of gaps) {
      later(gap);
      await send();
      tries.push(vendor.tries.length);
    }
    expect(tries).toEqual([1, 1, 2, 2, 3, 3, 4]);
    product.channels.set(
      'sms',
      openVendor(() => ({ result: 'failed', failure: 'refused' })),
    );
    later(240);
    await send();
    later(7200);
    expect(await send()).toBe(0);
    expect((await inbox(candidate))[0]?.copies).toEqual([{ channel: 'sms', state: 'failed' }]);
  });
});

describe('two senders', () => {
  it('never take the same copy: while one is at it, the other finds nothing', async () => {
    const opened = Promise.withResolvers<void>();
    const vendor = openVendor(async () => {
      await opened.promise;
      return TAKEN;
    });
    product.channels.set('sms', vendor);
    await submitted();
    const first = send();
    await eventually(() => expect(vendor.tries).toHaveLength(1));
    expect(await send()).toBe(0);
    opened.resolve();
    expect(await first).toBe(1);
    expect(vendor.tries).toHaveLength(1);
  });

  const GATE = { lock: 'select 1 from deliveries for update', values: [] };

  async function planned(): Promise<void> {
    await submitted();
    await product.services.deliveries.plan(10, product.clock.wall(), () => ['sms']);
  }

  it('pass by what the other is looking at', async () => {
    await planned();
    const at = product.clock.wall();
    const wish = {
      channels: ['sms'],
      urgentOnly: false,
      at,
      until: new Date(at.getTime() + 60_000),
      limit: 9,
    } as const;
    const claims = await Promise.all([1, 2, 3, 4].map(() => product.services.deliveries.claim(wish)));
    expect(claims.flat()).toHaveLength(1);
  });

  it('control: without the lock both would take it', async () => {
    await planned();
    const pool = createPool(product.database.urls.app, 2, () => {});
    const careless = () =>
      rows(
        pool,
        `update deliveries set attempts = attempts + 1, next_try_at = $1 where (candidate_id, kind, occasion, channel) in
           (select candidate_id, kind, occasion, channel from deliveries where state = 'waiting' and next_try_at <= $2)
         returning channel`,
        [new Date(product.clock.wall().getTime() + 60_000), product.clock.wall()],
      );
    const taken = await raceToRefer(product, GATE, [careless, careless]);
    await pool.end();
    expect(taken.map((found) => found.length)).toEqual([1, 1]);
  });

  it('a sender that dies between sending and writing it down is followed by another: the vendor knows our id', async () => {
    const vendor = openVendor();
    product.channels.set('sms', vendor);
    await submitted();
    const dying = {
      ...product.services,
      deliveries: {
        ...product.services.deliveries,
        settle: async () => {
          throw new Error('killed');
        },
      },
    };
    await expect(sendCopies(dying)).rejects.toThrow('killed');
    expect(await send()).toBe(0);
    later(61);
    expect(await send()).toBe(1);
    expect(vendor.tries).toHaveLength(2);
    expect(vendor.arrived.size).toBe(1);
  });
});

describe('quiet hours', () => {
  it('hold back what can wait until eight in the morning, and nothing that cannot', async () => {
    const vendor = openVendor();
    product.channels.set('sms', vendor);
    const candidate = await submitted();
    product.clock.set('2025-12-03T22:00:00+08:00');
    const facts = { region: null, status: null, deadline: null, reason: null };
    const message = { kind: 'wechat-bound', occasion: 'wechat/1', edition: null, facts } as const;
    await product.services.messages.tell(candidate.id, { ...message, at: product.clock.now() });
    expect(await send()).toBe(1);
    expect(vendor.tries.map(({ title }) => title)).toEqual(['账户提醒：微信已绑定']);
    product.clock.set('2025-12-04T07:59:59+08:00');
    expect(await send()).toBe(0);
    product.clock.set('2025-12-04T08:00:00+08:00');
    expect(await send()).toBe(1);
  });
});

describe('at the moment of sending', () => {
  it('nobody is told to have confirmed what was confirmed meanwhile', async () => {
    const candidate = await submitted();
    const { number, code } = candidate;
    await decideNow(office.counter, number, { do: 'confirm', code });
    const vendor = openVendor();
    product.channels.set('sms', vendor);
    await send();
    expect(vendor.tries.map(({ lines }) => lines.todo)).toEqual(['报名已确认']);
    expect(await statesOf(candidate)).toEqual(['confirmed sms sent', 'unconfirmed sms pointless']);
  });

  it('nor to bring another paper who has brought it', async () => {
    const [candidate, other] = [await submitted(), await submitted()];
    const infected = {
      'id-paper': [{ digest: 'a'.repeat(64), kind: 'image', sheets: 1, revision: 1, infected: true }],
    };
    await product.sql("update messages set state = 'planned'");
    await product.sql('update registrations set papers = $2 where candidate_id = $1', [
      candidate.id,
      JSON.stringify({ files: infected }),
    ]);
    const title = { title: '继续教育学分证明', titleEn: '' };
    for (const { id } of [candidate, other]) {
      const facts = {
        region: null,
        status: null,
        deadline: null,
        reason: null,
        papers: [
          { key: 'id-paper', title: null },
          { key: 'own-12-0a1b2c3d', title },
        ],
      };
      const message = { kind: 'paper-infected', occasion: 'virus/1', edition: EDITION, facts } as const;
      await product.services.messages.tell(id, { ...message, at: product.clock.now() });
    }
    const vendor = openVendor();
    product.channels.set('sms', vendor);
    await send();
    expect(await statesOf(candidate)).toEqual(['paper-infected sms sent']);
    expect(await statesOf(other)).toEqual(['paper-infected sms pointless']);
    expect(vendor.tries.map(({ body }) => body)).toEqual([
      expect.stringContaining('涉及的材料：有效身份证件、继续教育学分证明。'),
    ]);
  });

  it('nor to do what is too late', async () => {
    const candidate = await submitted();
    product.clock.set('2025-12-17T17:00:01+08:00');
    const vendor = openVendor();
    product.channels.set('sms', vendor);
    await send();
    expect(vendor.tries).toHaveLength(0);
    expect(await statesOf(candidate)).toEqual(['unconfirmed sms pointless']);
  });
});

it('a telephone that takes nothing is said at the log-in, until it takes something again', async () => {
  const candidate = await submitted();
  const session = async () => (await candidate.browser.get('getSession', {}))?.phoneFails;
  product.channels.set(
    'sms',
    openVendor(() => ({ result: 'failed', failure: 'no-such-address' })),
  );
  expect(await session()).toBe(false);
  await send();
  expect(await session()).toBe(true);
  product.channels.set('sms', openVendor());
  await candidate.browser.get('withdraw', { params: { edition: EDITION } });
  await send();
  expect(await session()).toBe(false);
});

describe('what the provider says later of a short message', () => {
  const SECRET = 'a-secret-of-this-test';
  beforeAll(() => {
    product.outside.smsReports = createSmsReports({ token: SECRET });
  });
  beforeEach(() => product.sql('delete from outside_refusals'));
  /** Takes what comes under an id of its own, and will report on it. */
  const provider = () => openVendor(({ id }) => ({ result: 'taken', vendorId: `vendor ${id}` }));

  function headersOf(
    body: string,
    { age = 0, nonce = String(randomUUID()), secret = SECRET, word = 'report' } = {},
  ) {
    const timestamp = String(Math.floor(product.clock.wall().getTime() / 1000) - age);
    const text = [word, timestamp, nonce, body].join('\n');
    const signature = createHmac('sha256', secret).update(text).digest('hex');
    return { 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature };
  }
  const post = (body: string, headers: Record<string, string> = headersOf(body)) =>
    product.app.inject({
      method: 'POST',
      url: '/api/sms/reports',
      headers: { 'content-type': 'application/json', ...headers },
      payload: body,
    });
  const reportOf = (copy: string | null, status = 'DELIVRD') =>
    JSON.stringify({ reports: [{ id: 'v1', client_id: copy, status }] });
  const refused = async () =>
    (await product.sql('select door, reason, about from outside_refusals order by reason')).map(
      ({ door, reason, about }) => [door, reason, about],
    );
  const phoneFails = async ({ browser }: TestCandidate) => (await browser.get('getSession', {}))?.phoneFails;

  async function sentTo(): Promise<{ candidate: TestCandidate; copy: string }> {
    const vendor = provider();
    product.channels.set('sms', vendor);
    const candidate = await submitted();
    await send();
    return { candidate, copy: vendor.tries.at(-1)?.id ?? '' };
  }

  it('that it arrived: candidate and support read so; said twice it stays so', async () => {
    const { candidate, copy } = await sentTo();
    expect((await inbox(candidate))[0]?.copies).toEqual([{ channel: 'sms', state: 'sent' }]);
    const body = reportOf(copy);
    const headers = headersOf(body);
    expect((await post(body, headers)).body).toBe('taken');
    expect((await post(body, headers)).body).toBe('taken');
    expect((await post(body)).statusCode).toBe(200);
    expect((await inbox(candidate))[0]?.copies).toEqual([{ channel: 'sms', state: 'delivered' }]);
    // What has arrived has arrived, whatever comes after it out of order.
    expect((await post(reportOf(copy, 'EXPIRED'))).statusCode).toBe(200);
    expect(await statesOf(candidate)).toEqual(['unconfirmed sms delivered']);
    expect([await phoneFails(candidate), await refused()]).toEqual([false, []]);
  });

  it.each([
    ['UNDELIV', 'no-such-address'],
    ['EXPIRED', 'given-up'],
    ['REJECTD', 'blocked'],
    ['MK:0010', 'refused'],
  ])(
    'that it did not (%s): said at the log-in until one arrives, not until one is handed over',
    async (status, failure) => {
      const { candidate, copy } = await sentTo();
      expect((await post(reportOf(copy, status))).statusCode).toBe(200);
      expect(
        await product.sql('select failure from deliveries where candidate_id = $1', [candidate.id]),
      ).toEqual([{ failure }]);
      expect((await inbox(candidate))[0]?.copies).toEqual([{ channel: 'sms', state: 'failed' }]);
      expect(await phoneFails(candidate)).toBe(true);
      await candidate.browser.get('withdraw', { params: { edition: EDITION } });
      await send();
      expect(await phoneFails(candidate)).toBe(true);
      const [next] = await product.sql(
        "select delivery_id from deliveries where candidate_id = $1 and kind = 'withdrawn'",
        [candidate.id],
      );
      await post(reportOf(String(next?.delivery_id)));
      expect(await phoneFails(candidate)).toBe(false);
    },
  );

  it('hours late it still counts, and before we have written down that it left it is asked for again', async () => {
    const vendor = openVendor(() => AWAY);
    product.channels.set('sms', vendor);
    const candidate = await submitted();
    await send();
    const copy = vendor.tries.at(-1)?.id ?? '';
    expect((await post(reportOf(copy))).statusCode).toBe(503);
    product.channels.set('sms', provider());
    later(31);
    await send();
    later(6 * 3600);
    expect((await post(reportOf(copy))).statusCode).toBe(200);
    expect(await statesOf(candidate)).toEqual(['unconfirmed sms delivered']);
  });

  it('of a code, which has no copy here, nothing is noted', async () => {
    expect((await post(reportOf(null, 'UNDELIV'))).body).toBe('taken');
    expect(await refused()).toEqual([]);
  });

  it('forged, unsigned, stale, replayed with other contents, misshapen, or about nothing of ours: refused, written down', async () => {
    const { candidate, copy } = await sentTo();
    const body = reportOf(copy, 'UNDELIV');
    const stranger = randomUUID();
    const headers = headersOf(reportOf(null), { nonce: 'once' });
    await post(reportOf(null), headers);
    const answers = [
      await post(body, headersOf(body, { secret: 'guessed' })),
      await post(body, {}),
      // What we sign ourselves when we hand a message over is no report.
      await post(body, headersOf(body, { word: 'message' })),
      await post(body, headersOf(body, { age: 301 })),
      await post(body, headersOf(body, { nonce: 'once' })),
      await post('{"reports":[{"client_id":1}]}'),
      await post('[]'),
      await post('not json'),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(403));
    expect((await post(reportOf(stranger))).statusCode).toBe(200);
    expect(await refused()).toEqual([
      ...Array(3).fill(['sms', 'not-a-message', null]),
      ['sms', 'replayed', null],
      ...Array(3).fill(['sms', 'signature', null]),
      ['sms', 'stale', null],
      ['sms', 'unknown', stranger],
    ]);
    expect(await statesOf(candidate)).toEqual(['unconfirmed sms sent']);
  });

  it('is said by the stand-in as it is read here, whatever it does wrong', async () => {
    product.outside.smsReports = createSmsReports({ token: 'demo' });
    product.clock.set(new Date().toISOString());
    const url = await product.app.listen({ port: 0, host: '127.0.0.1' });
    let fault: Fault | null = null;
    const reports = createReports({
      reportUrl: `${url}/api/sms/reports`,
      faultOf: () => fault,
      now: async () => new Date(),
      wait: async () => undefined,
    });
    product.clock.set(DURING.registration);
    const { candidate, copy } = await sentTo();
    product.clock.set(new Date().toISOString());
    for (fault of ['forged', 'unsigned', 'replayed', 'unknown-message', 'late'] as const)
      await reports.report({ id: 'v1', clientId: copy });
    expect(await statesOf(candidate)).toEqual(['unconfirmed sms sent']);
    expect((await refused()).map(([, reason]) => reason)).toEqual([
      'signature',
      'signature',
      'stale',
      'unknown',
    ]);
    fault = 'undelivered';
    await reports.report({ id: 'v1', clientId: copy });
    expect(await statesOf(candidate)).toEqual(['unconfirmed sms failed']);
    fault = 'twice';
    await reports.release();
    expect(await statesOf(candidate)).toEqual(['unconfirmed sms delivered']);
  });
});

it('support sees each copy, with how often it was tried and why it failed', async () => {
  const { number } = await submitted();
  product.channels.set(
    'sms',
    openVendor(() => ({ result: 'failed', failure: 'no-such-address' })),
  );
  await send();
  const support = product.browser();
  await support.get('logInToOffice', { body: { login: 'support', password: 'Weikao-2026!' } });
  const { rows, counts } = await support.get('getMessageLog', { query: { hours: '24', state: 'failed' } });
  expect(counts).toContainEqual({ kind: 'unconfirmed', channel: 'sms', state: 'failed', count: 1 });
  expect(rows).toMatchObject([
    {
      kind: 'unconfirmed',
      number,
      way: { channel: 'sms', state: 'failed', attempts: 1, failure: 'no-such-address' },
    },
  ]);
});

describe('mail', () => {
  const mail = 'Zhou.Yutong@example.com';

  it('goes to an address only when its reader has said the code, beside every other way', async () => {
    const post = openVendor();
    const candidate = await submitted();
    expect(await candidate.browser.refusal('startMail', { body: { mail } })).toMatchObject({
      code: 'mail-away',
    });
    product.channels.set('mail', post);
    await candidate.browser.get('startMail', { body: { mail } });
    const code = /\d{6}/.exec(post.tries[0]?.body ?? '')?.[0] ?? '';
    const wrong = code === '000000' ? '000001' : '000000';
    expect(await candidate.browser.refusal('saveMail', { body: { mail, code: wrong } })).toMatchObject({
      code: 'mail-code-wrong',
    });
    const other = { mail: 'somebody.else@example.com', code };
    expect(await candidate.browser.refusal('saveMail', { body: other })).toMatchObject({
      code: 'mail-code-wrong',
    });
    expect(await candidate.browser.get('saveMail', { body: { mail, code } })).toEqual({
      available: true,
      mail,
      fails: false,
    });
    expect(await candidate.browser.refusal('saveMail', { body: { mail, code } })).toMatchObject({
      code: 'mail-code-wrong',
    });
    await send();
    expect(post.tries.at(-1)).toMatchObject({ to: mail, title: '待办事项提醒：报名未确认' });
    product.channels.set(
      'mail',
      openVendor(() => ({ result: 'failed', failure: 'no-such-address' })),
    );
    await candidate.browser.get('withdraw', { params: { edition: EDITION } });
    await send();
    expect(await candidate.browser.get('getMail', {})).toMatchObject({ fails: true });
    expect(await candidate.browser.get('removeMail', {})).toMatchObject({ mail: null, fails: false });
  });

  it('is asked for five times an hour and address, and for addresses only', async () => {
    product.channels.set('mail', openVendor());
    const candidate = await newCandidate(product);
    for (const strange of ['zhou', 'zhou@', 'a@b', 'a b@example.com', 'a@example.com\nBcc: b@example.com'])
      expect(await candidate.browser.refusal('startMail', { body: { mail: strange } })).toMatchObject({
        code: 'not-a-mail',
      });
    const body = { mail: 'often@example.com' };
    for (let n = 0; n < 5; n += 1) await candidate.browser.get('startMail', { body });
    expect(await candidate.browser.refusal('startMail', { body })).toMatchObject({ code: 'mail-delayed' });
  });
});
