import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listsOf } from '../testing/lists.ts';
import { checkPage, hasErrors, isEmpty, keepAsked, type PageFacts, warningsOf } from './check-page.ts';
import { type Answer, type Answers, type Field, type FieldType, field } from './edition.ts';
import { health2026 } from './health-2026.ts';

const facts: PageFacts = {
  lists: listsOf('33'),
  today: '2025-12-10',
  examDate: '2026-04-11',
  confirmation: 'on-site',
};

/** The code of what is wrong with an answer, or null. */
function problemWith(of: Field, answer: unknown): string | null {
  const answers = JSON.parse(JSON.stringify({ [of.key]: answer ?? null })) as Answers;
  return checkPage({ key: 'page', fields: [of] }, answers, facts)[0]?.code ?? null;
}

type Case = {
  readonly of: Field;
  readonly good: readonly Answer[];
  readonly bad: Readonly<Record<string, readonly unknown[]>>;
};

const CREDIT_CODE = '12330106470110086C';

/** Good and bad answers for each type; a new type does not compile without its own. */
const CASES: Record<FieldType, Case> = {
  text: {
    of: field('employer_other', 'text', { max: 5 }),
    good: ['护', '𠮷𠮷𠮷𠮷𠮷', "O'Nei"],
    bad: { 'too-long': ['文三路护理站', '𠮷𠮷𠮷𠮷𠮷𠮷'], 'wrong-shape': [1, ['护理站'], {}, true] },
  },
  'long-text': {
    of: field('work_history', 'long-text'),
    good: ['2016年7月至今\n杭州市人民医院 护士', '字'.repeat(1000)],
    bad: { 'too-long': ['字'.repeat(1001)], 'wrong-shape': [0, ['x']] },
  },
  option: {
    of: field('sex', 'option', { list: 'sex' }),
    good: ['1', '2'],
    bad: { 'not-offered': ['3', '男', 1, ['1'], {}, true, '1 ', '__proto__', 'constructor'] },
  },
  options: {
    of: field('subjects', 'options', { list: 'subject' }),
    good: [['basic'], ['practice', 'basic'], ['basic', 'related', 'professional', 'practice']],
    bad: {
      'not-offered': [
        'basic',
        ['basic', 'basic'],
        ['x'],
        [['basic']],
        [null],
        [1],
        { 0: 'basic', length: 1 },
        7,
        {},
      ],
    },
  },
  month: {
    of: field('first_registered', 'month'),
    good: ['2016-09', '1970-12'],
    bad: { 'not-a-month': ['2016-13', '2016-9', '201609', '2016-09-01', '0000-01', 201609, ['2016-09']] },
  },
  date: {
    of: field('birth_date', 'date'),
    good: ['1994-03-18', '2000-02-29'],
    bad: { 'not-a-date': ['1994-02-29', '1994-3-18', '19940318', '1994-03', 19940318, ['1994-03-18'], {}] },
  },
  'whole-number': {
    of: field('years_in_profession', 'whole-number', { max: 60 }),
    good: [0, 9, 60],
    bad: { 'not-a-whole-number': [-1, 0.5, 61, 1e308, 2 ** 53, '9', [9], true, {}] },
  },
  phone: {
    of: field('phone', 'phone'),
    good: ['13857101234', '19912345678'],
    bad: {
      'not-a-phone': [
        '12857101234',
        '1385710123',
        '138571012345',
        '+8613857101234',
        '１３８５７１０１２３４',
        13857101234,
      ],
    },
  },
  postcode: {
    of: field('postcode', 'postcode'),
    good: ['310012', '000000'],
    bad: { 'not-a-postcode': ['31001', '3100123', '31001a', 310012, '310012\n1'] },
  },
  employer: {
    of: field('employer', 'employer'),
    good: ['other', CREDIT_CODE],
    bad: {
      'not-picked': [
        '杭州市人民医院',
        '其它',
        'Other',
        CREDIT_CODE.toLowerCase(),
        `${CREDIT_CODE}1`,
        12,
        ['other'],
      ],
    },
  },
  credential: {
    of: field('education_record', 'credential'),
    good: ['record-1'],
    bad: { 'wrong-shape': [1, ['record-1'], {}], 'too-long': ['x'.repeat(101)] },
  },
  quoted: {
    of: field('name', 'quoted', { source: 'account' }),
    good: ['林晓雨', '阿依古丽·买买提'],
    bad: { 'wrong-shape': [1, ['林晓雨'], {}], 'too-long': ['林'.repeat(101)] },
  },
};

describe.each(Object.entries(CASES))('a field of type %s', (type, { of, good, bad }) => {
  it('takes good answers', () => {
    for (const answer of good) expect(problemWith(of, answer), JSON.stringify(answer)).toBeNull();
  });

  it('says what is wrong with others', () => {
    for (const [code, answers] of Object.entries(bad))
      for (const answer of answers) expect(problemWith(of, answer), JSON.stringify(answer)).toBe(code);
  });

  it('may be left empty only where it is optional', () => {
    const missing = { employer: 'not-picked', quoted: 'account-incomplete' }[type] ?? 'required';
    for (const nothing of [undefined, null, '', []]) {
      expect(problemWith(of, nothing)).toBe(missing);
      expect(problemWith({ ...of, required: () => false }, nothing)).toBeNull();
    }
  });

  it('makes no exception, whatever JSON can say', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (answer) => {
        const code = problemWith(of, answer);
        expect(code === null || /^[a-z-]+$/.test(code)).toBe(true);
      }),
    );
  });
});

describe('a text', () => {
  it('holds nothing that no keyboard types and no database stores', () => {
    const { of } = CASES.text;
    for (const character of ['\u0000', '\u0007', '\u001b', '\ud800', '\udc00'])
      expect(problemWith(of, `护${character}理`), JSON.stringify(character)).not.toBeNull();
    expect(problemWith(CASES['long-text'].of, '一\n二\t三')).toBeNull();
  });
});

describe('a page', () => {
  const page = (key: string) => {
    const found = health2026.pages.find((of) => of.key === key);
    if (found === undefined) throw new Error(key);
    return found;
  };

  it('tells everything that is to be mended, in reading order', () => {
    const problems = checkPage(page('contact'), { phone: '1', postcode: 'x' }, facts);
    expect(problems).toEqual([
      { field: 'phone', code: 'not-a-phone', severity: 'error', params: { max: 100 } },
      { field: 'postcode', code: 'not-a-postcode', severity: 'error', params: { max: 100 } },
    ]);
    expect(hasErrors(problems)).toBe(true);
  });

  it('says nothing about what it does not ask', () => {
    const answers = {
      discipline: 'pharmacy',
      level: 'junior-assistant',
      specialty: '101',
      subjects: ['basic'],
    };
    const unasked = {
      practice_category: 'none',
      first_registered: 'nonsense',
      has_residency_certificate: 'no',
    };
    expect(checkPage(page('application'), { ...answers, ...unasked }, facts)).toEqual([]);
  });

  it('keeps what it declares and asks, trimmed and composed, and nothing else', () => {
    const sent = {
      phone: ' 13857101234 ',
      address: 'Cafe\u0301',
      postcode: '',
      role: 'nation',
      point: '3301',
    };
    expect(keepAsked(page('contact'), sent, facts)).toEqual({
      phone: '13857101234',
      address: 'Café',
      postcode: null,
    });
    const nothing = { phone: null, address: null, postcode: null };
    expect(keepAsked(page('contact'), {}, facts)).toEqual(nothing);
    expect(keepAsked(page('contact'), Object.create(sent), facts)).toEqual(nothing);
  });

  it('has warnings that are gathered over all pages', () => {
    const answers = { id_valid_until: '2026-04-10' };
    expect(warningsOf(health2026, answers, facts)).toEqual([
      {
        field: 'id_valid_until',
        code: 'id-expires-before-exam',
        severity: 'warning',
        params: { exam: '2026-04-11' },
      },
    ]);
    expect(hasErrors(warningsOf(health2026, answers, facts))).toBe(false);
  });
});

describe('nothing entered', () => {
  it('is no answer, an empty text and an empty choice; a zero is an answer', () => {
    expect([undefined, null, '', []].map(isEmpty)).toEqual([true, true, true, true]);
    expect([0, ' ', ['basic'], '0'].map(isEmpty)).toEqual([false, false, false, false]);
  });
});
