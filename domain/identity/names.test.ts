import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkName, foldName, maskName, normalizeName, sameName } from './names.ts';
import { withoutOldPrivateUse } from './private-use.ts';

const REAL_NAMES = [
  '王建国',
  '李娜',
  '欧阳明日',
  '丛',
  '䶮',
  '𬭎𫖯䶮',
  '买买提·吐尔逊',
  '買買提·吐尔逊',
  '阿依古丽·阿卜杜热西提·买买提明',
  '何〇一',
  '王suo',
  "欧阳 Anne-Marie O'Neill",
  "O'Neill",
  'María José Núñez',
  'Nguyễn Thị Minh Khai',
  'ئالىم تۇرسۇن',
  'བསོད་ནམས'.replaceAll('\u0F0B', ' '),
  '김민수',
];

describe('the normal form of a name', () => {
  it('keeps a real name as it is', () => {
    for (const name of REAL_NAMES) expect(normalizeName(name)).toBe(name.normalize('NFC'));
  });

  it('has one middle dot, however it was typed', () => {
    for (const dot of ['•', '‧', '・', '．', '·', '.', '･', '∙', '⋅', ' · ', ' • ', '\u3000・']) {
      expect(normalizeName(`买买提${dot}吐尔逊`), dot).toBe('买买提·吐尔逊');
    }
    expect(normalizeName('阿.卜.杜')).toBe('阿·卜·杜');
  });

  it('keeps a dot that joins nothing, for the check to refuse', () => {
    for (const name of ['.王明', '王明.', '王..明', '·']) {
      expect(normalizeName(name)).toBe(name);
      expect(checkName(name)).toBe('name-characters');
    }
  });

  it('has no white space round it and single spaces in it', () => {
    expect(normalizeName('\u3000 张\t \u00A0三\n')).toBe('张 三');
  });

  it('turns full-width letters and typographic signs into the plain ones', () => {
    expect(normalizeName('ＡｎｎｅーＭａｒｉｅ'.replace('ー', '－'))).toBe('Anne-Marie');
    expect(normalizeName('O’Neill')).toBe("O'Neill");
    expect(normalizeName('Oʼneill Anne‐Marie')).toBe("O'neill Anne-Marie");
  });

  it('composes accents', () => {
    expect(normalizeName('Nu\u0301n\u0303ez')).toBe('Núñez');
  });

  it('drops what nobody sees', () => {
    expect(normalizeName('\uFEFF王\u200B建\u200D国\u202C\u{E0100}')).toBe('王建国');
    expect(checkName('\u3164')).toBe('name-empty');
  });

  it('has characters where a PDF gave radicals', () => {
    expect(normalizeName('⽅⽂⼭')).toBe('方文山');
    expect(normalizeName('\uF9D1')).toBe('六');
  });

  it('is a normal form: doing it twice changes nothing', () => {
    const alphabet = fc.constantFrom(...' ·.•．\u3000\u200B\u0301’－()Ａa王䶮\uE863⽅İΣ𬭎'.split(/(?:)/u));
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(alphabet).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (raw) => {
        expect(normalizeName(normalizeName(raw))).toBe(normalizeName(raw));
        expect(foldName(foldName(raw))).toBe(foldName(raw));
        expect(checkName(normalizeName(raw))).toBe(checkName(raw));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('old private-use code points', () => {
  it('become the characters they stood for', () => {
    expect(normalizeName('刘\uE863')).toBe('刘䶮');
    expect(normalizeName('\uE81E')).toBe('龴');
    expect(normalizeName('\uE816\uE831')).toBe('𠂇𡗗');
    expect(checkName('刘\uE863')).toBeNull();
  });

  it('stay where nobody knows what they stood for', () => {
    expect(normalizeName('刘\uE000\uE865')).toBe('刘\uE000\uE865');
    expect(checkName('刘\uE000')).toBe('name-characters');
  });

  it('agree with the platform’s GB 18030 tables, which leave six of the eighty undecided', () => {
    const gb18030 = new TextDecoder('gb18030');
    const trailBytes = Array.from({ length: 0x51 }, (_, index) => 0x50 + index).filter(
      (byte) => byte !== 0x7f,
    );
    const undecided = trailBytes.filter((byte, index) => {
      const old = String.fromCharCode(0xe815 + index);
      const decoded = gb18030.decode(Uint8Array.of(0xfe, byte));
      if (decoded === old) return true;
      expect(withoutOldPrivateUse(old)).toBe(decoded);
      return false;
    });
    expect(trailBytes).toHaveLength(80);
    expect(undecided).toEqual([0x51, 0x52, 0x53, 0x6c, 0x76, 0x91]);
    const ours = undecided.map((byte) =>
      withoutOldPrivateUse(String.fromCharCode(0xe815 + trailBytes.indexOf(byte))),
    );
    expect(ours).toEqual(['\u{20087}', '\u{20089}', '\u{200CC}', '\u{215D7}', '\u{2298F}', '\u{241FE}']);
  });
});

describe('a name', () => {
  it('of any script is accepted', () => {
    for (const name of REAL_NAMES) expect(checkName(name), name).toBeNull();
  });

  it('may not be empty', () => {
    expect(checkName('')).toBe('name-empty');
    expect(checkName(' \u3000\u200B')).toBe('name-empty');
  });

  it('has no digits, brackets or signs', () => {
    for (const name of [
      '王1',
      '王１',
      '王(suo)',
      '王（suo）',
      '王_明',
      '王@',
      '王--明',
      '王 -明',
      '-王',
      '王😀',
      '王*',
      '⿰王王',
      '\u0301王',
      '\uD842',
    ]) {
      expect(checkName(name), name).toBe('name-characters');
    }
  });

  it('is measured in characters, not in UTF-16 units', () => {
    expect(checkName('𬭎'.repeat(60))).toBeNull();
    expect(checkName('𬭎'.repeat(61))).toBe('name-too-long');
  });

  it('of a million characters is checked in no time', () => {
    const started = performance.now();
    for (const unit of ['a ', "a'", '· ', 'a.', ' . ', '王 ', '\u0301']) checkName(unit.repeat(500_000));
    foldName('王 '.repeat(500_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('two names', () => {
  it('are the same in all spellings of one name', () => {
    const spellings = [
      ['买买提·吐尔逊', '买买提•吐尔逊', '买买提 吐尔逊', '买买提吐尔逊', '买买提．吐尔逊'],
      ['张三', '张 三', '张\u3000\u3000三'],
      ["Anne-Marie O'Neill", 'ANNE-MARIE O’NEILL', 'Ａｎｎｅ－Ｍａｒｉｅ　O＇Neill', "anne-marie·o'neill"],
      ["欧阳 Anne-Marie O'Neill", "欧阳Anne-Marie O'Neill"],
      ['Anne 欧阳', 'anne·欧阳', 'Anne欧阳'],
      ['刘䶮', '刘\uE863'],
      ['王(suo)', '王（SUO）'],
    ];
    for (const group of spellings)
      for (const a of group) for (const b of group) expect(sameName(a, b), `${a} ${b}`).toBe(true);
  });

  it('stay different where more than the spelling differs', () => {
    const different = [
      '买买提·吐尔逊',
      '買買提·吐尔逊',
      '王suo',
      '王(suo)',
      '王锁',
      '王所',
      '刘䶮',
      '刘岩',
      '刘(yan)',
      'Li Na',
      'Lina',
      'Lin A',
      'Núñez',
      'Nunez',
      'Anne-Marie',
      'Anne Marie',
      "O'Neill",
      'ONeill',
    ];
    for (const a of different) for (const b of different) expect(sameName(a, b), `${a} ${b}`).toBe(a === b);
  });

  it('that fold to one share all their letters', () => {
    const letters = fc.constantFrom(
      '王',
      '王',
      '明',
      '䶮',
      '𬭎',
      'a',
      'A',
      'b',
      ' ',
      '·',
      '-',
      "'",
      '(',
      'é',
    );
    const name = fc.array(letters, { maxLength: 6 }).map((parts) => parts.join(''));
    const lettersOf = (text: string) => normalizeName(text).toLowerCase().replace(/[ ·.]/g, '');
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(sameName(a, a)).toBe(true);
        expect(sameName(a, b)).toBe(sameName(b, a));
        if (lettersOf(a) !== lettersOf(b)) expect(sameName(a, b)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a masked name', () => {
  it('keeps little', () => {
    expect(maskName('王小明')).toBe('王*明');
    expect(maskName('王明')).toBe('王*');
    expect(maskName('张 三')).toBe('张 *');
    expect(maskName('丛')).toBe('*');
    expect(maskName('𬭎𫖯䶮')).toBe('𬭎*䶮');
    expect(maskName('買買提·吐尔逊')).toBe('買**·**逊');
    expect(maskName("Anne-Marie O'Neill")).toBe('A***');
    expect(maskName("欧阳 Anne-Marie O'Neill")).toBe('欧***');
    expect(maskName('王(suo)')).toBe('王***');
    expect(maskName('')).toBe('');
  });

  it('shows at most two letters, and not all of a name', () => {
    const letter = fc.constantFrom('王', '𬭎', '䶮', 'a', 'é', '·', ' ');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 9 }), (parts) => {
        const name = parts.join('');
        const shown = [...maskName(name)].filter((character) => /\p{L}/u.test(character));
        const all = [...normalizeName(name)].filter((character) => /\p{L}/u.test(character));
        expect(shown.length).toBeLessThanOrEqual(2);
        if (all.length > 1) expect(shown.length).toBeLessThan(all.length);
      }),
    );
  });
});
