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
  const serves = (name: string, regions: readonly string[] | null = null) =>
    ['33', '41', '44'].filter((region) => servesRegion({ name, regions }, region));
  expect(serves('wechat-pay-33')).toEqual(['33']);
  expect(serves('signed-redirect-bank-sm2')).toEqual(['33', '41', '44']);
  // What its settings name goes before its name.
  expect(serves('wechat-pay-33', ['33', '41'])).toEqual(['33', '41']);
  expect(serves('wechat-pay', ['44'])).toEqual(['44']);
});
