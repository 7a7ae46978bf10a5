import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import { createApp } from '../../http/app.ts';
import { addStaff } from '../../postgres/add-staff.ts';
import { codeSentTo, type Member, newcomer, PASSWORD, wait } from '../../testing/newcomers.ts';
import { createTestProduct, type TestProduct } from '../../testing/test-product.ts';

const FREE = 10;

let product: TestProduct;
let app: Awaited<ReturnType<typeof createApp>>;
beforeAll(async () => {
  product = await createTestProduct({ people: false, failuresPerAddress: FREE });
  app = await createApp(product.services, {
    installation: 'test',
    secureCookies: false,
    logLevel: 'silent',
    isReady: product.services.isReady,
    trustProxy: ['127.0.0.1'],
    demo: null,
  });
});
afterAll(async () => {
  await app.close();
  await product.close();
});

/** A call that reaches us through our own proxy. */
async function from(
  address: string,
  name: 'logIn' | 'logInToOffice' | 'signUp' | 'startSignUp' | 'startRecovery',
  payload: object,
  cookies = {},
) {
  const [method, url] = endpoints[name];
  const headers = { 'idempotency-key': randomUUID(), 'x-forwarded-for': address };
  return app.inject({ method, url, headers, payload, cookies });
}

const tryIn = async (address: string, login: string, password = 'Wrong-2026!', cookies = {}) =>
  (await from(address, 'logIn', { login, password }, cookies)).statusCode;

let addresses = 0;
/** A network that nobody has come from. */
const nextAddress = () => {
  addresses += 1;
  return `10.20.30.${addresses}`;
};

/** Signs somebody up from this network. */
async function joinFrom(address: string): Promise<Pick<Member, 'entries'> & { device: string }> {
  const entries = newcomer();
  await from(address, 'startSignUp', { phone: entries.phone });
  const body = { ...entries, phoneCode: codeSentTo(product, entries.phone) };
  const answer = await from(address, 'signUp', body);
  expect(answer.statusCode).toBe(200);
  const device = answer.cookies.find(({ name }) => name === 'weikao_test_device')?.value ?? '';
  return { entries, device };
}

describe('one password tried on many accounts from one network', () => {
  it('is slowed down after so many failures, longer each time, also on accounts nobody has tried', async () => {
    const address = nextAddress();
    for (let i = 0; i <= FREE; i += 1) expect(await tryIn(address, `stranger${i}`)).toBe(401);
    expect(await tryIn(address, 'another')).toBe(429);
    expect(await tryIn(nextAddress(), 'another')).toBe(401);
    wait(product, 15);
    expect(await tryIn(address, 'another')).toBe(401);
    wait(product, 15);
    expect(await tryIn(address, 'another2')).toBe(429);
    wait(product, 3600);
    expect(await tryIn(address, 'another3')).toBe(401);
  });

  it('does not shut out those who are known on their own machine', async () => {
    const address = nextAddress();
    const { entries, device } = await joinFrom(address);
    for (let i = 0; i <= FREE; i += 1) await tryIn(address, `neighbour${i}`);
    const cookies = { weikao_test_device: device };
    expect(await tryIn(address, entries.userName, PASSWORD)).toBe(429);
    expect(await tryIn(address, entries.userName, PASSWORD, cookies)).toBe(200);
  });

  it('counts failures, not people: a whole hospital may sign up and log in behind one address', async () => {
    const address = nextAddress();
    for (let i = 0; i < FREE + 5; i += 1) {
      const { entries } = await joinFrom(address);
      expect(await tryIn(address, entries.userName, PASSWORD)).toBe(200);
    }
  });

  it('is not forgiven by a log-in of one’s own in between', async () => {
    const address = nextAddress();
    const { entries } = await joinFrom(address);
    for (let i = 0; i <= FREE; i += 1) {
      await tryIn(address, `victim${i}`);
      if (i < FREE) expect(await tryIn(address, entries.userName, PASSWORD)).toBe(200);
    }
    expect(await tryIn(address, 'victim')).toBe(429);
  });

  it('is one network, whichever address of its /64 is taken', async () => {
    for (let i = 0; i <= FREE; i += 1) await tryIn(`2001:da8:20:1::${i + 1}`, `v6-${i}`);
    expect(await tryIn('2001:da8:20:1:ffff::9', 'v6')).toBe(429);
    expect(await tryIn('2001:da8:20:2::1', 'v6')).toBe(401);
  });
});

describe('one password tried on many accounts of staff from one network', () => {
  beforeAll(async () => {
    const passwordHash = await product.services.keys.hashPassword(PASSWORD);
    const member = {
      passwordHash,
      displayName: '孙丽萍',
      post: 'national-administrator' as const,
      region: null,
      point: null,
    };
    const officers = ['sunliping', 'sunlihua'].map((userName) => ({ ...member, userName, id: randomUUID() }));
    await addStaff(product.database.urls.migrator, officers);
  });

  const tryOffice = async (address: string, login: string, password = 'Wrong-2026!') =>
    (await from(address, 'logInToOffice', { login, password })).statusCode;

  it('is slowed down after so many failures; a log-in in between forgives none of them', async () => {
    const address = nextAddress();
    for (let i = 0; i <= FREE; i += 1) {
      expect(await tryOffice(address, `officer${i}`)).toBe(401);
      if (i < FREE) expect(await tryOffice(address, 'sunliping', PASSWORD)).toBe(200);
    }
    expect(await tryOffice(address, 'sunliping', PASSWORD)).toBe(429);
    expect(await tryOffice(nextAddress(), 'sunliping', PASSWORD)).toBe(200);
    wait(product, 15);
    expect(await tryOffice(address, 'sunliping', PASSWORD)).toBe(200);
  });

  it('is counted apart from candidates: those who fail in a hospital keep its staff from nothing', async () => {
    const address = nextAddress();
    for (let i = 0; i <= FREE; i += 1) await tryIn(address, `patient${i}`);
    expect(await tryIn(address, 'patient')).toBe(429);
    expect(await tryOffice(address, 'sunlihua', PASSWORD)).toBe(200);
  });
});

describe('codes that nobody uses', () => {
  it('are held against the network that asks for them, for new accounts and forgotten passwords', async () => {
    const address = nextAddress();
    const person = ({ idType, idNumber, name } = newcomer()) => ({ idType, idNumber, name });
    for (let i = 0; i <= FREE; i += 1) {
      const isEven = i % 2 === 0;
      const asked = isEven
        ? await from(address, 'startSignUp', { phone: newcomer().phone })
        : await from(address, 'startRecovery', person());
      expect(asked.statusCode).toBe(200);
    }
    expect((await from(address, 'startSignUp', { phone: newcomer().phone })).statusCode).toBe(429);
    expect((await from(address, 'startRecovery', person())).statusCode).toBe(429);
  });
});

it('the network is written down as a hash', async () => {
  await tryIn('203.0.113.77', 'whoever');
  const found = await product.sql("select encode(subject, 'escape') as subject from failed_attempts");
  expect(JSON.stringify(found)).not.toContain('203.0.113.77');
});
