import { expect, it } from 'vitest';
import { ownerOf, platformOf, servesRegion } from './merchant.ts';

it('a merchant with the code of a region is that region’s alone', () => {
  expect(['wechat-pay', 'signed-redirect-bank-sm2', 'wechat-pay-33'].map(ownerOf)).toEqual([
    null,
    null,
    '33',
  ]);
  expect(['alipay-33', 'signed-redirect-bank-sm2'].map(platformOf)).toEqual([
    'alipay',
    'signed-redirect-bank-sm2',
  ]);
  expect(servesRegion('wechat-pay-33', '33')).toBe(true);
  expect(servesRegion('wechat-pay-33', '41')).toBe(false);
  expect(servesRegion('signed-redirect-bank-sm2', '44')).toBe(true);
});
