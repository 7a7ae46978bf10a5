import { expect, test } from 'vitest';
import {
  afterKey,
  codeMeant,
  emptyBuffer,
  isCode,
  isScanned,
  isSheetCode,
  type KeyBuffer,
  tidyCode,
} from './scanned-code.ts';

const keysOf = (code: string) =>
  [...code].map((character) => (/\d/.test(character) ? `Digit${character}` : `Key${character}`));

function scan(code: string, every = 8, buffer: KeyBuffer = emptyBuffer): KeyBuffer {
  return keysOf(code).reduce((before, key, i) => afterKey(before, key, 5_000 + i * every), buffer);
}

test('what is typed by hand is taken with its blanks, hyphens, small letters and full-width digits', () => {
  expect(tidyCode(' 7q2m9-xk4tp-a-02 ')).toBe('7Q2M9XK4TPA02');
  expect(tidyCode('7Q2M9XK4TPA02')).toBe('7Q2M9XK4TPA02');
});

test('a name or a number is not taken for a code', () => {
  expect(isCode('7Q2M9-XK4TP-A-02')).toBe(true);
  expect(isCode('20263702000123')).toBe(false);
  expect(isCode('S-7Q2M9-XK4TP-A-02')).toBe(false);
  expect(isSheetCode('s-7q2m9-xk4tp-a-02')).toBe(true);
  expect(isSheetCode('7Q2M9-XK4TP-A-02')).toBe(false);
  expect(isCode('王小明')).toBe(false);
});

test('E1: a scan through a Chinese input method is read from the keys', () => {
  const buffer = scan('7Q2M9XK4TPA02');
  expect(isScanned(buffer)).toBe(true);
  expect(codeMeant('去2吗9下可4他怕', buffer)).toBe('7Q2M9XK4TPA02');
});

test('what stands legibly in the field wins over the keys', () => {
  expect(codeMeant('8Q2M9XK4TPA02', scan('7Q2M9XK4TPA02'))).toBe('8Q2M9XK4TPA02');
});

test('letters typed before a scan do not become part of it', () => {
  const before = scan('ABC');
  const later = keysOf('7Q2M9XK4TPA02').reduce(
    (buffer, key, i) => afterKey(buffer, key, 9_000 + i * 8),
    before,
  );
  expect(later.text).toBe('7Q2M9XK4TPA02');
});

test('a person composing Chinese is not mistaken for a scanner', () => {
  expect(isScanned(scan('WANGXIAOMING', 500))).toBe(false);
  expect(codeMeant('王小明', scan('WANGXIAOMING', 500))).toBe('王小明');
});
