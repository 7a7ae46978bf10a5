import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { demoPaymentGateways } from '../../main-payment.ts';
import { openBank } from '../../testing/bank.ts';
import { newCandidate } from '../../testing/candidates.ts';
import { actionsOf, faultsOf } from '../../testing/history.ts';
import { decideNow, newOffice, type Office } from '../../testing/staff.ts';
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

/** Reviewed and approved in Hebei, which for once pays by this platform. */
async function payableBy(gateway: string) {
  await product.sql("update region_settings set payment_gateway = $1 where region_id = '13'", [gateway]);
  await product.services.reloadReference();
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
  return { ...candidate, browser };
}

/** By the code on the screen, or the platform's page; it misbehaves from the moment in which somebody pays. */
async function payOnPhone(opened: { way: string; url: string }, door: string, fault: string) {
  const scanned = `/phone/pay/wechat-pay/${opened.url.split('pr=')[1]}`;
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
    await vi.waitFor(
      async () => expect(await browser.get('getPayment', order)).toMatchObject({ state: 'paid' }),
      5000,
    );
    expect((await browser.get('getRegistration', { params })).status).toBe('registered');
    const of = { edition: EDITION, candidate: id };
    const booked = (await actionsOf(product, of)).filter((action) => action === 'record-payment');
    expect(booked).toHaveLength(1);
    expect((await browser.get('getFee', { params })).surplus).toEqual([]);
    expect(await faultsOf(product, of)).toEqual([]);
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
