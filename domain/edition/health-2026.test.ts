import { describe, expect, it } from 'vitest';
import { listsOf } from '../testing/lists.ts';
import { nurseOf2026 } from '../testing/personas.ts';
import { checkPage, type PageFacts } from './check-page.ts';
import { type Answers, fieldsOf, findPage } from './edition.ts';
import { editions, findEdition } from './editions.ts';
import { health2026 } from './health-2026.ts';

const facts: PageFacts = {
  lists: listsOf('33'),
  today: '2025-12-10',
  examDate: '2026-04-11',
  confirmation: 'on-site',
};

/** `field: code` of whatever is wrong when a good page is answered otherwise. */
function problems(key: string, but: Answers): readonly string[] {
  const page = findPage(health2026, key);
  if (page === null) throw new Error(key);
  const quotes = key === 'person' ? nurseOf2026.quotes.account : {};
  const answers = { ...nurseOf2026.pages[key], ...quotes, ...but };
  return checkPage(page, answers, facts).map((of) => `${of.field}: ${of.code} (${of.severity})`);
}

const required = (key: string) =>
  findPage(health2026, key)
    ?.fields.filter((field) => field.required({}, facts) && field.source === null)
    .map((field) => field.key);

describe('the form of 2026', () => {
  it('has its pages in the order of the guide: C1 (2026)', () => {
    expect(health2026.pages.map((page) => page.key)).toEqual([
      'exam-point',
      'person',
      'contact',
      'application',
      'education',
      'employment',
    ]);
  });

  it('asks in the order of the guide: C6, C13, C14 (2026)', () => {
    const asked = (key: string) =>
      findPage(health2026, key)
        ?.fields.filter((field) => field.type !== 'quoted')
        .map((field) => field.key);
    expect(asked('application')?.slice(0, 3)).toEqual(['discipline', 'level', 'specialty']);
    expect(asked('education')).toEqual(['education_record', 'degree', 'study_length', 'work_history']);
    expect(asked('employment')).toEqual([
      'employer',
      'employer_other',
      'employer_affiliation',
      'employer_nature',
      'employer_category',
      'years_in_profession',
    ]);
  });

  it('names each field once, and each choice has a list', () => {
    const fields = fieldsOf(health2026);
    expect(new Set(fields.map((field) => field.key)).size).toBe(fields.length);
    for (const field of fields) {
      if (field.type === 'option' || field.type === 'options')
        expect(facts.lists, field.key).toHaveProperty(field.list ?? '');
      if (field.type === 'quoted') expect(field.source, field.key).not.toBeNull();
    }
  });

  it('is right as a real candidate fills it in', () => {
    for (const { key } of health2026.pages) expect(problems(key, {}), key).toEqual([]);
  });

  it('does without address and postcode: C5 (2026)', () => {
    expect(required('contact')).toEqual(['phone']);
    expect(problems('contact', { address: null, postcode: null })).toEqual([]);
  });

  it('warns of an ID paper that runs out before the exam, and never blocks: C4 (2026)', () => {
    const warning = ['id_valid_until: id-expires-before-exam (warning)'];
    expect(problems('person', { id_valid_until: '2026-04-10' })).toEqual(warning);
    expect(problems('person', { id_valid_until: '2001-01-01' })).toEqual(warning);
    expect(problems('person', { id_valid_until: '2026-04-11' })).toEqual([]);
    expect(problems('person', { id_valid_until: null })).toEqual([]);
  });

  it('wants the month of the first registration of whoever is licensed: C9 (2026)', () => {
    expect(problems('application', { first_registered: null })).toEqual([
      'first_registered: required (error)',
    ]);
    const pharmacist = { discipline: 'pharmacy', level: 'junior-assistant', specialty: '101' };
    expect(
      problems('application', { ...pharmacist, practice_category: 'none', first_registered: null }),
    ).toEqual([]);
    expect(problems('application', { practice_category: 'clinical' })).toEqual([
      'practice_category: not-offered (error)',
    ]);
  });

  it('wants the month of the 住培合格证书 of whoever holds one: C10 (2026)', () => {
    expect(problems('application', { has_residency_certificate: 'yes' })).toEqual([
      'residency_certified: required (error)',
    ]);
    const certified = { has_residency_certificate: 'yes', residency_certified: '2019-06' };
    expect(problems('application', certified)).toEqual([]);
    expect(problems('application', { has_residency_certificate: null })).toEqual([
      'has_residency_certificate: required (error)',
    ]);
  });

  it('lets subjects be ticked differently, but not none: C7 (2026)', () => {
    expect(problems('application', { subjects: ['practice'] })).toEqual([]);
    expect(problems('application', { subjects: [] })).toEqual(['subjects: required (error)']);
  });

  it('accepts an employer from the list or 「其它」, never what was typed: C15 (2026)', () => {
    for (const typed of ['杭州市西湖区人民医院', '西湖医院', '其它', null])
      expect(problems('employment', { employer: typed })).toEqual(['employer: not-picked (error)']);
    expect(problems('employment', { employer: 'other', employer_category: 'clinic' })).toEqual([
      'employer_other: required (error)',
    ]);
  });

  it('wants the category of an employer that is not in the list: C16 (2026)', () => {
    const other = { employer: 'other', employer_other: '杭州文三路护理站' };
    expect(problems('employment', other)).toEqual(['employer_category: required (error)']);
    expect(problems('employment', { ...other, employer_category: 'clinic' })).toEqual([]);
    expect(problems('employment', { employer_category: null })).toEqual([]);
  });

  it('knows no dates in the future, to the day', () => {
    expect(problems('person', { birth_date: '2025-12-11' })).toEqual(['birth_date: date-in-future (error)']);
    expect(problems('person', { birth_date: '2025-12-10' })).toEqual([]);
    expect(problems('application', { first_registered: '2026-01' })).toEqual([
      'first_registered: date-in-future (error)',
    ]);
    expect(problems('application', { first_registered: '2025-12' })).toEqual([]);
  });

  it('says of each answer what next year and the comparison need: H2, H3 (2026)', () => {
    const keysWhere = (is: 'compared' | 'carriedForward', value: boolean) =>
      fieldsOf(health2026)
        .filter((field) => field[is] === value)
        .map((field) => field.key);
    expect(keysWhere('carriedForward', false)).toEqual(['subjects', 'education_record']);
    expect(keysWhere('compared', false)).toEqual(
      expect.arrayContaining(['phone', 'address', 'postcode', 'subjects', 'work_history', 'id_valid_until']),
    );
    expect(keysWhere('compared', true)).toEqual(
      expect.arrayContaining(['name', 'point', 'specialty', 'level', 'school', 'degree', 'employer_name']),
    );
  });

  it('seals what nobody searches by: telephone, address, health, ID', () => {
    const sealed = fieldsOf(health2026).filter((field) => field.stored === 'sealed');
    expect(sealed.map((field) => field.key)).toEqual([
      'id_number',
      'id_valid_until',
      'birth_date',
      'health',
      'phone',
      'address',
      'postcode',
    ]);
  });
});

describe('the editions', () => {
  it('are found by their key', () => {
    expect(findEdition('health-2026')).toBe(health2026);
    expect(findEdition('health-1999')).toBeNull();
    expect(findPage(health2026, 'constructor')).toBeNull();
    expect(new Set(editions.map((edition) => edition.key)).size).toBe(editions.length);
  });
});
