import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OpenedPayment } from '#contract/client.ts';
import type { Behaviour } from '../../stand-ins/bank/behaviours.ts';
import { startStandIns } from '../../stand-ins/stand-ins.ts';
import { type SignedFields, signFields } from '../gateways/payment/signed-fields.ts';
import { createSignedRedirectBank } from '../gateways/payment/signed-redirect-bank.ts';
import { rsaSigner } from '../gateways/payment/signer.ts';
import { createApp } from '../http/app.ts';
import { demoHandlers } from '../http/demo-handlers.ts';
import { eventually } from './eventually.ts';
import type { TestProduct } from './test-product.ts';

export const GATEWAY = 'signed-redirect-bank';
export const MERCHANT = 'HB-WEIKAO-2026';

export type TestBank = {
  /** How the notice of this order goes wrong, to be said before it is paid. */
  behave(order: string, notice: Behaviour): Promise<void>;
  /** The candidate presses 「支付」 and, on the bank's page, 「确认支付」; gives the bank's answer to the browser. */
  pay(opened: OpenedPayment): Promise<Response>;
  /** Sends a notice that was held back. */
  deliver(order: string): Promise<void>;
  /** What our server has answered to the notices of this order, once there are so many. */
  answers(order: string, count: number): Promise<readonly string[]>;
  /** A notice with the bank's own signature, saying whatever a test wants it to say. */
  notice(fields: SignedFields): SignedFields;
  /** Knocks at our door as a platform would. */
  send(fields: SignedFields | string): Promise<{ status: number; text: string }>;
  close(): Promise<void>;
};

type Sent = { readonly payments: readonly { readonly notices: readonly { readonly answer: string }[] }[] };

const untilStopped = async (_milliseconds: number, signal: AbortSignal) => {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  throw signal.reason;
};

/** Our server on a port of its own, with the demo's clock: the bank knocks there, and asks there what time it is. */
export async function openFrontDoor(product: TestProduct) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const clock = {
    ...product.clock,
    moveTo: async (at: Date) => product.clock.set(at.toISOString()),
  };
  const services = { ...product.services, publicUrl: url, internalUrl: url };
  const demo = demoHandlers(
    clock,
    () => [],
    async () => {},
  );
  const settings = { installation: 'test', secureCookies: false, logLevel: 'silent' as const, demo };
  const app = await createApp(services, { ...settings, isReady: product.services.isReady });
  await app.ready();
  server.on('request', (request, response) => app.routing(request, response));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await app.close();
  };
  return { app, url, close };
}

/** Starts the stand-in bank and the real gateway to it. A notice that is refused is not sent again by itself. */
export async function openBank(product: TestProduct) {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'weikao-bank-'));
  const door = await openFrontDoor(product);
  const settings = { port: 0, host: '127.0.0.1', dataFolder, weikaoUrl: door.url };
  const standIns = await startStandIns({ ...settings, logLevel: 'silent', wait: untilStopped });
  const pem = (name: string) => readFileSync(path.join(dataFolder, `bank/${name}.pem`), 'utf8');
  const gateway = createSignedRedirectBank({
    url: standIns.url,
    publicUrl: standIns.url,
    merchant: MERCHANT,
    signer: rsaSigner({ ourPrivate: pem('merchant-private'), theirPublic: pem('bank-public') }),
    timeoutMs: 5000,
    nonce: () => crypto.randomUUID(),
  });
  product.gateways.set(GATEWAY, gateway);
  const theBank = rsaSigner({ ourPrivate: pem('bank-private'), theirPublic: pem('merchant-public') });

  const post = (to: string, body: unknown) =>
    fetch(`${standIns.url}${to}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const postForm = (to: string, fields: SignedFields | string) =>
    fetch(to, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

  const bank: TestBank = {
    behave: async (order, notice) => void (await post('/bank/behaviour', { order_no: order, notice })),
    pay: async ({ url, fields }) => {
      const page = await postForm(url, fields);
      if (page.status !== 200) return page;
      return postForm(`${standIns.url}/bank/confirmation`, fields);
    },
    deliver: async (order) => void (await post('/bank/deliver', { order_no: order })),
    answers: (order, count) =>
      eventually(async () => {
        const sent = (await (await post('/bank/payments', { order_no: order })).json()) as Sent;
        const answers = sent.payments.flatMap(({ notices }) => notices.map(({ answer }) => answer));
        if (answers.length < count) throw new Error(`${answers.length} of ${count} notices`);
        return answers;
      }),
    notice: (fields) => signFields(fields, theBank),
    send: async (fields) => {
      const response = await postForm(`${door.url}/api/payments/notices/${GATEWAY}`, fields);
      return { status: response.status, text: await response.text() };
    },
    close: async () => {
      await standIns.close();
      await door.close();
      await rm(dataFolder, { recursive: true });
    },
  };
  const place = { folder: dataFolder, url: standIns.url, publicUrl: standIns.url };
  return { ...bank, app: door.app, url: door.url, gateway, standIns: place };
}
