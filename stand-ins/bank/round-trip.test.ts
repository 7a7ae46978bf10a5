import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSignedRedirectBank } from '../../server/gateways/payment/signed-redirect-bank.ts';
import { rsaSigner } from '../../server/gateways/payment/signer.ts';
import type { PaymentGateway, PaymentOrder } from '../../server/ports/payment-gateway.ts';
import { type StandIns, startStandIns } from '../stand-ins.ts';
import { startWeikaoDouble, type WeikaoDouble } from '../weikao-double.ts';
import type { Wait } from './notices.ts';

let dataFolder: string;
let weikao: WeikaoDouble;
let standIns: StandIns;
let waits: number[];

const atOnce: Wait = async (milliseconds) => waits.push(milliseconds);
const untilStopped: Wait = async (_milliseconds, signal) => {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  throw signal.reason;
};

function start(wait: Wait = atOnce): Promise<StandIns> {
  return startStandIns({
    port: 0,
    host: '127.0.0.1',
    dataFolder,
    weikaoUrl: weikao.url,
    logLevel: 'silent',
    wait,
  });
}

function gateway(): PaymentGateway {
  return createSignedRedirectBank({
    url: standIns.url,
    publicUrl: standIns.url,
    merchant: 'HB-WEIKAO-2026',
    signer: rsaSigner({
      ourPrivate: readFileSync(join(dataFolder, 'bank/merchant-private.pem'), 'utf8'),
      theirPublic: readFileSync(join(dataFolder, 'bank/bank-public.pem'), 'utf8'),
    }),
    timeoutMs: 5000,
    nonce: () => crypto.randomUUID(),
  });
}

const fieldsOf = async (order: PaymentOrder) => (await gateway().open(order))?.fields ?? {};

/** What the gateway makes of a notice with these fields. */
function read(fields: Readonly<Record<string, string>>) {
  const said = gateway().readNotice({ headers: {}, body: new URLSearchParams(fields).toString() });
  return said?.about === 'payment' ? said.payment : null;
}

function anOrder(changes: Partial<PaymentOrder> = {}): PaymentOrder {
  return {
    orderNumber: 'HB2026-000318',
    fen: 24_400,
    subject: '2026年度卫生专业技术资格考试报名费：护理学（中级）4 科 & 材料=0',
    openedAt: new Date('2026-03-02T09:00:00Z'),
    expiresAt: new Date('2026-03-02T09:30:00Z'),
    device: 'computer',
    payerAddress: '203.0.113.7',
    notifyUrl: weikao.notifyUrl,
    returnUrl: 'http://127.0.0.1:3000/registrations/2026/payment?from=bank',
    ...changes,
  };
}

function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${standIns.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
}

function postJson(path: string, body: unknown): Promise<Response> {
  return fetch(`${standIns.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function open(order: PaymentOrder): Promise<Response> {
  return post('/bank/pay', await fieldsOf(order));
}

async function confirm(order: PaymentOrder): Promise<Response> {
  return post('/bank/confirmation', await fieldsOf(order));
}

type BookedPayment = { readonly delivery: string; readonly notices: readonly { readonly answer: string }[] };

async function booked(orderNumber: string): Promise<BookedPayment[]> {
  const response = await fetch(`${standIns.url}/bank/payments?order_no=${orderNumber}`);
  const { payments } = (await response.json()) as { payments: BookedPayment[] };
  return payments;
}

async function settled(order: PaymentOrder, delivery: string): Promise<BookedPayment> {
  return vi.waitFor(async () => {
    const [payment] = await booked(order.orderNumber);
    if (payment?.delivery !== delivery) throw new Error(`delivery is ${payment?.delivery}`);
    return payment;
  }, 20_000);
}

beforeEach(async () => {
  waits = [];
  dataFolder = await mkdtemp(join(tmpdir(), 'weikao-bank-'));
  weikao = await startWeikaoDouble('2026-03-02T09:00:00Z');
  standIns = await start();
});

afterEach(async () => {
  await standIns.close();
  await weikao.close();
  await rm(dataFolder, { recursive: true });
});

describe('paying at the bank', () => {
  it('shows what is paid, books it, notifies the platform and sends the browser back', async () => {
    const order = anOrder();
    const page = await open(order);
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('244.00 元');
    expect(text).toContain('4 科 &#38; 材料=0');
    expect(text).toContain('2026年3月2日 17:30:00（北京时间）前支付');
    expect(await gateway().query(order.orderNumber)).toEqual({ outcome: 'unpaid' });

    const back = await confirm(order);
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toBe(
      'http://127.0.0.1:3000/registrations/2026/payment?from=bank&order_no=HB2026-000318',
    );
    await settled(order, 'acknowledged');
    expect(read(weikao.notices[0] ?? {})).toEqual({
      transaction: expect.stringMatching(/^HBYL20260302170000\d{8}$/),
      orderNumber: 'HB2026-000318',
      merchant: 'HB-WEIKAO-2026',
      currency: 'CNY',
      fen: 24_400,
      outcome: 'paid',
      paidAt: new Date('2026-03-02T09:00:00Z'),
      receipt: {
        number: expect.stringMatching(/^1306\d{12}$/),
        url: expect.stringContaining('/bank/receipts/1306'),
      },
    });
  });

  it('answers a query for a paid order as its notice did', async () => {
    const order = anOrder();
    await confirm(order);
    await settled(order, 'acknowledged');
    const notice = read(weikao.notices[0] ?? {});
    expect(notice).not.toBeNull();
    expect(await gateway().query(order.orderNumber)).toEqual({ outcome: 'paid', notice });
  });

  it('says of an order that it has never seen that it is unpaid', async () => {
    expect(await gateway().query('HB2026-999999')).toEqual({ outcome: 'unpaid' });
  });

  it.each(['amount', 'order_no', 'subject', 'notify_url', 'return_url', 'expires_at', 'sign'])(
    'refuses a pay request whose %s was altered on the way, and books nothing',
    async (name) => {
      const fields = await fieldsOf(anOrder());
      const altered = { ...fields, [name]: `${fields[name]}0` };
      for (const path of ['/bank/pay', '/bank/confirmation', '/bank/cancellation']) {
        const response = await post(path, altered);
        expect(response.status).toBe(400);
        expect(await response.text()).toContain('签名不正确');
      }
      expect(await booked('HB2026-000318')).toEqual([]);
    },
  );

  it('refuses a question whose signature is wrong', async () => {
    const response = await post('/bank/query', {
      merchant_id: 'HB-WEIKAO-2026',
      order_no: 'HB2026-000318',
      nonce: 'n1',
      sign_type: 'RSA2',
      sign: 'AAAA',
    });
    expect(response.status).toBe(400);
  });

  it('books nothing when the candidate cancels', async () => {
    const response = await post('/bank/cancellation', await fieldsOf(anOrder()));
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toContain('order_no=HB2026-000318');
    expect(await booked('HB2026-000318')).toEqual([]);
  });

  it('books one of two clicks that come together', async () => {
    const order = anOrder();
    const answers = await Promise.all([confirm(order), confirm(order), confirm(order)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect(await answers.find(({ status }) => status === 409)?.text()).toContain('该订单已支付');
    await settled(order, 'acknowledged');
    expect(weikao.notices).toHaveLength(1);
  });

  it('refuses an order number that comes again with another amount', async () => {
    await open(anOrder());
    const again = await open(anOrder({ fen: 6100 }));
    expect(again.status).toBe(409);
  });

  it('refuses an order from the second on in which it expires, by the demo clock', async () => {
    const order = anOrder();
    weikao.now = new Date('2026-03-02T09:29:59Z');
    expect((await open(order)).status).toBe(200);
    weikao.now = new Date('2026-03-02T09:30:00Z');
    const late = await confirm(order);
    expect(late.status).toBe(410);
    expect(await late.text()).toContain('该订单已过期');
    expect(await gateway().query(order.orderNumber)).toEqual({ outcome: 'unpaid' });
  });

  it('goes by the machine where the platform has no demo clock', async () => {
    weikao.now = null;
    expect((await open(anOrder({ expiresAt: new Date(Date.now() + 60_000) }))).status).toBe(200);
    const past = anOrder({ orderNumber: 'HB2026-000319', expiresAt: new Date(Date.now() - 60_000) });
    expect((await open(past)).status).toBe(410);
  });

  it('takes no money when nobody tells the time', async () => {
    const order = anOrder();
    const fields = await fieldsOf(order);
    await weikao.close();
    expect((await post('/bank/confirmation', fields)).status).toBe(503);
    expect(await booked(order.orderNumber)).toEqual([]);
  });
});

describe('notices', () => {
  it('are sent again after 1, 2, 4, 8 … seconds until they are acknowledged', async () => {
    weikao.answers.push(
      { status: 500, body: 'success' },
      { status: 200, body: 'fail' },
      { status: 200, body: 'success\n' },
      { status: 302, body: 'success' },
    );
    const order = anOrder();
    await confirm(order);
    const payment = await settled(order, 'acknowledged');
    expect(payment.notices).toHaveLength(5);
    expect(waits).toEqual([1000, 2000, 4000, 8000]);
    expect(new Set(weikao.notices.map(({ sign }) => sign)).size).toBe(1);
  });

  it('are given up after eight times more', async () => {
    for (let time = 0; time < 9; time += 1) weikao.answers.push({ status: 500, body: '' });
    const order = anOrder();
    await confirm(order);
    const payment = await settled(order, 'given-up');
    expect(payment.notices).toHaveLength(9);
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128].map((seconds) => seconds * 1000));
  });

  it('that never come leave the truth to the query', async () => {
    const order = anOrder();
    await postJson('/bank/behaviour', { order_no: order.orderNumber, notice: 'never' });
    await confirm(order);
    expect((await settled(order, 'withheld')).notices).toEqual([]);
    expect((await postJson('/bank/deliver', { order_no: order.orderNumber })).status).toBe(409);
    expect(weikao.notices).toEqual([]);
    expect((await gateway().query(order.orderNumber)).outcome).toBe('paid');
  });

  it('that are late come when they are delivered, and keep the time of the payment', async () => {
    const order = anOrder();
    await postJson('/bank/behaviour', { default: true, notice: 'late' });
    await confirm(order);
    await settled(order, 'held');
    expect(weikao.notices).toEqual([]);
    weikao.now = new Date('2026-03-20T00:00:00Z');
    expect((await postJson('/bank/deliver', { order_no: order.orderNumber })).status).toBe(200);
    expect(read(weikao.notices[0] ?? {})?.paidAt).toEqual(new Date('2026-03-02T09:00:00Z'));
    await settled(order, 'acknowledged');
  });

  it('can come twice, word for word', async () => {
    const order = anOrder();
    await postJson('/bank/behaviour', { order_no: order.orderNumber, notice: 'twice' });
    await confirm(order);
    await settled(order, 'acknowledged');
    expect(weikao.notices).toHaveLength(2);
    expect(weikao.notices[0]).toEqual(weikao.notices[1]);
  });

  it('can name a wrong amount, properly signed', async () => {
    const order = anOrder();
    await postJson('/bank/behaviour', { order_no: order.orderNumber, notice: 'wrong-amount' });
    await confirm(order);
    await settled(order, 'acknowledged');
    expect(read(weikao.notices[0] ?? {})?.fen).toBe(24_401);
  });

  it('can name a wrong merchant, properly signed', async () => {
    const order = anOrder();
    await postJson('/bank/behaviour', { order_no: order.orderNumber, notice: 'wrong-merchant' });
    await confirm(order);
    await settled(order, 'acknowledged');
    expect(read(weikao.notices[0] ?? {})?.merchant).toBe('HB-WEIKAO-2026-ANOTHER');
  });

  it('can be forged, also for an order that nobody paid; the platform reads neither', async () => {
    const order = anOrder();
    await open(order);
    expect((await postJson('/bank/deliver', { order_no: order.orderNumber })).status).toBe(409);
    await postJson('/bank/behaviour', { order_no: order.orderNumber, notice: 'forged' });
    await postJson('/bank/deliver', { order_no: order.orderNumber });
    expect(weikao.notices[0]).toMatchObject({ order_no: order.orderNumber, status: 'SUCCESS' });
    expect(await gateway().query(order.orderNumber)).toEqual({ outcome: 'unpaid' });

    await confirm(order);
    await settled(order, 'acknowledged');
    expect(weikao.notices).toHaveLength(2);
    expect(weikao.notices.map((notice) => read(notice))).toEqual([null, null]);
  });

  it('misbehave only in ways that the bank knows', async () => {
    expect((await postJson('/bank/behaviour', { order_no: 'HB2026-000318', notice: 'rude' })).status).toBe(
      400,
    );
    expect((await postJson('/bank/behaviour', { notice: 'late' })).status).toBe(400);
    expect((await postJson('/bank/behaviour', { default: true, order_no: 'A', notice: 'late' })).status).toBe(
      400,
    );
    expect((await postJson('/bank/deliver', { order_no: 'nobody' })).status).toBe(404);
  });
});

describe('a bank that starts again', () => {
  it('knows what was paid and with which keys, and refuses to be paid again', async () => {
    const order = anOrder();
    await confirm(order);
    await settled(order, 'acknowledged');
    const before = gateway();
    await standIns.close();
    standIns = await start();
    expect(await booked(order.orderNumber)).toHaveLength(1);
    expect((await post('/bank/pay', (await before.open(order))?.fields ?? {})).status).toBe(409);
    expect((await gateway().query(order.orderNumber)).outcome).toBe('paid');
  });

  it('goes on with the notice that it had not finished', async () => {
    await standIns.close();
    standIns = await start(untilStopped);
    weikao.answers.push({ status: 503, body: '' });
    const order = anOrder();
    await confirm(order);
    await vi.waitFor(
      async () => expect((await booked(order.orderNumber))[0]?.notices).toHaveLength(1),
      20_000,
    );
    await standIns.close();
    expect(weikao.notices).toHaveLength(1);

    standIns = await start();
    await settled(order, 'acknowledged');
    expect(weikao.notices).toHaveLength(2);
    expect(weikao.notices[0]).toEqual(weikao.notices[1]);
  });

  it('leaves whole files only', async () => {
    await confirm(anOrder());
    expect((await readdir(join(dataFolder, 'bank'))).sort()).toEqual([
      'bank-private.pem',
      'bank-public.pem',
      'merchant-private.pem',
      'merchant-public.pem',
      'payments.json',
    ]);
  });
});

it('the desk shows the payment and saves how notices behave', async () => {
  const order = anOrder();
  await post('/bank/desk/behaviour', { order_no: '', notice: 'late' });
  await confirm(order);
  const page = await (await fetch(`${standIns.url}/bank`)).text();
  expect(page).toContain('HB2026-000318 · 244.00 元');
  expect(page).toContain('通知已扣住');
  const after = await post('/bank/desk/delivery', { order_no: order.orderNumber });
  expect(await after.text()).toContain('平台已确认');
});
