import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addressOf, choiceOf, countOf, neededSecret, neededText, portOf, secretOf } from './setting.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'weikao-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('a setting', () => {
  it('that is absent or empty is what is usual', () => {
    expect(portOf({}, 'PORT', 3000)).toBe(3000);
    expect(countOf({ MOST: ' ' }, 'MOST', 7)).toBe(7);
    expect(choiceOf({}, 'MODE', ['a', 'b'], 'b')).toBe('b');
    expect(addressOf({ AT: '' }, 'AT')).toBeNull();
  });

  it('that makes no sense is named, with what would', () => {
    expect(() => portOf({ PORT: '70000' }, 'PORT', 1)).toThrow('PORT must be a port number, not "70000"');
    expect(() => countOf({ MOST: '0' }, 'MOST', 1)).toThrow('MOST must be a whole number above 0');
    expect(() => choiceOf({ MODE: 'c' }, 'MODE', ['a', 'b'], 'a')).toThrow('MODE must be one of a, b');
    expect(() => addressOf({ AT: 'ftp://bank' }, 'AT')).toThrow('AT must be an http(s) address');
    expect(() => neededText({}, 'MERCHANT')).toThrow('MERCHANT is needed');
  });

  it('that is an address has no slash at its end', () => {
    expect(addressOf({ AT: 'https://pay.example/' }, 'AT')).toBe('https://pay.example');
  });
});

describe('a secret', () => {
  it('stands in the environment or in a file', () => {
    expect(secretOf({}, 'KEY')).toBeNull();
    expect(secretOf({ KEY: 'open sesame' }, 'KEY')).toBe('open sesame');
    expect(secretOf({ KEY_FILE: fileOf('key', 'from a file\n') }, 'KEY')).toBe('from a file');
  });

  it('in two places, in an empty file or in none is refused without being told', () => {
    const both = { KEY: 'open sesame', KEY_FILE: fileOf('another', 'x') };
    expect(() => secretOf(both, 'KEY')).toThrow(/^KEY and KEY_FILE are both set: which one holds\?$/);
    expect(() => secretOf({ KEY_FILE: fileOf('empty', '\n') }, 'KEY')).toThrow(
      'The file of KEY_FILE is empty',
    );
    expect(() => secretOf({ KEY_FILE: path.join(folder, 'nowhere') }, 'KEY')).toThrow('cannot be read');
    expect(() => neededSecret({}, 'KEY')).toThrow('KEY or KEY_FILE is needed');
  });
});
