import { describe, expect, it } from 'vitest';
import { codePointOf, hasPrivateUse, insertAt, modernised, rareIn } from './rare.ts';

describe('names with rare characters', () => {
  it('says which characters a device may not show, from every extension', () => {
    const extensions = ['㛃', '𠮷', '𪚥', '𫝀', '𫠝', '𬺰'];
    expect(rareIn(`王${extensions.join('')}明${extensions[1]}`)).toEqual(extensions);
    expect(rareIn('欧阳若水')).toEqual([]);
    expect([codePointOf('㛃'), codePointOf('𬺰')]).toEqual(['U+36C3', 'U+2CEB0']);
  });

  it('inserts at the caret, also behind a character of two units, and over what is selected', () => {
    expect(insertAt('王明', '𠮷', 1, 1)).toEqual({ text: '王𠮷明', caret: 3 });
    expect(insertAt('王𠮷明', '㛃', 3, 3)).toEqual({ text: '王𠮷㛃明', caret: 4 });
    expect(insertAt('王明', '𠮷', 1, 2)).toEqual({ text: '王𠮷', caret: 3 });
  });

  it('replaces the private code points of old input methods, and tells of those that nobody knows', () => {
    expect(modernised('王\uE863明')).toEqual({ text: '王䶮明', changed: ['䶮'] });
    expect(modernised('王明')).toBeNull();
    expect(hasPrivateUse('王\uE863')).toBe(false);
    expect(hasPrivateUse('王\uE000')).toBe(true);
  });
});
