import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideNow } from '../testing/staff.ts';
import { createTestProduct, DURING, type TestProduct } from '../testing/test-product.ts';
import { EDITION, fillIn, logIn, logInToOffice, submit } from '../testing/thread.ts';

describe('from the empty form to a registered candidate', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await createTestProduct();
  });
  afterAll(() => product.close());

  it('goes through counter and both reviews to payment, each step by the person it belongs to', async () => {
    const candidate = await logIn(product, 'wangxiaoming');
    await fillIn(candidate);
    const { receipt, registration } = await submit(candidate);
    expect(registration.status).toBe('submitted');
    expect(receipt.code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]-01$/);

    const clerk = await logInToOffice(product, 'sjz-counter');
    const scanned = await clerk.get('findForm', { params: { code: receipt.code } });
    expect(scanned.current).toBe(true);
    const { number, rev } = scanned.file;
    const confirmed = await clerk.get('decideFile', {
      params: { number },
      body: { do: 'confirm', rev, code: receipt.code },
    });
    expect(confirmed.status).toBe('confirmed');

    product.clock.set(DURING.review);
    const point = await logInToOffice(product, 'sjz');
    const endorsed = await decideNow(point, number, { do: 'approve-at-point' });
    expect(endorsed.status).toBe('endorsed');
    const region = await logInToOffice(product, 'hebei');
    const approved = await decideNow(region, number, { do: 'approve-at-region' });
    expect(approved.status).toBe('payable');

    product.clock.set(DURING.payment);
    const later = await logIn(product, 'wangxiaoming');
    const fee = await later.get('getFee', { params: { edition: EDITION } });
    expect(fee.fen).toBe(4 * 5500 + 1000);
    const view = await later.get('getRegistration', { params: { edition: EDITION } });
    expect(view.actions).toContain('pay');
    expect(view.progress.at(-1)).toEqual({ key: 'payment', state: 'current' });
  });

  it('prints the frozen revision, the same bytes twice', async () => {
    const candidate = await logIn(product, 'wangxiaoming');
    const first = await candidate.send('printForm', { params: { edition: EDITION } });
    const second = await candidate.send('printForm', { params: { edition: EDITION } });
    expect(first.statusCode).toBe(200);
    expect(first.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
  });
});
