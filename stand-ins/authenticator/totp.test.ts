import { expect, it } from 'vitest';
import { codesAt, readSecret } from './totp.ts';

/** "12345678901234567890", the secret of the appendix of RFC 6238. */
const SECRET = 'GEZD GNBV gy3t qojq GEZDGNBVGY3TQOJQ';

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('shows after %i seconds what RFC 6238 says', (seconds, code) => {
  const secret = readSecret(SECRET);
  expect(secret && codesAt(secret, new Date(seconds * 1000)).now).toBe(code);
});

it('shows what comes next, and how long this one is good', () => {
  const secret = readSecret(SECRET) ?? Buffer.alloc(0);
  const [before, after] = [
    codesAt(secret, new Date(1_111_111_109_000)),
    codesAt(secret, new Date(1_111_111_111_000)),
  ];
  expect(before.next).toBe(after.now);
  expect([before.secondsLeft, after.secondsLeft]).toEqual([1, 29]);
});

it.each(['', ' ', 'hello, world', '1890', 'A'])('takes %j for no secret', (typed) => {
  expect(readSecret(typed)).toBeNull();
});
