import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDoors, type Doors } from '../../../stand-ins/control/doors.ts';
import { serveControl } from '../../../stand-ins/control/routes.ts';
import { serveCredentialCheck } from '../../../stand-ins/credential-check/routes.ts';
import { readForm, readSigned } from '../../../stand-ins/form.ts';
import { createEducationRegister } from '../../gateways/credential-check/education-register.ts';
import type { CredentialRegister } from '../../ports/credential-check.ts';
import { newCandidate, type TestCandidate } from '../../testing/candidates.ts';
import { eventually } from '../../testing/eventually.ts';
import { createTestProduct, type TestProduct } from '../../testing/test-product.ts';
import { runChecks } from './run-checks.ts';

let folder: string;
let outside: FastifyInstance;
let doors: Doors;
let register: CredentialRegister;
let product: TestProduct;
/** What the register has sent to us by itself. */
const told: string[] = [];
/** Held back until the test lets it go. */
let sendAll: (() => void)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'weikao-register-'));
  doors = createDoors();
  outside = fastify({ forceCloseConnections: true });
  outside.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, readForm);
  outside.addContentTypeParser('application/jose', { parseAs: 'string' }, readSigned);
  serveControl(outside, { doors, wait: async () => undefined });
  const wait = () => new Promise<void>((resolve) => sendAll.push(resolve));
  await serveCredentialCheck(outside, { folder, doors, wait });
  outside.post('/told', ({ body }) => {
    told.push(String(body));
    return 'taken';
  });
  await outside.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(outside.server.address() as AddressInfo).port}`;
  register = createEducationRegister({
    url,
    appId: 'weikao-demo',
    privateKey: await readFile(`${folder}/app-private.pem`, 'utf8'),
    registerKey: await readFile(`${folder}/register-public.pem`, 'utf8'),
    notifyUrl: `${url}/told`,
    timeoutMs: 2000,
    nonce: randomUUID,
    now: () => new Date(),
    onError: () => {},
  });
  product = await createTestProduct({ people: false, register });
});
afterAll(async () => {
  for (const send of sendAll) send();
  await outside.close();
  await product.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  doors.set('credential-check', null);
  // Nobody's records but those of this test are asked about.
  await product.sql('delete from credential_checks');
  told.length = 0;
  sendAll = [];
});

const run = () => runChecks(product.services);
const recordsOf = async ({ browser }: TestCandidate) => (await browser.get('getAccount', {})).credentials;
const stateOf = async (person: TestCandidate) => (await recordsOf(person))[0]?.state;
const later = (minutes: number) =>
  product.clock.set(new Date(product.clock.now().getTime() + minutes * 60_000).toISOString());
const refusals = async () =>
  (await product.sql('select reason from outside_refusals order by age(xmin) desc')).map(
    ({ reason }) => reason,
  );

const knock = (message: string) =>
  product.app.inject({
    method: 'POST',
    url: '/api/credential-checks/answers',
    headers: { 'content-type': 'application/jose' },
    payload: message,
  });

/** What the register sends by itself, at last. */
async function hear(count = 1): Promise<string[]> {
  for (const send of sendAll) send();
  await eventually(() => expect(told.length).toBeGreaterThanOrEqual(count));
  return told;
}

describe('A6 (2026): a record that has been added', () => {
  it('is unverified, then being checked with the time by which there is an answer, then verified', async () => {
    const person = await newCandidate(product);
    expect(await stateOf(person)).toBe('unverified');
    await run();
    const [checking] = await recordsOf(person);
    expect(checking).toMatchObject({ state: 'checking', expectedBy: expect.stringMatching(/Z$/) });
    expect((await knock((await hear())[0] ?? '')).body).toBe('taken');
    expect((await recordsOf(person))[0]).toMatchObject({ state: 'verified', expectedBy: null });
  });

  it('is found out by asking again where the register says nothing by itself', async () => {
    const person = await newCandidate(product);
    doors.set('credential-check', 'never');
    await run();
    later(3);
    await run();
    expect(await stateOf(person)).toBe('checking');
    doors.set('credential-check', null);
    later(10);
    await run();
    expect(await stateOf(person)).toBe('verified');
  });

  it('can be found not to be there, and can be quoted all the same', async () => {
    const person = await newCandidate(product);
    await product.sql(
      "update credentials set certificate_number = '103781201906000100' where candidate_id = $1",
      [person.id],
    );
    await run();
    later(3);
    await run();
    expect(await stateOf(person)).toBe('failed');
    expect((await person.browser.get('getAccount', {})).missing).not.toContain('education');
  });

  it('is not asked about while it is set aside, and is afterwards', async () => {
    const person = await newCandidate(product);
    const [{ id: credential = '' } = {}] = await recordsOf(person);
    await person.browser.get('setCredentialAside', { params: { credential } });
    await run();
    expect(await stateOf(person)).toBe('unverified');
    await person.browser.get('takeCredentialBack', { params: { credential } });
    await run();
    expect(await stateOf(person)).toBe('checking');
  });

  it.each(['answers-500', 'hangs', 'forged', 'wrong-app'] as const)(
    'waits, unverified, while the register %s, and keeps nobody from anything',
    async (fault) => {
      const person = await newCandidate(product);
      doors.set('credential-check', fault);
      await run();
      expect(await stateOf(person)).toBe('unverified');
      doors.set('credential-check', null);
      await run();
      expect(await stateOf(person)).toBe('unverified');
      later(3);
      await run();
      expect(await stateOf(person)).toBe('checking');
    },
  );

  it('is asked about once by two runs at once, and answered twice alike', async () => {
    const person = await newCandidate(product);
    await run();
    await Promise.all((await hear()).flatMap((message) => [knock(message), knock(message)]));
    expect(await stateOf(person)).toBe('verified');
    expect((await knock(told[0] ?? '')).statusCode).toBe(200);
    expect(await stateOf(person)).toBe('verified');
  });
});

describe('an answer that is not believed', () => {
  it.each(['forged', 'wrong-app'] as const)(
    'because it is %s changes nothing and is written down',
    async (fault) => {
      const person = await newCandidate(product);
      await run();
      doors.set('credential-check', fault);
      const [message = ''] = await hear();
      expect((await knock(message)).statusCode).toBe(400);
      expect(await stateOf(person)).toBe('checking');
      expect((await refusals()).at(-1)).toBe('forged');
    },
  );

  it('because nobody signed it', async () => {
    for (const message of ['', 'x', 'a.b.c']) expect((await knock(message)).statusCode).toBe(400);
  });

  it('because the person is called otherwise since: the record is unverified and is asked about anew', async () => {
    const person = await newCandidate(product);
    await run();
    const [message = ''] = await hear();
    await product.sql('update candidates set name = $2 where candidate_id = $1', [person.id, '周秀岚']);
    expect((await knock(message)).statusCode).toBe(400);
    expect((await refusals()).at(-1)).toBe('other-content');
    later(3);
    await run();
    expect(await stateOf(person)).toBe('unverified');
    await run();
    later(3);
    await run();
    expect(await stateOf(person)).toBe('verified');
  });

  it('because it is about a question that was never asked', async () => {
    const person = await newCandidate(product);
    await run();
    const [message = ''] = await hear();
    await product.sql('update credential_checks set query_number = $1', ['another']);
    expect((await knock(message)).statusCode).toBe(400);
    expect((await refusals()).at(-1)).toBe('unknown');
    expect(await stateOf(person)).toBe('checking');
  });
});
