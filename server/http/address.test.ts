import { expect, it } from 'vitest';
import { networkOf } from './address.ts';

it.each([
  ['10.3.7.21', '10.3.7.21'],
  ['::ffff:10.3.7.21', '10.3.7.21'],
  ['2001:da8:0:1:02a0::1', '2001:da8:0:1::/64'],
  ['2001:0da8::9', '2001:da8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s is counted as %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});
