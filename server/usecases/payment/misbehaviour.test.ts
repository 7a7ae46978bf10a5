import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoPaymentGateways } from '../../main-payment.ts';
import type { PaymentGateway, PlatformMessage } from '../../ports/payment-gateway.ts';
import { GATEWAY, openBank } from '../../testing/bank.ts';
import { newCandidate } from '../../testing/candidates.ts';
import { eventually } from '../../testing/eventually.ts';
import { actionsOf, faultsOf } from '../../testing/history.ts';
import { decideNow, newOffice, newStaff, type Office } from '../../testing/staff.ts';
import { createTestProduct, DURING, TestBrowser, type TestProduct } from '../../testing/test-product.ts';
import { EDITION, fillIn, submit } from '../../testing/thread.ts';
import { askAboutPayments } from './check-payment.ts';

let product: TestProduct;
let office: Office;
let bank: Awaited<ReturnType<typeof openBank>>;
beforeAll(async () => {
  product = await createTestProduct({ people: false });
  office = await newOffice(product);
  bank = await openBank(product);
  for (const gateway of await demoPaymentGateways(bank.standIns)) product.gateways.set(gateway.name, gateway);
});
afterAll(async () => {
  await bank.close();
  await product.close();
});
beforeEach(async () => {
  for (const door of DOORS) await control(door, '');
});

const DOORS = ['wechat-pay', 'alipay'] as const;
const params = { edition: EDITION };
const post = (path: string, body: Record<string, string>) =>
  fetch(`${bank.standIns.url}${path}`, {
    method: 'POST',
    body: new URLSearchParams(body),
    redirect: 'manual',
  });
const control = async (door: string, fault: string) =>
  expect((await post(`/control/${door}`, { fault })).status).toBe(200);

async function chooseInHebei(gateway: string) {
  await product.sql("update region_settings set payment_gateway = $1 where region_id = '13'", [gateway]);
  await product.services.reloadReference();
}

/** Reviewed and approved in Hebei, which for once pays by this platform. */
async function payableBy(gateway: string) {
  await chooseInHebei(gateway);
  product.clock.set(DURING.registration);
  const candidate = await newCandidate(product);
  await fillIn(candidate.browser);
  const { receipt } = await submit(candidate.browser);
  await decideNow(office.counter, receipt.number, { do: 'confirm', code: receipt.code });
  product.clock.set(DURING.review);
  await decideNow(office.point, receipt.number, { do: 'approve-at-point' });
  await decideNow(office.region, receipt.number, { do: 'approve-at-region' });
  product.clock.set(DURING.payment);
  const browser = new TestBrowser(bank.app);
  for (const [name, value] of candidate.browser.cookies) browser.cookies.set(name, value);
  return { ...candidate, browser, number: receipt.number };
}

/** By the code on the screen, or the platform's page; it misbehaves from the moment in which somebody pays. */
async function payOnPhone(opened: { way: string; url: string }, door: string, fault: string) {
  const scanned = `/phone/pay/${door}/${opened.url.split('pr=')[1]}`;
  const page = opened.way === 'code' ? scanned : new URL((await fetch(opened.url)).url).pathname;
  await control(door, fault);
  return post(page, {});
}

const moveOn = (seconds: number) =>
  product.clock.set(new Date(new Date(DURING.payment).getTime() + seconds * 1000).toISOString());

describe.each(DOORS)('G3 (2026): whatever %s does', (door) => {
  it.each([
    ['', 60],
    ['twice', 60],
    ['replayed', 60],
    ['late', 600],
    ['never', 600],
    ['reordered', 600],
    ['unsigned', 600],
    ['forged', 600],
    ['wrong-amount', 600],
    ['wrong-app', 600],
    ['wrong-merchant', 600],
    // What it says by itself still comes.
    ['answers-500', 60],
  ])('%s: paid once is shown as paid within %i s, and booked once', async (fault, seconds) => {
    const candidate = await payableBy(door);
    const { browser, id } = candidate;
    const opened = await browser.get('openPayment', { params });
    expect((await payOnPhone(opened, door, fault)).status).toBeLessThan(400);
    // Where its answers cannot be believed either, nothing is, until they can.
    moveOn(59);
    await askAboutPayments(product.services);
    if (['unsigned', 'forged'].includes(fault)) {
      expect((await browser.get('getRegistration', { params })).status).toBe('payable');
      await control(door, '');
    }
    moveOn(seconds - 1);
    await askAboutPayments(product.services);
    const order = { params: { ...params, order: opened.order } };
    // What it says by itself is on its way.
    await eventually(async () =>
      expect(await browser.get('getPayment', order)).toMatchObject({ state: 'paid' }),
    );
    expect((await browser.get('getRegistration', { params })).status).toBe('registered');
    const of = { edition: EDITION, candidate: id };
    const booked = (await actionsOf(product, of)).filter((action) => action === 'record-payment');
    expect(booked).toHaveLength(1);
    expect((await browser.get('getFee', { params })).surplus).toEqual([]);
    expect(await faultsOf(product, of)).toEqual([]);
  });
});

describe.each(DOORS)('G3 (2026): %s hangs', (door) => {
  const params = { edition: EDITION };
  const PATIENCE_MS = 150;
  let impatient: PaymentGateway;
  let usual: PaymentGateway | undefined;
  beforeAll(async () => {
    usual = product.gateways.get(door);
    const gateways = await demoPaymentGateways(bank.standIns, PATIENCE_MS);
    impatient = gateways.find(({ name }) => name === door) ?? gateways[0] ?? bank.gateway;
  });
  afterEach(() => usual && product.gateways.set(door, usual));

  /** The stand-in keeps who asks waiting until they give up: nothing here waits half a minute. */
  async function hang() {
    product.gateways.set(door, impatient);
    await control(door, 'hangs');
  }
  const mend = async () => {
    await control(door, '');
    if (usual) product.gateways.set(door, usual);
  };

  it('what it says by itself still counts, and a question to it ends at our limit', async () => {
    const { browser } = await payableBy(door);
    const opened = await browser.get('openPayment', { params });
    await payOnPhone(opened, door, 'hangs');
    await hang();
    await eventually(async () =>
      expect((await browser.get('getRegistration', { params })).status).toBe('registered'),
    );
    const began = performance.now();
    const answers = await Promise.all([
      impatient.query(opened.order),
      impatient.bill('2026-02-05'),
      impatient.close(opened.order),
    ]);
    expect(answers).toEqual([{ outcome: 'unknown' }, { outcome: 'unknown' }, false]);
    expect(performance.now() - began).toBeLessThan(20 * PATIENCE_MS);
  });

  it('nothing is given up while it hangs; mended, one question books what was paid, once', async () => {
    const { browser, id } = await payableBy(door);
    const opened = await browser.get('openPayment', { params });
    await payOnPhone(opened, door, 'never');
    await hang();
    const order = { params: { ...params, order: opened.order } };
    expect(await browser.get('getPayment', order)).toMatchObject({ state: 'open', asked: false });
    // Its half hour is over, and who asks late is told the truth: it is not known.
    moveOn(3600);
    await askAboutPayments(product.services);
    expect(await browser.get('getPayment', order)).toMatchObject({ state: 'open', asked: false });
    await mend();
    moveOn(2 * 3600 + 1);
    await askAboutPayments(product.services);
    expect(await browser.get('getPayment', order)).toMatchObject({ state: 'paid' });
    const booked = await actionsOf(product, { edition: EDITION, candidate: id });
    expect(booked.filter((action) => action === 'record-payment')).toHaveLength(1);
  });
});

describe('an order that nobody is to pay any more', () => {
  type Opened = { way: string; url: string; fields: Record<string, string> };

  /** The payer's browser or phone goes there; then presses 「确认支付」. */
  const arrive = ({ way, url, fields }: Opened) =>
    way === 'form' ? post('/bank/pay', fields) : way === 'link' ? fetch(url) : null;
  const pay = (opened: Opened, door: string) =>
    opened.way === 'form' ? post('/bank/confirmation', opened.fields) : payOnPhone(opened, door, '');

  it.each([
    ['wechat-pay', 'alipay'],
    ['alipay', GATEWAY],
    [GATEWAY, 'wechat-pay'],
  ])(
    'at %s is closed there when the region has turned to %s: only the new one can be paid',
    async (old, now) => {
      const { browser } = await payableBy(old);
      const first = await browser.get('openPayment', { params });
      await arrive(first);
      await chooseInHebei(now);
      const second = await browser.get('openPayment', { params });
      expect(second.order).not.toBe(first.order);
      expect((await pay(first, old)).status).toBe(410);
      const orderOf = (order: string) => browser.get('getPayment', { params: { ...params, order } });
      expect(await orderOf(first.order)).toMatchObject({ state: 'expired' });
      expect((await pay(second, now)).status).toBeLessThan(400);
      expect(await orderOf(second.order)).toMatchObject({ state: 'paid' });
    },
  );

  it('is closed later where the platform was away; what was paid until then is kept, and goes back', async () => {
    const { browser } = await payableBy('wechat-pay');
    const [first, paid] = [await browser.get('openPayment', { params }), await payableBy('wechat-pay')];
    const inTime = await paid.browser.get('openPayment', { params });
    await control('wechat-pay', 'answers-500');
    await chooseInHebei(GATEWAY);
    for (const each of [browser, paid.browser]) await pay(await each.get('openPayment', { params }), GATEWAY);
    expect((await payOnPhone(inTime, 'wechat-pay', 'never')).status).toBe(200);
    moveOn(31);
    await askAboutPayments(product.services);
    expect((await pay(first, 'wechat-pay')).status).toBe(410);
    expect((await paid.browser.get('getFee', { params })).surplus).toMatchObject([{ reason: 'double' }]);
    expect((await browser.get('getFee', { params })).surplus).toEqual([]);
  });

  it('since its approval was taken back is closed by itself', async () => {
    const { browser, number } = await payableBy('wechat-pay');
    const opened = await browser.get('openPayment', { params });
    const { rev } = await office.region.get('getFile', { params: { number } });
    const body = { do: 'revert-approval' as const, rev, reason: 'new-evidence' };
    await office.region.get('decideFile', { params: { number }, body });
    moveOn(11);
    await askAboutPayments(product.services);
    expect((await pay(opened, 'wechat-pay')).status).toBe(410);
  });

  it('since a correction has made the fee another is closed by itself, before anybody presses again', async () => {
    const { browser, number } = await payableBy('wechat-pay');
    const opened = await browser.get('openPayment', { params });
    const { rev } = await office.region.get('getFile', { params: { number } });
    const body = { rev, answers: { subjects: ['basic', 'related', 'professional'] } };
    const { feeAfter } = await office.region.get('previewCorrection', { params: { number }, body });
    const why = { reason: 'asked-by-candidate', note: '核对档案后更正', fee: feeAfter };
    await office.region.get('correctFile', { params: { number }, body: { ...body, ...why } });
    await askAboutPayments(product.services);
    expect((await pay(opened, 'wechat-pay')).status).toBe(410);
    expect((await browser.get('openPayment', { params })).fen).toBe(feeAfter);
  });
});

const refusalsAt = async (door: string) => {
  const found = await product.sql(
    'select reason, count(*)::int from outside_refusals where door = $1 group by 1',
    [door],
  );
  return Object.fromEntries(found.map(({ reason, count }) => [String(reason), Number(count)]));
};

describe('a region’s own merchant', () => {
  const OWN = 'wechat-pay-13';

  /** What WeChat Pay has told its merchant of Zhejiang reaches, for once, the door of Hebei. */
  it('takes the money of its region alone: the notice of another merchant is refused, and written down', async () => {
    const zhejiang = product.gateways.get('wechat-pay-33');
    if (zhejiang === undefined) throw new Error('no second merchant');
    await chooseInHebei('wechat-pay-33');
    const stray = await payableBy('wechat-pay-33');
    expect(await stray.browser.refusal('openPayment', { params })).toMatchObject({
      code: 'payment-off-line',
    });

    product.gateways.set(OWN, { ...zhejiang, name: OWN });
    const { browser } = await payableBy(OWN);
    const opened = await browser.get('openPayment', { params });
    const [order] = await product.sql('select gateway, merchant from payments where order_number = $1', [
      opened.order,
    ]);
    expect(order).toEqual({ gateway: OWN, merchant: 'wx3333333333333333/1900000133' });
    const verdicts = async () =>
      (
        await product.sql(
          'select gateway, verdict from payment_notices where received_at = $1 order by gateway, verdict',
          [product.clock.now()],
        )
      ).map(({ gateway, verdict }) => `${gateway} ${verdict}`);
    const refused = await refusalsAt('wechat-pay');
    moveOn(7);
    // The same merchant at another door is not the gateway of this order; at the door of another merchant it is nobody.
    const captured: PlatformMessage[] = [];
    product.gateways.set(OWN, {
      ...zhejiang,
      name: OWN,
      readNotice(message) {
        captured.push(message);
        return null;
      },
    });
    await payOnPhone(opened, 'wechat-pay-33', '');
    await eventually(() => expect(captured).toHaveLength(1));
    product.gateways.set(OWN, { ...zhejiang, name: OWN });
    const tell = async (door: string) => {
      const { headers, body } = captured[0] ?? { headers: {}, body: '' };
      const signed = Object.entries(headers).filter(([name]) => name.startsWith('wechatpay-'));
      const answer = await fetch(`${bank.url}/api/payments/notices/${door}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...Object.fromEntries(signed) },
        body,
      });
      return answer.status;
    };
    expect(await tell('wechat-pay')).toBe(400);
    expect(await tell('wechat-pay-33')).toBe(400);
    expect((await browser.get('getRegistration', { params })).status).toBe('payable');
    expect(await verdicts()).toEqual(['wechat-pay forged', `${OWN} forged`, 'wechat-pay-33 unknown-order']);
    // Staff look for them under the platform, whoever's merchant it is.
    expect(await refusalsAt('wechat-pay')).toEqual({
      ...refused,
      forged: (refused.forged ?? 0) + 2,
      'unknown-order': (refused['unknown-order'] ?? 0) + 1,
    });
    expect(await tell(OWN)).toBe(200);
    expect((await browser.get('getRegistration', { params })).status).toBe('registered');
  });

  it('is offered to that region alone, and to others that its settings name', async () => {
    product.gateways.set(OWN, { ...bank.gateway, name: OWN });
    const hebei = await newStaff(product, 'region-administrator', '13');
    const shown = await hebei.get('getConfiguration', { params: { ...params, region: '13' } });
    expect(shown.gateways).toContain(OWN);
    expect(shown.gateways).not.toContain('wechat-pay-33');
    const zhejiang = product.gateways.get('wechat-pay-33');
    if (zhejiang === undefined) throw new Error('no second merchant');
    product.gateways.set('wechat-pay-33', { ...zhejiang, regions: ['33', '13'] });
    const named = await hebei.get('getConfiguration', { params: { ...params, region: '13' } });
    expect(named.gateways).toContain('wechat-pay-33');
    const { browser } = await payableBy('wechat-pay-33');
    expect((await browser.get('openPayment', { params })).way).toBe('code');
    product.gateways.set('wechat-pay-33', zhejiang);
    expect((await hebei.get('listMoneyDays', {})).gateways).not.toContain('wechat-pay-33');
  });
});

describe('G2 (2026): the platform that the region has chosen', () => {
  it('WeChat Pay shows a code on a computer and leads a phone on; Alipay has a page of its own', async () => {
    const { browser } = await payableBy('wechat-pay');
    const onComputer = await browser.get('openPayment', { params });
    expect(onComputer).toMatchObject({ way: 'code', url: expect.stringContaining('weixin://wxpay/') });
    expect(onComputer.code).toContain('<svg');
    const other = await payableBy('alipay');
    expect(await other.browser.get('openPayment', { params })).toMatchObject({ way: 'link', code: null });
  });

  it('one that does not answer opens nothing and loses nothing: the next try has the same order', async () => {
    const { browser } = await payableBy('wechat-pay');
    await control('wechat-pay', 'answers-500');
    expect(await browser.refusal('openPayment', { params })).toMatchObject({
      status: 503,
      code: 'platform-away',
    });
    await control('wechat-pay', '');
    const opened = await browser.get('openPayment', { params });
    expect((await browser.get('getFee', { params })).order?.number).toBe(opened.order);
  });

  it('signs with SM2 where the bank wants it', async () => {
    const { browser } = await payableBy('signed-redirect-bank-sm2');
    const opened = await browser.get('openPayment', { params });
    expect(opened.fields).toMatchObject({ sign_type: 'SM2' });
    expect((await post('/bank-sm2/confirmation', opened.fields)).status).toBe(303);
    moveOn(31);
    await askAboutPayments(product.services);
    expect((await browser.get('getRegistration', { params })).status).toBe('registered');
  });
});
