import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAlipay } from '../../server/gateways/payment/alipay.ts';
import { createSignedRedirectBank } from '../../server/gateways/payment/signed-redirect-bank.ts';
import { rsaSigner, sm2Signer } from '../../server/gateways/payment/signer.ts';
import { createWechatPay } from '../../server/gateways/payment/wechat-pay.ts';
import type { PaymentGateway, PaymentOrder, PlatformMessage } from '../../server/ports/payment-gateway.ts';
import { type StandIns, startStandIns } from '../stand-ins.ts';

let dataFolder: string;
let standIns: StandIns;
let weikao: Server;
let now = '2026-02-05T02:00:00.000Z';
let messages: PlatformMessage[] = [];
let weikaoUrl: string;

beforeAll(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), 'weikao-till-'));
  weikao = createServer((request, response) => {
    if (request.url === '/api/demo/clock') return response.end(JSON.stringify({ now, moments: [] }));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      messages.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.end('success');
    });
  });
  await new Promise<void>((resolve) => weikao.listen(0, '127.0.0.1', resolve));
  weikaoUrl = `http://127.0.0.1:${(weikao.address() as AddressInfo).port}`;
  const wait = async (_milliseconds: number, signal: AbortSignal) => signal.throwIfAborted();
  const place = { port: 0, host: '127.0.0.1', dataFolder, weikaoUrl, logLevel: 'silent' as const, wait };
  standIns = await startStandIns(place);
});
afterAll(async () => {
  await standIns.close();
  weikao.close();
  weikao.closeAllConnections();
  await rm(dataFolder, { recursive: true });
});
beforeEach(async () => {
  now = '2026-02-05T02:00:00.000Z';
  messages = [];
  for (const door of ['wechat-pay', 'alipay', 'bank-sm2']) await control(door, '');
});

const file = (name: string) => readFileSync(path.join(dataFolder, name), 'utf8');
const post = (to: string, body: Readonly<Record<string, string>>) =>
  fetch(to, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' });
async function control(door: string, fault: string) {
  const answer = await post(`${standIns.url}/control/${door}`, { fault });
  expect(answer.status, `${door} ${fault}`).toBe(200);
}

const gateways: Readonly<Record<string, () => PaymentGateway>> = {
  'wechat-pay': () =>
    createWechatPay({
      name: 'wechat-pay',
      url: `${standIns.url}/wechat-pay`,
      app: 'wx8888888888888888',
      mchid: '1900000109',
      serial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
      merchantPrivateKey: file('wechat-pay/merchant-private.pem'),
      platformKeyId: 'PUB_KEY_ID_0119000001092026010100382000000001',
      platformPublicKey: file('wechat-pay/platform-public.pem'),
      apiKey: file('wechat-pay/api-v3-key.txt'),
      timeoutMs: 2000,
      wall: Date.now,
    }),
  alipay: () =>
    createAlipay({
      name: 'alipay',
      url: `${standIns.url}/alipay`,
      publicUrl: `${standIns.url}/alipay`,
      app: '2021003100000001',
      seller: '2088102146225135',
      appPrivateKey: file('alipay/app-private.pem'),
      alipayPublicKey: file('alipay/alipay-public.pem'),
      timeoutMs: 2000,
    }),
  'bank-sm2': () =>
    createSignedRedirectBank({
      name: 'signed-redirect-bank-sm2',
      url: standIns.url,
      publicUrl: standIns.url,
      path: 'bank-sm2',
      merchant: 'HB-WEIKAO-2026',
      signer: sm2Signer({
        ourPrivate: file('bank-sm2/merchant-private.hex'),
        theirPublic: file('bank-sm2/bank-public.hex'),
      }),
      timeoutMs: 2000,
      nonce: () => crypto.randomUUID(),
    }),
};
const NAMES = Object.keys(gateways);
const gatewayOf = (name: string) => {
  const make = gateways[name];
  if (make === undefined) throw new Error(name);
  return make();
};

let orders = 0;
function anOrder(changes: Partial<PaymentOrder> = {}): PaymentOrder {
  orders += 1;
  return {
    orderNumber: `WK20260205000000${String(orders).padStart(4, '0')}`,
    fen: 23_000,
    subject: '2026年度卫生专业技术资格考试报名缴费',
    openedAt: new Date(now),
    expiresAt: new Date('2026-02-05T02:30:00Z'),
    notifyUrl: `${weikaoUrl}/notices`,
    returnUrl: 'https://weikao.example/registrations/health-2026/payment',
    device: 'computer',
    payerAddress: '203.0.113.7',
    ...changes,
  };
}

/** The payer's way, as the start of the payment says; gives the answer to 「确认支付」. */
async function pay(gateway: PaymentGateway, order: PaymentOrder): Promise<Response> {
  const start = await gateway.open(order);
  if (start === null) throw new Error('the platform has not taken the order');
  if (start.way === 'form') {
    expect((await post(start.url, start.fields)).status).toBe(200);
    return post(start.url.replace('/pay', '/confirmation'), start.fields);
  }
  const address =
    start.way === 'code' ? `${standIns.url}/phone/pay/wechat-pay/${start.url.split('pr=')[1]}` : start.url;
  const page = await fetch(address);
  expect(await page.text()).toContain('230.00 元');
  return post(page.url.split('?')[0] ?? '', { back: order.returnUrl });
}

const arrived = (count: number) =>
  vi.waitFor(() => expect(messages.length).toBeGreaterThanOrEqual(count), 20_000);
const payments = (gateway: PaymentGateway) =>
  messages.map((message) => {
    const said = gateway.readNotice(message);
    return said?.about === 'payment' ? said.payment : null;
  });

describe.each(NAMES)('%s', (name) => {
  it('takes an order, notifies, and answers a question as it has notified', async () => {
    const gateway = gatewayOf(name);
    const order = anOrder();
    expect(await gateway.query(order.orderNumber)).toEqual({ outcome: 'unpaid' });
    expect((await pay(gateway, order)).status).toBe(303);
    await arrived(1);
    const [notice] = payments(gateway);
    expect(notice).toMatchObject({
      orderNumber: order.orderNumber,
      merchant: gateway.merchant,
      currency: 'CNY',
      fen: 23_000,
      outcome: 'paid',
      paidAt: new Date(now),
    });
    expect(await gateway.query(order.orderNumber)).toEqual({ outcome: 'paid', notice });
  });

  it('an order that is not paid is unpaid; one that has run out cannot be paid', async () => {
    const gateway = gatewayOf(name);
    const order = anOrder();
    const start = await gateway.open(order);
    if (start?.way === 'form') await post(start.url, start.fields);
    expect(await gateway.query(order.orderNumber)).toEqual({ outcome: 'unpaid' });
    now = '2026-02-05T02:30:01.000Z';
    if (start?.way === 'code')
      expect(
        (await post(`${standIns.url}/phone/pay/wechat-pay/${start.url.split('pr=')[1]}`, {})).status,
      ).toBe(410);
  });

  it.each(['forged', 'wrong-amount', 'wrong-merchant'])(
    '%s: nobody takes it for a right one',
    async (fault) => {
      const gateway = gatewayOf(name);
      const order = anOrder();
      await control(name, fault);
      await pay({ ...gateway, open: gateway.open }, order).catch(() => undefined);
      if (messages.length === 0) {
        // Where answers are forged too, no order is taken at all.
        expect(fault).toBe('forged');
        return;
      }
      const fits = payments(gateway).filter(
        (each) => each?.fen === 23_000 && each.merchant === gateway.merchant,
      );
      expect(fits).toEqual([]);
    },
  );

  it('down, it takes no order and answers no question, and nothing is concluded', async () => {
    const gateway = gatewayOf(name);
    const order = anOrder();
    await control(name, 'answers-500');
    expect(await gateway.query(order.orderNumber)).toEqual({ outcome: 'unknown' });
    expect(await gateway.bill('2026-02-04')).toEqual({ outcome: 'unknown' });
    if (name === 'wechat-pay') expect(await gateway.open(order)).toBeNull();
  });

  it('gives money back once for each number of ours, never more than came in, and says so', async () => {
    const gateway = gatewayOf(name);
    const order = anOrder();
    await pay(gateway, order);
    await arrived(1);
    const transaction = payments(gateway)[0]?.transaction ?? '';
    const refund = {
      refundNumber: `RF${order.orderNumber}`,
      orderNumber: order.orderNumber,
      transaction,
      fen: 5500,
      paidFen: order.fen,
      notifyUrl: order.notifyUrl,
    };
    expect(await gateway.queryRefund(refund)).not.toBe('done');
    await control(name, 'accepts-and-fails');
    expect(await gateway.refund(refund)).toBe('unknown');
    await control(name, '');
    expect(await gateway.queryRefund(refund)).toBe('done');
    expect(await gateway.refund(refund)).toBe('done');
    await arrived(2);
    expect(gateway.readNotice(messages[1] ?? { headers: {}, body: '' })).toMatchObject({
      about: 'refund',
      refund: {
        refundNumber: refund.refundNumber,
        orderNumber: order.orderNumber,
        fen: 5500,
        outcome: 'done',
      },
    });
    const tooMuch = { ...refund, refundNumber: `${refund.refundNumber}-2`, fen: 20_000 };
    expect(['failed', 'unknown']).toContain(await gateway.refund(tooMuch));
    const again = await gateway.query(order.orderNumber);
    expect(again).toMatchObject({ outcome: 'paid', notice: { fen: 23_000 } });
  });

  it('makes a bill of each day that is over, to the fen', async () => {
    const gateway = gatewayOf(name);
    now = '2026-02-07T15:00:00.000Z';
    const order = anOrder({ expiresAt: new Date('2026-02-07T15:30:00Z'), fen: 23_000 });
    await pay(gateway, order);
    await arrived(1);
    const transaction = payments(gateway)[0]?.transaction ?? '';
    const named = { orderNumber: order.orderNumber, transaction, paidFen: order.fen };
    const refundNumber = `RF${order.orderNumber}`;
    await gateway.refund({ ...named, refundNumber, fen: 101, notifyUrl: order.notifyUrl });
    expect(await gateway.bill('2026-02-07')).toEqual({ outcome: 'not-yet' });
    now = '2026-02-08T02:00:00.000Z';
    const bill = await gateway.bill('2026-02-07');
    const lines = bill.outcome === 'bill' ? bill.lines : [];
    expect(lines.map(({ kind, orderNumber, fen, refundNumber: of }) => [kind, orderNumber, fen, of])).toEqual(
      [
        ['payment', order.orderNumber, 23_000, null],
        ['refund', order.orderNumber, 101, refundNumber],
      ],
    );
    expect(lines[0]?.at).toEqual(new Date('2026-02-07T15:00:00Z'));
    // 0.60 %, kept of a payment and given back with a refund; the bank takes nothing.
    expect(lines.map(({ feeFen }) => feeFen)).toEqual(name === 'bank-sm2' ? [0, 0] : [138, -1]);
  });

  it('makes nothing of what is no notice', () => {
    const gateway = gatewayOf(name);
    for (const body of [
      '',
      '{}',
      'null',
      '[]',
      'sign=1',
      '{"resource":null}',
      '<!DOCTYPE x [<!ENTITY a "b">]>',
    ])
      for (const headers of [{}, { 'wechatpay-serial': 'x', 'wechatpay-timestamp': '1' }])
        expect(gateway.readNotice({ headers, body })).toBeNull();
  });
});

describe('WeChat Pay', () => {
  it('a phone is sent to WeChat by an address, and comes back with the order', async () => {
    const start = await gatewayOf('wechat-pay').open(anOrder({ device: 'phone' }));
    expect(start?.way).toBe('link');
    expect(new URL(start?.url ?? '').searchParams.get('redirect_url')).toContain('order_no=WK');
  });

  it('a notice of another app, unsigned, or older than five minutes is refused', async () => {
    const gateway = gatewayOf('wechat-pay');
    await control('wechat-pay', 'wrong-app');
    await pay(gateway, anOrder());
    await arrived(1);
    expect(payments(gateway)[0]?.merchant).toBe('wx0000000000000000/1900000109');
    await control('wechat-pay', '');
    await pay(gateway, anOrder());
    await arrived(2);
    const right = messages.at(-1) ?? { headers: {}, body: '' };
    expect(gateway.readNotice(right)).not.toBeNull();
    expect(gateway.readNotice({ ...right, headers: {} })).toBeNull();
    const later = createWechatPay({
      name: 'wechat-pay',
      url: standIns.url,
      app: 'wx8888888888888888',
      mchid: '1900000109',
      serial: 'A',
      merchantPrivateKey: file('wechat-pay/merchant-private.pem'),
      platformKeyId: 'PUB_KEY_ID_0119000001092026010100382000000001',
      platformPublicKey: file('wechat-pay/platform-public.pem'),
      apiKey: file('wechat-pay/api-v3-key.txt'),
      timeoutMs: 2000,
      wall: () => Date.now() + 301_000,
    });
    expect(later.readNotice(right)).toBeNull();
  });

  it('twice and replayed: the same words again', async () => {
    const gateway = gatewayOf('wechat-pay');
    await control('wechat-pay', 'twice');
    await pay(gateway, anOrder());
    await arrived(2);
    expect(messages[1]?.body).toBe(messages[0]?.body);
    await control('wechat-pay', 'replayed');
    await pay(gateway, anOrder());
    await arrived(4);
    expect(messages.slice(2).map(({ body }) => body)).toContain(messages[0]?.body);
  });
});

describe('Alipay', () => {
  it('a notice with another amount, app or the weak signature is refused', async () => {
    const gateway = gatewayOf('alipay');
    await pay(gateway, anOrder());
    await arrived(1);
    const body = messages[0]?.body ?? '';
    const read = (text: string) => gateway.readNotice({ headers: {}, body: text });
    expect(read(body)).not.toBeNull();
    expect(read(body.replace('total_amount=230.00', 'total_amount=0.01'))).toBeNull();
    expect(read(body.replace('sign_type=RSA2', 'sign_type=RSA'))).toBeNull();
    expect(read(`${body}&total_amount=230.00`)).toBeNull();
  });
});

describe('SM2', () => {
  const THEIRS =
    '04b85bde80d70f85d2df8240bcfef65513f3b849bb242c737f6e7fa0300c756c2fa0dd1e937247f88efc848044742f8fcda26c8094d0971a5c2678199958b48846';
  const BY_OPENSSL =
    'MEYCIQCWzG7qwqJFJxAJGs8MbR+JRbdt6bteSsPO2kP5KAeX0wIhAK6gOxbsMISU4h+wkqiTcNMU0rj6uBtNVjA9e+QuLWi4';

  it('knows a signature that OpenSSL has made under 1234567812345678, and no other', () => {
    const signer = sm2Signer({ ourPrivate: '1'.repeat(64), theirPublic: THEIRS });
    const signature = Buffer.from(BY_OPENSSL, 'base64');
    expect(signer.verify('amount=23000&order_no=WK000000000000000001', signature)).toBe(true);
    expect(signer.verify('amount=1&order_no=WK000000000000000001', signature)).toBe(false);
    expect(signer.verify('amount=23000&order_no=WK000000000000000001', Buffer.from('no DER'))).toBe(false);
  });

  it('a key of the wrong shape stops the start', () => {
    expect(() => sm2Signer({ ourPrivate: 'x', theirPublic: THEIRS })).toThrow('private key');
    expect(() => sm2Signer({ ourPrivate: '1'.repeat(64), theirPublic: 'y' })).toThrow('public key');
    expect(() => rsaSigner({ ourPrivate: 'x', theirPublic: 'y' })).toThrow();
  });
});
