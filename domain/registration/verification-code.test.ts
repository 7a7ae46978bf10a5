import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest } from '../testing/facts.ts';
import { displayCode, readVerificationCode, revisionDigits, verificationCode } from './verification-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const content = fc.record({
  identity: fc.string(),
  contentDigest: fc.string(),
  revision: fc.integer({ min: 1, max: 300 }),
});
const anyCode = content.map((of) => verificationCode(of, digest));

describe('the verification code', () => {
  it('is ten characters, a check character and the two last digits of the revision', () => {
    fc.assert(
      fc.property(content, (of) => {
        const code = verificationCode(of, digest);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{11}\d{2}$/);
        expect(Number(code.slice(-2))).toBe(of.revision % 100);
      }),
    );
    expect([1, 9, 10, 99, 100, 101, 207].map(revisionDigits)).toEqual([
      '01',
      '09',
      '10',
      '99',
      '00',
      '01',
      '07',
    ]);
  });

  it('depends on content, revision and whose registration it is, and on nothing else', () => {
    const of = { identity: 'health-2026\nlin', contentDigest: 'a1', revision: 1 };
    const codes = [
      of,
      { ...of, revision: 101 },
      { ...of, contentDigest: 'a2' },
      { ...of, identity: 'health-2026\nli' },
    ].map((each) => verificationCode(each, digest).slice(0, 10));
    expect(new Set(codes).size).toBe(4);
    expect(verificationCode({ ...of }, digest)).toBe(verificationCode(of, digest));
  });

  it('tells identity, revision and content apart, however they are cut', () => {
    const codeOf = (identity: string, revision: number, contentDigest: string) =>
      verificationCode({ identity, revision, contentDigest }, digest).slice(0, 10);
    expect(codeOf('a', 1, '12')).not.toBe(codeOf('a1', 1, '2'));
    expect(codeOf('a', 11, '2')).not.toBe(codeOf('a', 1, '12'));
  });

  it('is read back as it was, also from its printed form', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(readVerificationCode(code)).toBe(code);
        expect(displayCode(code)).toMatch(/^.{5}-.{5}-.-\d\d$/);
        expect(readVerificationCode(displayCode(code))).toBe(code);
      }),
    );
  });

  it('forgives small letters, spaces and hyphens anywhere, and O, I and L for 0 and 1', () => {
    const typing = fc.array(fc.constantFrom('', ' ', '-', '\u3000', '\t', '\n'), {
      minLength: 14,
      maxLength: 14,
    });
    const misread = (character: string, choice: number) =>
      ({ '0': 'Oo0', '1': 'IiLl1' })[character]?.charAt(choice % 5) || character;
    fc.assert(
      fc.property(anyCode, typing, fc.nat(4), fc.boolean(), (code, gaps, choice, small) => {
        const letters = [...code].map((character) => misread(character, choice));
        const typed = gaps.map((gap, i) => gap + (letters[i] ?? '')).join('');
        expect(readVerificationCode(small ? typed.toLowerCase() : typed)).toBe(code);
      }),
    );
  });

  it('notices every single wrong character, wherever it stands', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(12), (code, at) => {
        for (const wrong of at < 11 ? ALPHABET : '0123456789') {
          if (wrong === code[at]) continue;
          expect(readVerificationCode(code.slice(0, at) + wrong + code.slice(at + 1)), `at ${at}`).toBeNull();
        }
      }),
    );
  });

  it('notices nearly every swap of neighbours', () => {
    const swap = (code: string, at: number) =>
      code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
    const swaps = fc
      .sample(anyCode, { numRuns: 200, seed: 7 })
      .flatMap((code) => Array.from({ length: 9 }, (_, at) => [code, swap(code, at)] as const))
      .filter(([code, swapped]) => code !== swapped);
    const unnoticed = swaps.filter(([, swapped]) => readVerificationCode(swapped) !== null);
    expect(swaps.length).toBeGreaterThan(1000);
    expect(unnoticed.length / swaps.length).toBeLessThan(0.01);
  });

  it('is nothing else that somebody may scan or type', () => {
    const others = [
      '',
      ' ',
      '7Q2M9',
      '330106199403184627',
      '7Q2M9XK4TPA0',
      'https://example.org/',
      'U'.repeat(13),
    ];
    for (const typed of others) expect(readVerificationCode(typed), typed).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const read = readVerificationCode(typed);
        expect(read === null || /^[0-9A-HJKMNP-TV-Z]{11}\d{2}$/.test(read)).toBe(true);
      }),
    );
  });
});
