import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestProduct, type TestProduct } from '../testing/test-product.ts';
import { logInToOffice } from '../testing/thread.ts';
import { runNightlyAudit } from './audit.ts';

let product: TestProduct;
const gaugeOf = async (name: string) => {
  const { body } = await product.app.inject({ method: 'GET', url: '/metrics' });
  return new RegExp(`^${name} (.*)$`, 'm').exec(body)?.[1];
};

beforeAll(async () => {
  product = await createTestProduct();
  await logInToOffice(product, 'sjz');
});
afterAll(() => product.close());

describe('every night', () => {
  it('the trail is read once, and log and metric say how far', async () => {
    expect(await runNightlyAudit(product.services)).toEqual([
      'audit trail: 1 entries read until 2025-12-03T02:00:00.000Z, faults: 0',
    ]);
    expect(await runNightlyAudit(product.services)).toEqual([]);
    expect(await gaugeOf('audit_trail_faults')).toBe('0');
    expect(await gaugeOf('audit_trail_verified_seconds')).toBe('1764727200');
  });

  it('what was altered is named in the log, and the metric is no longer nought', async () => {
    product.clock.set('2025-12-04T03:00:00+08:00');
    await product.sql(
      "set session_replication_role = replica; update audit_entries set outcome = 'wrong-login'",
    );
    expect(await runNightlyAudit(product.services)).toEqual([
      'audit trail: 1 entries read until 2025-12-03T02:00:00.000Z, faults: 1',
      'AUDIT TRAIL BROKEN: log-in of sjz: entry 1 was altered',
    ]);
    expect(await gaugeOf('audit_trail_faults')).toBe('1');
  });
});
