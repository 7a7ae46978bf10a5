import { expect, test } from 'vitest';
import { meantKey, type Press } from './keys.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  ...more,
});

test('a letter means the same with Caps Lock on', () => {
  expect(meantKey(press('R'), 'page')).toBe('r');
  expect(meantKey(press('Enter'), 'page')).toBe('Enter');
});

test('what is typed into a field or a dialog commands nothing', () => {
  expect(meantKey(press('n'), 'field')).toBeNull();
  expect(meantKey(press('Enter'), 'field')).toBeNull();
  expect(meantKey(press('Enter'), 'dialog')).toBeNull();
});

test('Enter on a button presses that button only; letters still command', () => {
  expect(meantKey(press('Enter'), 'pressable')).toBeNull();
  expect(meantKey(press('s'), 'pressable')).toBe('s');
});

test('a held key decides once', () => {
  expect(meantKey(press('Enter', { repeat: true }), 'page')).toBeNull();
});

test('Ctrl-R stays the browser’s, and an input method keeps its Enter', () => {
  expect(meantKey(press('r', { ctrlKey: true }), 'page')).toBeNull();
  expect(meantKey(press('Enter', { isComposing: true }), 'page')).toBeNull();
});
