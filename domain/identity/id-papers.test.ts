import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkIdPaper,
  foldIdNumber,
  ID_TYPES,
  type IdType,
  maskIdNumber,
  nationalityOf,
  normalizeIdNumber,
  readIdPaper,
} from './id-papers.ts';

const TODAY = '2025-12-24';
const check = (type: IdType, number: string) => checkIdPaper({ type, number }, TODAY);
const read = (type: IdType, number: string) => readIdPaper({ type, number });

/** ISO 7064 MOD 11-2 in its recursive form: another way than the weights of the product. */
function withCheckCharacter(seventeen: string): string {
  let remainder = 0;
  for (const digit of seventeen) remainder = ((remainder + Number(digit)) * 2) % 11;
  const value = (12 - remainder) % 11;
  return seventeen + (value === 10 ? 'X' : String(value));
}

const CODED = {
  'resident-id': ['110105', '320584', '659004', '710000'],
  'hmt-residence-permit': ['810000', '820000', '830000'],
  'foreign-permanent-resident-id': ['911124', '931840'],
} as const satisfies Partial<Record<IdType, readonly string[]>>;

const codedPaper = fc
  .record({
    type: fc.constantFrom('resident-id', 'hmt-residence-permit', 'foreign-permanent-resident-id'),
    region: fc.nat(),
    birth: fc.date({ min: new Date('1930-01-01'), max: new Date('2007-12-31'), noInvalidDate: true }),
    sequence: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ type, region, birth, sequence }) => {
    const regions = CODED[type];
    const birthDate = birth.toISOString().slice(0, 10);
    const seventeen = `${regions[region % regions.length]}${birthDate.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
    return { type, number: withCheckCharacter(seventeen), birthDate, sex: sequence % 2 === 1 ? '1' : '2' };
  });

describe('a resident ID number', () => {
  it('is the example of GB 11643 itself', () => {
    expect(check('resident-id', '11010519491231002X')).toBeNull();
    expect(read('resident-id', '11010519491231002X')).toEqual({ sex: '2', birthDate: '1949-12-31' });
  });

  it('may end in a small, a full-width or a look-alike X, and be typed in groups', () => {
    for (const typed of [
      '11010519491231002x',
      '１１０１０５19491231002Ｘ',
      '110105 1949 1231 002×',
      ' 110105-19491231-002Х\u200B',
    ]) {
      expect(check('resident-id', typed), typed).toBeNull();
      expect(normalizeIdNumber('resident-id', typed)).toBe('11010519491231002X');
    }
  });

  it('on 29 February exists in leap years only', () => {
    expect(check('resident-id', withCheckCharacter('11010520000229002'))).toBeNull();
    expect(check('resident-id', withCheckCharacter('11010519990229002'))).toBe('id-number-birth-date');
    expect(check('resident-id', withCheckCharacter('11010519000229002'))).toBe('id-number-birth-date');
    expect(check('resident-id', withCheckCharacter('11010519991301002'))).toBe('id-number-birth-date');
  });

  it('is not of tomorrow, nor of the century before last', () => {
    expect(check('resident-id', withCheckCharacter('11010520251224002'))).toBeNull();
    expect(check('resident-id', withCheckCharacter('11010520251225002'))).toBe('id-number-birth-date');
    expect(check('resident-id', '440524188001010014')).toBe('id-number-birth-date');
  });

  it('is told what is wrong with it', () => {
    expect(check('resident-id', ' ')).toBe('id-number-empty');
    expect(check('resident-id', '110105194912310')).toBe('id-number-length');
    expect(check('resident-id', '11010519491231002XX')).toBe('id-number-length');
    expect(check('resident-id', 'X10105194912310021')).toBe('id-number-characters');
    expect(check('resident-id', '1101051949123100२X')).toBe('id-number-characters');
    expect(check('resident-id', '110105194912310021')).toBe('id-number-check-digit');
  });

  it('is never refused for its region: abolished and unknown ones pass', () => {
    for (const region of ['110103', '310225', '512901', '715000', '199999']) {
      expect(check('resident-id', withCheckCharacter(`${region}19850607123`)), region).toBeNull();
    }
  });

  it('of 15 digits is no longer accepted, but still recognised in old records', () => {
    expect(check('resident-id', '110105491231002')).toBe('id-number-length');
    expect(foldIdNumber('resident-id', '110105491231002')).toBe('11010519491231002X');
    expect(foldIdNumber('resident-id', '11010519491231002x')).toBe('11010519491231002X');
    expect(read('resident-id', '110105491231002')).toEqual({ sex: '2', birthDate: '1949-12-31' });
    expect(foldIdNumber('passport', '110105491231002')).toBe('110105491231002');
  });
});

describe('numbers counted by GB 11643', () => {
  it('tell sex and birth date, and are right as they stand', () => {
    fc.assert(
      fc.property(codedPaper, (paper) => {
        expect(checkIdPaper(paper, TODAY)).toBeNull();
        expect(readIdPaper(paper)).toEqual({ sex: paper.sex, birthDate: paper.birthDate });
      }),
    );
  });

  it('are found wrong after any single character was mistyped', () => {
    fc.assert(
      fc.property(codedPaper, fc.nat(17), fc.constantFrom(...'0123456789X'), (paper, place, typed) => {
        fc.pre(paper.number[place] !== typed);
        const number = paper.number.slice(0, place) + typed + paper.number.slice(place + 1);
        expect(check(paper.type, number)).not.toBeNull();
        expect(read(paper.type, number)).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('are found wrong after two neighbours changed places', () => {
    fc.assert(
      fc.property(codedPaper, fc.nat(16), (paper, place) => {
        const digits = [...paper.number];
        const [left = '', right = ''] = digits.slice(place, place + 2);
        fc.pre(left !== right);
        digits.splice(place, 2, right, left);
        expect(check(paper.type, digits.join(''))).not.toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('belong to one type of paper only', () => {
    fc.assert(
      fc.property(codedPaper, fc.constantFrom(...Object.keys(CODED)), (paper, other) => {
        const type = ID_TYPES.find((each) => each === other) ?? 'passport';
        expect(check(type, paper.number)).toBe(type === paper.type ? null : 'id-number-prefix');
      }),
    );
  });
});

describe('residence permits of Hong Kong, Macao and Taiwan residents', () => {
  it('start with 81, 82, 83', () => {
    expect(check('hmt-residence-permit', '810000199408230021')).toBeNull();
    expect(check('hmt-residence-permit', '830000199201300022')).toBeNull();
    expect(read('hmt-residence-permit', '810000199408230021')).toEqual({ sex: '2', birthDate: '1994-08-23' });
    expect(check('hmt-residence-permit', '11010519491231002X')).toBe('id-number-prefix');
    expect(check('resident-id', '810000199408230021')).toBe('id-number-prefix');
    expect(check('resident-id', withCheckCharacter('91112419810803002'))).toBe('id-number-prefix');
  });
});

describe('foreigners’ permanent resident cards', () => {
  it('of the newer kind have 18 digits that tell sex and birth date', () => {
    expect(check('foreign-permanent-resident-id', '911124198108030024')).toBeNull();
    expect(read('foreign-permanent-resident-id', '911124198108030024')).toEqual({
      sex: '2',
      birthDate: '1981-08-03',
    });
    expect(check('foreign-permanent-resident-id', '911124198108030025')).toBe('id-number-check-digit');
  });

  it('of the older kind have three letters and twelve digits that tell nothing certain', () => {
    expect(check('foreign-permanent-resident-id', 'usa110081080312')).toBeNull();
    expect(read('foreign-permanent-resident-id', 'USA110081080312')).toBeNull();
    expect(check('foreign-permanent-resident-id', 'US1110081080312')).toBe('id-number-characters');
    expect(check('foreign-permanent-resident-id', 'USA11008108031')).toBe('id-number-length');
  });
});

describe('permits and passports', () => {
  it('of Hong Kong and Macao are H or M with 8 or 10 digits', () => {
    expect(check('hk-macao-permit', 'h12345678')).toBeNull();
    expect(check('hk-macao-permit', 'M1234567801')).toBeNull();
    expect(check('hk-macao-permit', 'C12345678')).toBe('id-number-prefix');
    expect(check('hk-macao-permit', 'H123456789')).toBe('id-number-length');
    expect(check('hk-macao-permit', 'HK2345678')).toBe('id-number-characters');
    expect(read('hk-macao-permit', 'H12345678')).toBeNull();
  });

  it('of Taiwan have 8 digits, or 10 characters', () => {
    expect(check('taiwan-permit', '12345678')).toBeNull();
    expect(check('taiwan-permit', '0123456789')).toBeNull();
    expect(check('taiwan-permit', '123456780（B）')).toBeNull();
    expect(check('taiwan-permit', 'A1234567')).toBe('id-number-characters');
    expect(check('taiwan-permit', '123456789')).toBe('id-number-length');
  });

  it('of any country have 5 to 20 letters and digits', () => {
    expect(check('passport', 'e 12345678')).toBeNull();
    expect(check('passport', 'AB12')).toBe('id-number-length');
    expect(check('passport', 'A'.repeat(21))).toBe('id-number-length');
    expect(check('passport', 'E1234567号')).toBe('id-number-characters');
    expect(check('passport', 'E1234567ß')).toBe('id-number-characters');
  });
});

describe('any number', () => {
  const anyType = fc.constantFrom(...ID_TYPES);
  const anyNumber = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9xX ×()H-]{0,22}$/));

  it('has one normal form and one folded form', () => {
    fc.assert(
      fc.property(anyType, anyNumber, (type, raw) => {
        const normal = normalizeIdNumber(type, raw);
        expect(normalizeIdNumber(type, normal)).toBe(normal);
        expect(foldIdNumber(type, foldIdNumber(type, raw))).toBe(foldIdNumber(type, raw));
        expect(check(type, normal)).toBe(check(type, raw));
      }),
      { numRuns: 1000 },
    );
  });

  it('is masked but for the last four', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('**************002X');
    expect(maskIdNumber('H12345678')).toBe('*****5678');
    expect(maskIdNumber('AB123')).toBe('***23');
    expect(maskIdNumber('')).toBe('');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('*')),
        (number) => {
          const masked = [...maskIdNumber(number)];
          const shown = masked.filter((character) => character !== '*').join('');
          expect(masked).toHaveLength([...number].length);
          expect([...shown].length).toBeLessThanOrEqual(Math.min(4, masked.length / 2));
          expect(number.endsWith(shown)).toBe(true);
        },
      ),
    );
  });

  it('of a million characters is checked in no time', () => {
    const started = performance.now();
    for (const unit of ['1', ' ', '-', 'x', '×', '('] as const) {
      for (const type of ID_TYPES) check(type, unit.repeat(300_000));
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('implies a nationality only where every holder has it', () => {
    expect(ID_TYPES.filter((type) => nationalityOf(type) === 'CN')).toEqual([
      'resident-id',
      'taiwan-permit',
      'hmt-residence-permit',
    ]);
  });
});
