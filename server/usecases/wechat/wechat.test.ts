import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decrypt, encrypt, signatureOf } from '../../gateways/wechat/envelope.ts';
import { createOfficialAccount } from '../../gateways/wechat/official-account.ts';
import type { Handed, OutgoingCopy } from '../../ports/channel.ts';
import { newCandidate, type TestCandidate } from '../../testing/candidates.ts';
import { createTestProduct, DURING, TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';
import { openWechat, type TestWechat } from '../../testing/wechat.ts';
import { sendCopies } from '../messages/send-copies.ts';

let product: TestProduct;
let wechat: TestWechat;
beforeAll(async () => {
  product = await createTestProduct();
  wechat = await openWechat(product);
});
afterAll(async () => {
  await wechat.close();
  await product.close();
});
beforeEach(() => product.clock.set(DURING.registration));
afterEach(async () => {
  await wechat.told();
  await wechat.fault('');
});

const password = 'Spring-Rain-7';
let made = 0;
function next(): number {
  made += 1;
  return made;
}
const newPhone = () => `1390000${String(next()).padStart(4, '0')}`;
const newBrowser = () => new TestBrowser(wechat.app);
const later = (seconds: number) =>
  product.clock.set(new Date(product.clock.now().getTime() + seconds * 1000).toISOString());
const send = () => sendCopies({ ...product.services, publicUrl: wechat.url });

/** A candidate whose browser reaches the server that WeChat leads back to, with a password of their own. */
async function newOwner(): Promise<TestCandidate> {
  const candidate = await newCandidate(product);
  await product.services.accounts.setPasswordHash(
    candidate.id,
    await product.services.keys.hashPassword(password),
  );
  const browser = newBrowser();
  for (const [name, value] of candidate.browser.cookies) browser.cookies.set(name, value);
  return { ...candidate, browser };
}

/** Opens an address in the browser of somebody's WeChat, as far as the page that asks. */
async function openInWechat(phone: string, address: string): Promise<{ browser: TestBrowser; page: string }> {
  const browser = newBrowser();
  const target = await wechat.scan(phone, address);
  if (target === null) throw new Error('nothing opens');
  return { browser, page: await follow(browser, phone, target) };
}

/** Follows what a browser is sent to, with its cookies; gives the path at which it stays. */
async function follow(browser: TestBrowser, phone: string, from: string): Promise<string> {
  let at = from;
  for (let steps = 0; steps < 5; steps += 1) {
    if (at.startsWith(`${wechat.url}/api/wechat/`)) {
      const answer = await browser.app.inject({
        url: at.slice(wechat.url.length),
        cookies: Object.fromEntries(browser.cookies),
      });
      for (const { name, value } of answer.cookies) browser.cookies.set(name, value);
      at = String(answer.headers.location);
    } else if (at.startsWith(wechat.standIns)) {
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie: `stand_in_wechat=${phone}` } });
      at = answer.headers.get('location') ?? `stand-in answered ${answer.status}`;
    } else return at;
  }
  throw new Error('sent in a circle');
}

const answer = (browser: TestBrowser, agreed: boolean) =>
  browser.get('answerScanConsent', { body: { agreed } });

/** The whole way: code, scan, page, consent. Gives the phone's browser. */
async function bind(owner: TestCandidate, phone: string): Promise<TestBrowser> {
  const code = await owner.browser.get('drawBindingCode', { body: { password } });
  await wechat.scan(phone, code.address);
  const letters = await wechat.lettersOf(phone);
  const opened = await openInWechat(phone, letters.at(-1)?.url ?? '');
  expect(opened.page).toBe('/scan');
  await answer(opened.browser, true);
  return opened.browser;
}

const bindingOf = async ({ browser }: TestCandidate) => (await browser.get('getWechat', {})).bound;

describe('binding a WeChat', () => {
  it('by the code of the official account: who scans follows it, sees for whom and where, and agrees', async () => {
    const [owner, phone] = [await newOwner(), newPhone()];
    const code = await owner.browser.get(
      'drawBindingCode',
      { body: { password } },
      {
        headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36' },
      },
    );
    expect(code.address).toMatch(/^http:\/\/weixin\.qq\.com\/q\//);
    expect(code.svg).toContain('<svg');
    await wechat.scan(phone, code.address);
    const [letter] = await wechat.lettersOf(phone);
    expect(letter?.lines[0]).toContain('核对并绑定微信');
    const { browser, page } = await openInWechat(phone, letter?.url ?? '');
    expect(page).toBe('/scan');
    expect((await owner.browser.get('getWechat', {})).scan).toBe('opened');
    const asked = await browser.get('getScanConsent', {});
    expect(asked).toMatchObject({ purpose: 'bind', device: 'Chrome 140 · Windows', address: '127.0.0.1' });
    expect(asked.nameMasked).not.toBe(owner.name);
    await answer(browser, true);
    expect(await bindingOf(owner)).toMatchObject({ following: true });
    const { messages } = await owner.browser.get('listMessages', { query: {} });
    expect(messages.map(({ kind }) => kind)).toEqual(['wechat-bound']);
  });

  it('asks for the password first: a borrowed session binds nobody', async () => {
    const owner = await newOwner();
    expect(await owner.browser.refusal('drawBindingCode', { body: { password: 'wrong' } })).toMatchObject({
      code: 'password-wrong',
    });
  });

  it('one WeChat binds one candidate; who has it in hand moves it, without being told from whom', async () => {
    const [first, second, phone] = [await newOwner(), await newOwner(), newPhone()];
    await bind(first, phone);
    const code = await second.browser.get('drawBindingCode', { body: { password } });
    await wechat.scan(phone, code.address);
    const opened = await openInWechat(phone, (await wechat.lettersOf(phone)).at(-1)?.url ?? '');
    const asked = await opened.browser.get('getScanConsent', {});
    expect(asked).toMatchObject({ purpose: 'bind', isHeld: true, agreed: false });
    expect(JSON.stringify(asked)).not.toContain(first.name.slice(-1));
    // Agreeing without having read that it is moved binds nothing.
    expect(await opened.browser.refusal('answerScanConsent', { body: { agreed: true } })).toMatchObject({
      code: 'wechat-taken',
    });
    expect([await bindingOf(second), await bindingOf(first)]).toMatchObject([null, { following: true }]);

    await opened.browser.get('answerScanConsent', { body: { agreed: true, move: true } });
    expect([await bindingOf(first), await bindingOf(second)]).toMatchObject([null, { following: true }]);
    // The account that is lost is told by every way that it has; its registration goes on.
    const { messages } = await first.browser.get('listMessages', { query: {} });
    expect(messages.map(({ kind }) => kind).toSorted()).toEqual(['wechat-bound', 'wechat-unbound']);
    await fillIn(first.browser);
    await submit(first.browser);
    // From now on it lets in the second, and said again it changes nothing.
    expect((await opened.browser.get('getScanConsent', {})).isHeld).toBe(false);
    await opened.browser.get('answerScanConsent', { body: { agreed: true, move: true } });
    const desk = newBrowser();
    const scanned = await desk.get('drawLogInCode', {});
    const { browser } = await openInWechat(phone, scanned.address);
    await answer(browser, true);
    await desk.get('watchLogIn', {});
    expect((await desk.get('getAccount', {})).name).toBe(second.name);
    expect(
      (await product.sql('select 1 from wechat_people where candidate_id = $1', [first.id])).length,
    ).toBe(0);
  });

  it('moved to two accounts at once, it ends with one of them', async () => {
    const [first, one, other, phone] = [await newOwner(), await newOwner(), await newOwner(), newPhone()];
    await bind(first, phone);
    const { openid } = await (await fetch(`${wechat.standIns}/phone/letters?phone=${phone}`)).json();
    const how = { following: true, move: true, at: product.clock.now() };
    const { bindings } = product.services;
    await Promise.all([one, other].map(({ id }) => bindings.bind(id, openid, how)));
    const owner = await bindings.ownerOf(openid);
    const bound = await Promise.all([first, one, other].map(({ id }) => bindings.findBinding(id)));
    expect(bound.filter((each) => each !== null)).toHaveLength(1);
    expect(owner).toBe([first, one, other].find((_, i) => bound[i] !== null)?.id);
  });

  it('unbinding and binding another never stand in the way of a registration', async () => {
    const [owner, phone] = [await newOwner(), newPhone()];
    await bind(owner, phone);
    await fillIn(owner.browser);
    expect((await owner.browser.get('unbindWechat', {})).bound).toBeNull();
    await submit(owner.browser);
    await bind(owner, newPhone());
    await bind(owner, phone);
    await owner.browser.get('withdraw', { params: { edition: EDITION } });
    expect(await bindingOf(owner)).toMatchObject({ following: true });
    const people = await product.sql('select 1 from wechat_people where candidate_id = $1', [owner.id]);
    expect(people).toHaveLength(1);
  });

  it('declined, nothing is bound, and the code is spent', async () => {
    const [owner, phone] = [await newOwner(), newPhone()];
    const code = await owner.browser.get('drawBindingCode', { body: { password } });
    await wechat.scan(phone, code.address);
    const { browser } = await openInWechat(phone, (await wechat.lettersOf(phone)).at(-1)?.url ?? '');
    await answer(browser, false);
    expect(await browser.refusal('answerScanConsent', { body: { agreed: true } })).toMatchObject({
      code: 'scan-over',
    });
    expect(await owner.browser.get('getWechat', {})).toMatchObject({ bound: null, scan: 'declined' });
  });

  it('openid swapped: the page opens for nobody but the WeChat that scanned', async () => {
    const [owner, phone, stranger] = [await newOwner(), newPhone(), newPhone()];
    const code = await owner.browser.get('drawBindingCode', { body: { password } });
    await wechat.scan(phone, code.address);
    const link = (await wechat.lettersOf(phone)).at(-1)?.url ?? '';
    expect((await openInWechat(stranger, link)).page).toBe('/scan?problem=scan-over');
    expect((await openInWechat(phone, link)).page).toBe('/scan');
  });
});

describe('A3 (2026): log in by QR code', () => {
  async function boundPerson() {
    const [owner, phone] = [await newOwner(), newPhone()];
    await bind(owner, phone);
    return { owner, phone };
  }

  it('lets in the browser that drew it, once the phone has seen place and device and agreed', async () => {
    const { owner, phone } = await boundPerson();
    const desk = newBrowser();
    const agent = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' };
    const code = await desk.get('drawLogInCode', {}, { headers: agent });
    expect(await desk.get('watchLogIn', {})).toEqual({ state: 'drawn', session: null });
    const { browser } = await openInWechat(phone, code.address);
    expect(await browser.get('getScanConsent', {})).toMatchObject({
      purpose: 'log-in',
      device: 'Firefox 140 · Windows',
      address: '127.0.0.1',
      isSameNetwork: true,
      agreed: false,
    });
    expect(await desk.get('watchLogIn', {})).toEqual({ state: 'opened', session: null });
    await answer(browser, true);
    const { session } = await desk.get('watchLogIn', {});
    expect(session?.idTail).toHaveLength(4);
    expect((await desk.get('getAccount', {})).name).toBe(owner.name);
    expect(await desk.get('watchLogIn', {})).toEqual({ state: 'used', session: null });
  });

  it('another browser gets nothing of it, whatever it has seen', async () => {
    const { phone } = await boundPerson();
    const [desk, onlooker] = [newBrowser(), newBrowser()];
    const code = await desk.get('drawLogInCode', {});
    await onlooker.get('drawLogInCode', {});
    const { browser } = await openInWechat(phone, code.address);
    await answer(browser, true);
    expect(await onlooker.get('watchLogIn', {})).toEqual({ state: 'drawn', session: null });
    expect((await desk.get('watchLogIn', {})).session).not.toBeNull();
  });

  it('fixed by an attacker: a secret planted in a browser beforehand is not taken over', async () => {
    const { phone } = await boundPerson();
    const [attacker, victim] = [newBrowser(), newBrowser()];
    await attacker.get('drawLogInCode', {});
    for (const [name, value] of attacker.cookies) victim.cookies.set(name, value);
    const code = await victim.get('drawLogInCode', {});
    const { browser } = await openInWechat(phone, code.address);
    await answer(browser, true);
    expect((await attacker.get('watchLogIn', {})).session).toBeNull();
    expect((await victim.get('watchLogIn', {})).session).not.toBeNull();
  });

  it('replayed: one phone has it, the second does not, and after two minutes nobody', async () => {
    const [{ phone }, other] = [await boundPerson(), await boundPerson()];
    const desk = newBrowser();
    const code = await desk.get('drawLogInCode', {});
    const first = await openInWechat(phone, code.address);
    expect((await openInWechat(other.phone, code.address)).page).toBe('/scan?problem=scan-over');
    later(121);
    expect(await first.browser.refusal('answerScanConsent', { body: { agreed: true } })).toMatchObject({
      code: 'scan-over',
    });
    expect(await desk.get('watchLogIn', {})).toEqual({ state: 'over', session: null });
    expect((await openInWechat(phone, code.address)).page).toBe('/scan?problem=scan-over');
  });

  it('agreed to twice at once, one of two windows is let in', async () => {
    const { phone } = await boundPerson();
    const desk = newBrowser();
    const code = await desk.get('drawLogInCode', {});
    const { browser } = await openInWechat(phone, code.address);
    await answer(browser, true);
    const both = await Promise.all([desk.get('watchLogIn', {}), desk.get('watchLogIn', {})]);
    expect(both.filter(({ session }) => session !== null)).toHaveLength(1);
  });

  it('code reused, or brought into another browser: refused', async () => {
    const { phone } = await boundPerson();
    const desk = newBrowser();
    const scan = (await desk.get('drawLogInCode', {})).address;
    const [honest, attacked] = [newBrowser(), newBrowser()];
    const open = async (browser: TestBrowser) => {
      const reply = await browser.app.inject({ url: scan.slice(wechat.url.length) });
      for (const { name, value } of reply.cookies) browser.cookies.set(name, value);
      const found = await fetch(String(reply.headers.location), {
        redirect: 'manual',
        headers: { cookie: `stand_in_wechat=${phone}` },
      });
      return found.headers.get('location') ?? '';
    };
    const back = await open(honest);
    await open(attacked);
    expect(await follow(attacked, phone, back)).toBe('/scan?problem=scan-over');
    expect(await follow(newBrowser(), phone, back)).toBe('/scan?problem=scan-over');
    expect(await follow(honest, phone, back)).toBe('/scan');
    expect(await follow(honest, phone, back)).toBe('/scan?problem=scan-over');
  });

  it('a WeChat that is bound to nobody lets nobody in', async () => {
    const desk = newBrowser();
    const code = await desk.get('drawLogInCode', {});
    const { browser } = await openInWechat(newPhone(), code.address);
    expect(await browser.refusal('getScanConsent', {})).toMatchObject({ code: 'wechat-not-bound' });
    expect(await desk.get('watchLogIn', {})).toEqual({ state: 'opened', session: null });
  });

  it('leads to our own address, whatever host a request names', async () => {
    const reply = await newBrowser().send('drawLogInCode', {}, { headers: { host: 'evil.example' } });
    expect(reply.json().address).toContain(wechat.url);
  });
});

describe('D3, I2: 「待办事项提醒」 in WeChat', () => {
  it('says what is to be done, and the inbox that it has arrived', async () => {
    const [owner, phone] = [await newOwner(), newPhone()];
    await bind(owner, phone);
    await send();
    await fillIn(owner.browser);
    await submit(owner.browser);
    await send();
    const letters = await wechat.lettersOf(phone);
    expect(letters.at(-1)?.lines).toEqual([
      '报名未确认',
      '2026年度卫生专业技术资格考试',
      '2025年12月17日 17:00截止',
    ]);
    await expect
      .poll(async () => {
        const { messages } = await owner.browser.get('listMessages', { query: {} });
        return messages.find(({ kind }) => kind === 'unconfirmed')?.copies;
      })
      .toEqual([{ channel: 'wechat', state: 'delivered' }]);
  });

  it('an answer that is lost on the way is followed by the same copy, which arrives once', async () => {
    const [owner, phone] = [await newOwner(), newPhone()];
    await bind(owner, phone);
    await send();
    const before = (await wechat.lettersOf(phone)).length;
    await wechat.fault('accepts-and-fails');
    await fillIn(owner.browser);
    await submit(owner.browser);
    await send();
    await wechat.fault('');
    later(31);
    await send();
    expect(await wechat.lettersOf(phone)).toHaveLength(before + 1);
    const states = await product.sql(
      "select state, attempts from deliveries where candidate_id = $1 and kind = 'unconfirmed'",
      [owner.id],
    );
    expect(states).toMatchObject([{ attempts: 2 }]);
  });

  it('who leaves the account gets a short message instead', async () => {
    const [owner, phone] = [await newOwner(), newPhone()];
    await bind(owner, phone);
    await fillIn(owner.browser);
    await submit(owner.browser);
    await product.services.deliveries.plan(100, product.clock.wall(), () => ['wechat']);
    await wechat.fault('never');
    await wechat.follow(phone, false);
    await wechat.fault('');
    await send();
    const ways = await product.sql(
      "select channel, state, failure from deliveries where candidate_id = $1 and kind = 'unconfirmed' order by channel",
      [owner.id],
    );
    expect(ways).toEqual([
      { channel: 'sms', state: 'waiting', failure: null },
      { channel: 'wechat', state: 'failed', failure: 'not-following' },
    ]);
    expect(await bindingOf(owner)).toMatchObject({ following: false });
    await wechat.follow(phone, true);
    expect(await bindingOf(owner)).toMatchObject({ following: true });
  });

  it('WeChat down or hanging is no business of anybody: the log-in by password and the registration go on', async () => {
    const owner = await newOwner();
    await wechat.fault('answers-500');
    expect(await owner.browser.refusal('drawBindingCode', { body: { password } })).toMatchObject({
      status: 503,
      code: 'wechat-away',
    });
    await fillIn(owner.browser);
    await submit(owner.browser);
  });
});

describe('D3, I2: with WeChat, short messages and mail down at the same time', () => {
  /** A door that takes nothing until it is opened. */
  function shutDoor() {
    const taken: OutgoingCopy[] = [];
    const door = {
      isOpen: false,
      taken,
      hand: async (copy: OutgoingCopy): Promise<Handed> => {
        if (!door.isOpen) return { result: 'later', why: 'answered 500' };
        taken.push(copy);
        return { result: 'taken', vendorId: null };
      },
    };
    return door;
  }

  it('registrations go on, and what is to be said arrives later, once', async () => {
    const [sms, post] = [shutDoor(), shutDoor()];
    product.channels.set('sms', sms).set('mail', post);
    const [bound, phone, another] = [await newOwner(), newPhone(), await newOwner()];
    await bind(bound, phone);
    post.isOpen = true;
    const mail = 'zhou.yutong@example.com';
    await bound.browser.get('startMail', { body: { mail } });
    const code = /\d{6}/.exec(post.taken[0]?.body ?? '')?.[0] ?? '';
    await bound.browser.get('saveMail', { body: { mail, code } });
    await send();
    const letters = async () =>
      (await wechat.lettersOf(phone)).filter(({ lines }) => lines[0] === '报名未确认').length;
    const mails = () => post.taken.filter(({ title }) => title === '待办事项提醒：报名未确认').length;

    post.isOpen = false;
    await wechat.fault('answers-500');
    for (const { browser } of [bound, another]) {
      await fillIn(browser);
      await submit(browser);
    }
    await send();
    later(31);
    await send();
    const status = async ({ browser }: TestCandidate) =>
      (await browser.get('listRegistrations', {})).map((registration) => registration.status);
    expect([await status(bound), await status(another)]).toEqual([['submitted'], ['submitted']]);

    await wechat.fault('');
    expect([await letters(), mails(), sms.taken.length]).toEqual([0, 0, 0]);

    sms.isOpen = true;
    post.isOpen = true;
    later(3600);
    await send();
    await send();
    expect([await letters(), mails()]).toEqual([1, 1]);
    const told = await product.sql(
      "select channel, state from deliveries where candidate_id = $1 and kind = 'unconfirmed'",
      [another.id],
    );
    expect(told).toMatchObject([{ channel: 'sms', state: 'sent' }]);
    expect(new Set(sms.taken.map(({ id }) => id)).size).toBe(sms.taken.length);
    product.channels.delete('sms');
    product.channels.delete('mail');
  });
});

describe('what calls itself WeChat', () => {
  const refusedCalls = async () =>
    (await product.sql('select reason from outside_refusals order by at, reason')).map(
      ({ reason }) => reason,
    );
  beforeEach(() => product.sql('delete from outside_refusals'));

  const post = (query: Record<string, string>, body: string) =>
    wechat.app.inject({
      method: 'POST',
      url: `/api/wechat/callbacks?${new URLSearchParams(query)}`,
      headers: { 'content-type': 'text/xml' },
      payload: body,
    });

  function envelope(xml: string, { age = 0, nonce = `n${next()}` } = {}) {
    const { appId, token, aesKey } = wechat.secrets;
    const timestamp = String(Math.floor(product.clock.wall().getTime() / 1000) - age);
    const sealed = encrypt({ appId, token, aesKey }, aesKey, xml);
    const query = { timestamp, nonce, msg_signature: signatureOf(token, timestamp, nonce, sealed) };
    return { query, body: `<xml><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>` };
  }
  const leaving = (openid: string) =>
    `<xml><FromUserName>${openid}</FromUserName><MsgType>event</MsgType><Event>unsubscribe</Event></xml>`;

  it.each([
    ['forged', 'signature'],
    ['unsigned', 'signature'],
    ['replayed', 'stale'],
  ])('%s: refused, written down, nothing changed', async (fault, reason) => {
    const [owner, phone] = [await newOwner(), newPhone()];
    await bind(owner, phone);
    await wechat.fault(fault);
    await wechat.follow(phone, false);
    expect(await bindingOf(owner)).toMatchObject({ following: true });
    expect(await refusedCalls()).toEqual([reason]);
  });

  it('sent twice, it is done once: a caught call does not undo what came after it', async () => {
    const [owner, phone] = [await newOwner(), newPhone()];
    await bind(owner, phone);
    const { openid } = await (await fetch(`${wechat.standIns}/phone/letters?phone=${phone}`)).json();
    const { query, body } = envelope(leaving(openid));
    expect((await post(query, body)).body).toBe('success');
    expect(await bindingOf(owner)).toMatchObject({ following: false });
    await wechat.follow(phone, true);
    expect((await post(query, body)).body).toBe('success');
    expect(await bindingOf(owner)).toMatchObject({ following: true });
    const other = envelope(leaving('o-somebody-else'), { nonce: query.nonce });
    expect((await post(other.query, other.body)).statusCode).toBe(403);
    expect(await refusedCalls()).toEqual(['replayed']);
  });

  it('an open letter, entities, a foreign account and nonsense: refused', async () => {
    const { appId, token, aesKey } = wechat.secrets;
    const timestamp = String(Math.floor(product.clock.wall().getTime() / 1000));
    const open = { timestamp, nonce: 'open', signature: signatureOf(token, timestamp, 'open') };
    expect((await post(open, leaving('o1'))).statusCode).toBe(403);
    const bomb = '<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa">]><xml><FromUserName>&a;</FromUserName></xml>';
    const inside = envelope(bomb);
    expect((await post(inside.query, inside.body)).statusCode).toBe(403);
    expect((await post({ ...open, nonce: 'bomb' }, bomb)).statusCode).toBe(403);
    const foreign = encrypt({ appId: 'wx-another', token, aesKey }, aesKey, leaving('o1'));
    const signature = signatureOf(token, timestamp, 'foreign', foreign);
    const body = `<xml><Encrypt><![CDATA[${foreign}]]></Encrypt></xml>`;
    expect((await post({ timestamp, nonce: 'foreign', msg_signature: signature }, body)).statusCode).toBe(
      403,
    );
    const nonsense = envelope('<xml><MsgType>event</MsgType></xml>');
    expect((await post(nonsense.query, nonsense.body)).statusCode).toBe(403);
    expect((await post({}, '')).statusCode).toBe(403);
    expect((await refusedCalls()).length).toBe(6);
    expect(decrypt({ appId, token, aesKey }, aesKey, encrypt({ appId, token, aesKey }, aesKey, '卫考'))).toBe(
      '卫考',
    );
  });

  it('a letter that is too long is not read', async () => {
    expect((await post({}, `<xml>${'a'.repeat(17 * 1024)}</xml>`)).statusCode).toBe(413);
  });

  it('reports of what we do not know yet are asked for again', async () => {
    const [owner, phone] = [await newOwner(), newPhone()];
    await bind(owner, phone);
    const { openid } = await (await fetch(`${wechat.standIns}/phone/letters?phone=${phone}`)).json();
    const xml = `<xml><FromUserName>${openid}</FromUserName><MsgType>event</MsgType><Event>TEMPLATESENDJOBFINISH</Event><MsgID>1</MsgID><Status>success</Status></xml>`;
    const { query, body } = envelope(xml);
    expect((await post(query, body)).statusCode).toBe(503);
  });

  it('the first knock is answered to who knows the token', async () => {
    const { token } = wechat.secrets;
    const knock = (signature: string) =>
      wechat.app.inject({
        url: `/api/wechat/callbacks?${new URLSearchParams({ timestamp: '1', nonce: '2', echostr: 'hello', signature })}`,
      });
    expect((await knock(signatureOf(token, '1', '2'))).body).toBe('hello');
    expect((await knock(signatureOf('guessed', '1', '2'))).statusCode).toBe(403);
  });
});

describe('the token by which WeChat lets us in', () => {
  const vendor = () => `wechat/${wechat.secrets.appId}`;

  it('is fetched once for all who ask at the same time, in however many processes', async () => {
    await product.sql('delete from vendor_tokens');
    let fetched = 0;
    const fetch = async () => {
      fetched += 1;
      return { token: `token ${fetched}`, expiresAt: new Date(product.clock.wall().getTime() + 7_200_000) };
    };
    const ask = () => product.services.vendorTokens.take('test', null, product.clock.wall(), fetch);
    expect(await Promise.all([1, 2, 3, 4].map(ask))).toEqual(Array(4).fill('token 1'));
    const renew = () => product.services.vendorTokens.take('test', 'token 1', product.clock.wall(), fetch);
    expect(await Promise.all([1, 2, 3].map(renew))).toEqual(Array(3).fill('token 2'));
    expect(fetched).toBe(2);
  });

  it('is renewed when WeChat knows it no more, and the call is made again', async () => {
    await wechat.account.sceneAddress('a-scene-of-twenty-or-more', 60);
    await product.sql('update vendor_tokens set sealed = sealed where vendor = $1', [vendor()]);
    const kept = { sealed: product.services.keys.seal(`vendor_tokens/${vendor()}`, { token: 'an-old-one' }) };
    await product.sql('update vendor_tokens set sealed = $2 where vendor = $1', [vendor(), kept.sealed]);
    expect(await wechat.account.sceneAddress('a-scene-of-twenty-or-more', 60)).toContain('weixin.qq.com');
  });

  it('is not given for a wrong secret, and the failure says no secret', async () => {
    await product.sql('delete from vendor_tokens');
    const stranger = createOfficialAccount(
      {
        ...wechat.secrets,
        secret: 'guessed',
        apiUrl: `${wechat.standIns}/wechat`,
        openUrl: '',
        timeoutMs: 5000,
      },
      { tokens: product.services.vendorTokens, now: () => product.clock.wall() },
    );
    await expect(stranger.sceneAddress('scene', 60)).rejects.toThrow('WeChat answered 40125');
  });
});
