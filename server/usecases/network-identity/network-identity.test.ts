import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#contract/client.ts';
import { type Holder, openTestPlatform, type TestPlatform } from '../../testing/national-platform.ts';
import { codeSentTo, join, type Member, newcomer, PASSWORD, wait } from '../../testing/newcomers.ts';
import { createTestProduct, type TestBrowser, type TestProduct } from '../../testing/test-product.ts';

let platform: TestPlatform;
let product: TestProduct;
beforeAll(async () => {
  platform = await openTestPlatform();
  product = await createTestProduct({ people: false, networkIdentity: platform.adapter });
});
afterAll(async () => {
  await product.close();
  await platform.close();
});
beforeEach(() => platform.doors.set('network-identity', null));

const holderOf = ({ entries }: Member): Holder => ({ name: entries.name, idNumber: entries.idNumber });

type Visit = Input<'startNetworkIdentity'>['body'];

const begin = async (browser: TestBrowser, body: Visit = { purpose: 'log-in' }) =>
  (await browser.get('startNetworkIdentity', { body })).url;

/** Where the server sends the browser that brings this answer. */
async function bring(browser: TestBrowser, answer: string): Promise<string> {
  const response = await browser.send('answerNetworkIdentity', { query: { answer } });
  expect(response.statusCode).toBe(303);
  return String(response.headers.location);
}

async function visit(browser: TestBrowser, holder: Holder | null, body?: Visit): Promise<string> {
  return bring(browser, await platform.decide(await begin(browser, body), holder));
}

async function link({ browser }: Member, holder: Holder | null): Promise<string> {
  const { url } = await browser.get('startIdentityLink', {});
  return bring(browser, await platform.decide(url, holder));
}

async function linked(): Promise<Member> {
  const member = await join(product);
  expect(await link(member, holderOf(member))).toBe('/account/network-identity?identity=linked');
  return member;
}

const whoIs = async (browser: TestBrowser) => (await browser.get('getSession', {}))?.userName ?? null;
const refusals = async () =>
  (await product.sql('select reason from outside_refusals order by age(xmin) desc')).map(
    ({ reason }) => reason,
  );

describe('A4 (2026): log in with 国家网络身份认证', () => {
  it('opens the account that is linked, and leads to where the person was going', async () => {
    const member = await linked();
    const browser = product.browser();
    const next = '/registrations/health-2026';
    expect(await visit(browser, holderOf(member), { purpose: 'log-in', next })).toBe(next);
    expect(await whoIs(browser)).toBe(member.entries.userName);
  });

  it('leads nowhere but to pages of our own', async () => {
    const member = await linked();
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example'])
      expect(await visit(product.browser(), holderOf(member), { purpose: 'log-in', next })).toBe('/');
  });

  it('opens nothing for somebody who has not linked, and says so', async () => {
    const member = await join(product);
    const browser = product.browser();
    expect(await visit(browser, holderOf(member))).toBe('/login?identity=unlinked');
    expect(await whoIs(browser)).toBeNull();
  });

  it('opens nothing for who does not consent', async () => {
    expect(await visit(product.browser(), null)).toBe('/login?identity=declined');
  });

  it('keeps nothing of the person but a keyed hash', async () => {
    const member = await linked();
    const rows = await product.sql(
      'select to_jsonb(v)::text as v from network_identity_visits v union all select to_jsonb(l)::text from network_identity_links l',
    );
    const kept = rows.map(({ v }) => v).join();
    expect(kept).not.toContain(member.entries.name);
    expect(kept).not.toContain(member.entries.idNumber);
    expect(kept).not.toContain('NID');
  });

  it('names the address that is configured, whatever host the request names', async () => {
    const browser = product.browser();
    const { url } = await browser.get(
      'startNetworkIdentity',
      { body: { purpose: 'log-in' } },
      { headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' } },
    );
    const [, claims = ''] = (new URL(url).searchParams.get('request') ?? '').split('.');
    const { redirect_uri } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    expect(redirect_uri).toBe('http://localhost:3000/api/network-identity/answers');
  });

  it('is offered where a platform is configured', async () => {
    expect(await product.browser().get('getLogInWays', {})).toEqual({ networkIdentity: true, wechat: false });
  });
});

describe('an answer that is not believed opens nothing and is written down', () => {
  it('in another browser than the one that began', async () => {
    const member = await linked();
    const answer = await platform.decide(await begin(product.browser()), holderOf(member));
    const stranger = product.browser();
    await begin(stranger);
    expect(await bring(stranger, answer)).toBe('/login?identity=over');
    expect(await bring(product.browser(), answer)).toBe('/login?identity=over');
    expect(await whoIs(stranger)).toBeNull();
    expect((await refusals()).slice(-2)).toEqual(['other-browser', 'other-browser']);
  });

  it('a second time', async () => {
    const member = await linked();
    const browser = product.browser();
    const answer = await platform.decide(await begin(browser), holderOf(member));
    expect(await bring(browser, answer)).toBe('/');
    await browser.get('logOut', {});
    expect(await bring(browser, answer)).toBe('/login?identity=over');
    expect(await whoIs(browser)).toBeNull();
  });

  it('of two that come at once one is believed', async () => {
    const member = await linked();
    const browser = product.browser();
    const answer = await platform.decide(await begin(browser), holderOf(member));
    const places = await Promise.all([1, 2, 3, 4].map(() => bring(browser, answer)));
    expect(places.toSorted()).toEqual(['/', ...Array(3).fill('/login?identity=over')]);
  });

  it('too late', async () => {
    const member = await linked();
    const browser = product.browser();
    const answer = await platform.decide(await begin(browser), holderOf(member));
    wait(product, 601);
    expect(await bring(browser, answer)).toBe('/login?identity=over');
    expect(await whoIs(browser)).toBeNull();
    expect((await refusals()).at(-1)).toBe('late-or-repeated');
  });

  it.each(['forged', 'wrong-app'] as const)('%s', async (fault) => {
    const member = await linked();
    const browser = product.browser();
    const url = await begin(browser);
    platform.doors.set('network-identity', fault);
    expect(await bring(browser, await platform.decide(url, holderOf(member)))).toBe('/login?identity=over');
    expect(await whoIs(browser)).toBeNull();
    expect((await refusals()).at(-1)).toBe('forged');
  });

  it('unsigned, of another kind of signature, or no answer at all', async () => {
    const browser = product.browser();
    await begin(browser);
    const claims = Buffer.from(JSON.stringify({ state: 'x', result: 'CONSENTED', ticket: 'y' })).toString(
      'base64url',
    );
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const answer of ['x', `${none}.${claims}.`, `${none}.${claims}`, '..', 'a.b.c.d'])
      expect(await bring(browser, answer)).toBe('/login?identity=over');
  });

  it.each(['forged', 'wrong-app', 'replayed'] as const)('nor a result that is %s', async (fault) => {
    const member = await linked();
    const browser = product.browser();
    const answer = await platform.decide(await begin(browser), holderOf(member));
    platform.doors.set('network-identity', fault);
    expect(await bring(browser, answer)).toBe('/login?identity=over');
    expect(await whoIs(browser)).toBeNull();
    expect((await refusals()).at(-1)).toBe('result-not-believed');
  });

  it.each(['answers-500', 'hangs'] as const)(
    'says that the platform is away when it %s, and a new way works',
    async (fault) => {
      const member = await linked();
      const browser = product.browser();
      const answer = await platform.decide(await begin(browser), holderOf(member));
      platform.doors.set('network-identity', fault);
      expect(await bring(browser, answer)).toBe('/login?identity=away');
      platform.doors.set('network-identity', null);
      expect(await visit(browser, holderOf(member))).toBe('/');
    },
  );
});

describe('linking an account', () => {
  it('is for the person whose name and number stand in it', async () => {
    const [member, other] = [await join(product), await join(product)];
    expect(await link(member, holderOf(other))).toBe('/account/network-identity?identity=another-person');
    expect(await member.browser.get('getIdentityLink', {})).toEqual({ offered: true, linkedAt: null });
  });

  it('is undone by its owner, and done again', async () => {
    const member = await linked();
    expect((await member.browser.get('getIdentityLink', {})).linkedAt).toBe(
      product.clock.now().toISOString(),
    );
    expect((await member.browser.get('removeIdentityLink', {})).linkedAt).toBeNull();
    expect(await visit(product.browser(), holderOf(member))).toBe('/login?identity=unlinked');
    expect(await link(member, holderOf(member))).toBe('/account/network-identity?identity=linked');
    expect(await visit(product.browser(), holderOf(member))).toBe('/');
  });

  it('links one account only', async () => {
    const member = await linked();
    const other = await join(product);
    const [row] = await product.sql(
      'select identity_hash from network_identities where candidate_id = (select candidate_id from user_names where user_name = $1)',
      [member.entries.userName],
    );
    const [{ candidate_id: candidate } = {}] = await product.sql(
      'select candidate_id from user_names where user_name = $1',
      [other.entries.userName],
    );
    const { identities } = product.services;
    expect(await identities.link(String(candidate), row?.identity_hash as Buffer, product.clock.now())).toBe(
      'identity-linked-elsewhere',
    );
    const another = Buffer.alloc(32, 7);
    expect(await identities.link(String(candidate), another, product.clock.now())).toBe('linked');
    expect(await identities.link(String(candidate), row?.identity_hash as Buffer, product.clock.now())).toBe(
      'account-linked-already',
    );
  });

  it('is not done for an account that has been logged out meanwhile', async () => {
    const member = await join(product);
    const { url } = await member.browser.get('startIdentityLink', {});
    const answer = await platform.decide(url, holderOf(member));
    await member.browser.get('logOut', {});
    expect(await bring(member.browser, answer)).toBe('/login?identity=over');
  });

  it('ends with the account', async () => {
    const member = await linked();
    await member.browser.get('closeAccount', { body: { password: PASSWORD } });
    expect(await visit(product.browser(), holderOf(member))).toBe('/login?identity=unlinked');
  });
});

/** Entries typed once. */
function typedOnce() {
  const { nameAgain: _name, idTypeAgain: _type, idNumberAgain: _number, ...entries } = newcomer();
  return entries;
}

async function withCode(entries: ReturnType<typeof typedOnce>) {
  await product.browser().get('startSignUp', { body: { phone: entries.phone } });
  return { ...entries, phoneCode: codeSentTo(product, entries.phone) };
}

describe('signing up after 国家网络身份认证', () => {
  it('takes name and number once, and links the account', async () => {
    const entries = await withCode(typedOnce());
    const browser = product.browser();
    expect(await visit(browser, entries, { purpose: 'sign-up' })).toBe('/sign-up?identity=verified');
    await browser.get('signUp', { body: entries });
    expect(await whoIs(browser)).toBe(entries.userName);
    expect(await visit(product.browser(), entries)).toBe('/');
  });

  it('gives the same answer when the same command comes again', async () => {
    const entries = await withCode(typedOnce());
    const browser = product.browser();
    await visit(browser, entries, { purpose: 'sign-up' });
    const key = '5f0c9d5e-6d0e-4b6a-9c53-0f6f0d8f7a11';
    await browser.get('signUp', { body: entries }, { key });
    expect((await browser.get('signUp', { body: entries }, { key }))?.userName).toBe(entries.userName);
  });

  it('refuses what is not the person’s own', async () => {
    const [entries, other] = [await withCode(typedOnce()), typedOnce()];
    const browser = product.browser();
    await visit(browser, other, { purpose: 'sign-up' });
    expect(await browser.refusal('signUp', { body: entries })).toMatchObject({
      status: 422,
      code: 'network-identity-differs',
    });
  });

  it('asks for both entries where nobody was verified, or too long ago, or for something else', async () => {
    const entries = await withCode(typedOnce());
    const over = { status: 409, code: 'network-identity-over' };
    const browser = product.browser();
    expect(await browser.refusal('signUp', { body: entries })).toMatchObject(over);
    await visit(browser, entries);
    expect(await browser.refusal('signUp', { body: entries })).toMatchObject(over);
    await visit(browser, entries, { purpose: 'sign-up' });
    wait(product, 1801);
    expect(await browser.refusal('signUp', { body: entries })).toMatchObject(over);
    const half = { ...entries, nameAgain: entries.name };
    expect(await browser.refusal('signUp', { body: half })).toMatchObject({ code: 'entries-differ' });
  });

  it('says that the platform is away, and the ordinary way works', async () => {
    const entries = await withCode(typedOnce());
    const browser = product.browser();
    await visit(browser, entries, { purpose: 'sign-up' });
    platform.doors.set('network-identity', 'answers-500');
    expect(await browser.refusal('signUp', { body: entries })).toMatchObject({
      code: 'network-identity-away',
    });
    const { name: nameAgain, idType: idTypeAgain, idNumber: idNumberAgain } = entries;
    await browser.get('signUp', { body: { ...entries, nameAgain, idTypeAgain, idNumberAgain } });
  });
});

describe('recovering an account by 国家网络身份认证', () => {
  const recovery = (entries: { name: string; idNumber: string }): Visit => ({
    purpose: 'recovery',
    person: { idType: 'resident-id', name: entries.name, idNumber: entries.idNumber },
  });

  it('A2: sets a new password without the telephone, once, and signs out everywhere', async () => {
    const member = await join(product);
    const browser = product.browser();
    expect(await visit(browser, holderOf(member), recovery(member.entries))).toBe(
      '/recovery?identity=verified',
    );
    const body = { password: 'Autumn-Rain-8' };
    await browser.get('recoverByIdentity', { body });
    expect(await whoIs(member.browser)).toBeNull();
    const login = { login: member.entries.idNumber, ...body };
    expect((await product.browser().get('logIn', { body: login }))?.userName).toBe(member.entries.userName);
    expect(await browser.refusal('recoverByIdentity', { body })).toMatchObject({
      code: 'network-identity-over',
    });
  });

  it('refuses a weak password and lets the person try another', async () => {
    const member = await join(product);
    const browser = product.browser();
    await visit(browser, holderOf(member), recovery(member.entries));
    const weak = { password: `${member.entries.userName}-1A` };
    expect(await browser.refusal('recoverByIdentity', { body: weak })).toMatchObject({ status: 422 });
    await browser.get('recoverByIdentity', { body: { password: 'Autumn-Rain-8' } });
  });

  it('is for nobody else, and does not tell whether there is such an account', async () => {
    const member = await join(product);
    const [thief, unknown] = [typedOnce(), typedOnce()];
    const places = [
      await visit(product.browser(), thief, recovery(member.entries)),
      await visit(product.browser(), thief, recovery(unknown)),
      await visit(product.browser(), unknown, recovery(unknown)),
    ];
    expect(places).toEqual(Array(3).fill('/recovery?identity=another-person'));
  });

  it('serves only the browser that was verified, under the cookie that it has then', async () => {
    const member = await join(product);
    const browser = product.browser();
    const url = await begin(browser, recovery(member.entries));
    const planted = new Map(browser.cookies);
    await bring(browser, await platform.decide(url, holderOf(member)));
    const attacker = product.browser();
    for (const [name, value] of planted) attacker.cookies.set(name, value);
    expect(
      await attacker.refusal('recoverByIdentity', { body: { password: 'Autumn-Rain-8' } }),
    ).toMatchObject({
      code: 'network-identity-over',
    });
  });
});

it('asks a network that begins again and again to wait', async () => {
  const slow = await createTestProduct({
    people: false,
    networkIdentity: platform.adapter,
    failuresPerAddress: 3,
  });
  const browser = slow.browser();
  for (let n = 0; n < 4; n += 1) await begin(browser);
  expect(await browser.refusal('startNetworkIdentity', { body: { purpose: 'log-in' } })).toMatchObject({
    status: 429,
    code: 'login-delayed',
  });
  await slow.close();
});
