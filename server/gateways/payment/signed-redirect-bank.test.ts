import { generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaymentOrder } from '../../ports/payment-gateway.ts';
import type { BankSettings } from './bank-door.ts';
import { createSignedRedirectBank } from './signed-redirect-bank.ts';
import { rsaSigner } from './signer.ts';

const bankKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const merchantKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

type Fields = Readonly<Record<string, string>>;

// Written once more from the wire format, so that one mistake is not made on both sides.
function toSign(fields: Fields): Buffer {
  const pairs = Object.entries(fields).filter(([name, value]) => name !== 'sign' && value !== '');
  return Buffer.from(
    pairs
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map((pair) => pair.join('='))
      .join('&'),
  );
}

function signed(fields: Fields, key: KeyObject = bankKeys.privateKey): Fields {
  const complete = { sign_type: 'RSA2', ...fields };
  return { ...complete, sign: sign('sha256', toSign(complete), key).toString('base64') };
}

const notice: Fields = {
  notify_id: '0d7c1f3e-1111-4222-8333-444455556666',
  trade_no: 'HBYL2026030217000012345678',
  merchant_id: 'HB-WEIKAO-2026',
  order_no: 'HB2026-000318',
  amount: '24400',
  currency: 'CNY',
  status: 'SUCCESS',
  paid_at: '2026-03-02T17:00:00+08:00',
};

const order: PaymentOrder = {
  orderNumber: 'HB2026-000318',
  fen: 24_400,
  subject: '2026年度卫生专业技术资格考试报名费',
  openedAt: new Date('2026-03-02T09:00:00Z'),
  expiresAt: new Date('2026-03-02T09:30:00Z'),
  device: 'computer',
  payerAddress: '203.0.113.7',
  notifyUrl: 'https://weikao.example/api/payments/notices',
  returnUrl: 'https://weikao.example/payment',
};

/** What the gateway makes of a notice with these fields. */
function read(fields: Fields, gateway = bank()) {
  const said = gateway.readNotice({ headers: {}, body: new URLSearchParams(fields).toString() });
  return said?.about === 'payment' ? said.payment : null;
}

function bank(settings: Partial<BankSettings> = {}) {
  return createSignedRedirectBank({
    url: 'http://bank.internal/',
    publicUrl: 'https://bank.example',
    merchant: 'HB-WEIKAO-2026',
    signer: rsaSigner({
      ourPrivate: merchantKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      theirPublic: bankKeys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    }),
    timeoutMs: 1000,
    nonce: () => 'nonce-1',
    ...settings,
  });
}

describe('the redirect', () => {
  it("carries the order with the merchant's signature to the bank's public address", async () => {
    const { url, fields } = (await bank().open(order)) ?? { url: '', fields: {} as Fields };
    expect(url).toBe('https://bank.example/bank/pay');
    expect(fields).toMatchObject({
      merchant_id: 'HB-WEIKAO-2026',
      order_no: 'HB2026-000318',
      amount: '24400',
      currency: 'CNY',
      expires_at: '2026-03-02T09:30:00.000Z',
      sign_type: 'RSA2',
    });
    const signature = Buffer.from(fields.sign ?? '', 'base64');
    expect(verify('sha256', toSign(fields), merchantKeys.publicKey, signature)).toBe(true);
  });

  it.each([0, -1, 0.5, Number.NaN, 2 ** 53])('is not made for %s fen', async (fen) => {
    await expect(bank().open({ ...order, fen })).rejects.toThrow(RangeError);
  });
});

describe('a notice', () => {
  it("is read where the bank's signature is right", () => {
    expect(read(signed(notice))).toEqual({
      transaction: 'HBYL2026030217000012345678',
      orderNumber: 'HB2026-000318',
      merchant: 'HB-WEIKAO-2026',
      currency: 'CNY',
      fen: 24_400,
      outcome: 'paid',
      paidAt: new Date('2026-03-02T09:00:00Z'),
      receipt: null,
    });
    const receipt = { receipt_no: '13060126-0000318', receipt_url: 'https://bank.example/receipts/318' };
    expect(read(signed({ ...notice, ...receipt }))?.receipt).toEqual({
      number: '13060126-0000318',
      url: 'https://bank.example/receipts/318',
    });
    const script = { ...receipt, receipt_url: 'javascript:alert(1)' };
    expect(read(signed({ ...notice, ...script }))?.receipt?.url).toBeNull();
    expect(read(signed({ ...notice, status: 'FAILED' }))?.outcome).toBe('failed');
  });

  it('may carry fields that nobody knows yet, as long as they are signed', () => {
    expect(read(signed({ ...notice, channel: 'app' }))).not.toBeNull();
    expect(read({ ...signed(notice), channel: 'app' })).toBeNull();
  });

  it.each([...Object.keys(notice), 'sign_type', 'sign'])('is not read when its %s was touched', (name) => {
    const original = signed(notice);
    const value = original[name] ?? '';
    const { [name]: _gone, ...without } = original;
    const other = value.startsWith('2') ? '3' : '2';
    for (const touched of [`${value}0`, ` ${value}`, value.slice(1), other + value.slice(1), '']) {
      expect(read({ ...original, [name]: touched })).toBeNull();
    }
    expect(read(without)).toBeNull();
  });

  it('is not read when its signature is spelled in another way', () => {
    const notices = ['a', 'b', 'c', 'd'].map((notify_id) => signed({ ...notice, notify_id }));
    const original = notices.find(({ sign: signature }) => /[+/]/.test(signature ?? '')) ?? {};
    const signature = original.sign ?? '';
    expect(read(original)).not.toBeNull();
    const urlSafe = signature.replaceAll('+', '-').replaceAll('/', '_');
    for (const spelling of [urlSafe, `${signature}\n`, signature.replace(/=+$/, ''), `${signature}=`]) {
      expect(read({ ...original, sign: spelling })).toBeNull();
    }
  });

  it("is not read when somebody else signed it, the merchant's own key included", () => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(read(signed(notice, stranger.privateKey))).toBeNull();
    expect(read(signed(notice, merchantKeys.privateKey))).toBeNull();
  });

  it.each([
    ['amount', ['1.5', '-1', '1e3', '0x10', '007', ' 24400', '24400\n', '二百', '9007199254740993']],
    ['paid_at', ['2026-03-02', '2026-02-30T00:00:00Z', '2026-03-02T17:00:00', 'yesterday', '1772442000000']],
    ['currency', ['cny', 'RMB1', 'CNY ']],
    ['status', ['PAID', 'success', 'UNPAID', '__proto__', 'constructor']],
    ['sign_type', ['MD5', 'RSA', 'rsa2']],
    ['trade_no', ['a b', 'a&b=c', 'x'.repeat(65)]],
    ['notify_id', ['a&b=c']],
  ])('is not read, though signed, with a %s like %j', (name, values) => {
    for (const value of values) expect(read(signed({ ...notice, [name]: value }))).toBeNull();
  });

  it('is read in one way only: a value that swallows the next field is refused', () => {
    const { sign: signature, currency, amount, ...rest } = signed(notice);
    const swallowed = { ...rest, amount: `${amount}&currency=${currency}`, sign: signature ?? '' };
    expect(read(swallowed)).toBeNull();
  });

  it('is not an answer to a query, though the same key signs both', () => {
    const { notify_id: _gone, ...answer } = notice;
    expect(read(signed({ ...answer, nonce: 'nonce-1' }))).toBeNull();
  });

  it('never throws, whatever comes in', () => {
    const twice = `${new URLSearchParams(signed(notice))}&amount=1`;
    const hostile = [
      '',
      'sign=1',
      '[]',
      twice,
      `padding=${'x'.repeat(1_000_000)}`,
      '__proto__=x&sign_type=RSA2&sign=AAAA',
    ];
    const readBody = (body: string) => bank().readNotice({ headers: {}, body });
    for (const body of hostile) expect(readBody(body)).toBeNull();
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (body) => readBody(body) === null));
  });
});

describe('a query', () => {
  const answer: Fields = { ...notice, notify_id: '', nonce: 'nonce-1' };

  function asking(body: string | Error, status = 200) {
    const requests: { url: string; fields: Fields }[] = [];
    const fetchDouble: typeof fetch = async (url, init) => {
      const fields = Object.fromEntries(new URLSearchParams(String(init?.body)));
      requests.push({ url: String(url), fields });
      if (body instanceof Error) throw body;
      return new Response(body, { status });
    };
    return { requests, outcome: bank({ fetch: fetchDouble }).query('HB2026-000318') };
  }

  const outcomeOf = async (fields: Fields) => asking(JSON.stringify(fields)).outcome;

  it("asks at the bank's inner address with the merchant's signature", async () => {
    const { requests, outcome } = asking(JSON.stringify(signed(answer)));
    expect(await outcome).toMatchObject({ outcome: 'paid', notice: { fen: 24_400 } });
    const [request] = requests;
    expect(request?.url).toBe('http://bank.internal/bank/query');
    expect(request?.fields).toMatchObject({ order_no: 'HB2026-000318', nonce: 'nonce-1' });
    const signature = Buffer.from(request?.fields.sign ?? '', 'base64');
    expect(verify('sha256', toSign(request?.fields ?? {}), merchantKeys.publicKey, signature)).toBe(true);
  });

  it.each(['UNPAID', 'UNKNOWN_ORDER'])('is unpaid where the bank says %s', async (status) => {
    expect(await outcomeOf(signed({ ...answer, status, trade_no: '', paid_at: '' }))).toEqual({
      outcome: 'unpaid',
    });
  });

  it.each([
    ['nonce', 'nonce-0'],
    ['merchant_id', 'HB-OTHER'],
    ['order_no', 'HB2026-000319'],
    ['status', 'FAILED?'],
    ['amount', ''],
    ['trade_no', ''],
    ['paid_at', ''],
  ])('is unknown where a signed answer has the %s 「%s」', async (name, value) => {
    expect(await outcomeOf(signed({ ...answer, [name]: value }))).toEqual({ outcome: 'unknown' });
  });

  it.each(Object.keys(answer))('is unknown where the %s was touched on the way', async (name) => {
    const original = signed(answer);
    expect(await outcomeOf({ ...original, [name]: `${original[name]}1` })).toEqual({ outcome: 'unknown' });
  });

  it('is unknown where no answer comes, or none that can be read', async () => {
    const right = JSON.stringify(signed(answer));
    const unknown = { outcome: 'unknown' };
    expect(await asking(new Error('connection reset')).outcome).toEqual(unknown);
    expect(await asking(right, 500).outcome).toEqual(unknown);
    for (const body of ['', '<html>', 'null', '[]', '"paid"', '{}']) {
      expect(await asking(body).outcome).toEqual(unknown);
    }
  });

  it('is unknown where the answer takes too long', async () => {
    const silent: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      });
    const gateway = bank({ fetch: silent, timeoutMs: 10 });
    expect(await gateway.query('HB2026-000318')).toEqual({ outcome: 'unknown' });
  });
});
