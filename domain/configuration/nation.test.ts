import { describe, expect, it } from 'vitest';
import { soundDocument } from '../testing/configurations.ts';
import { decideConfiguration } from './life.ts';
import { NATION, type NationDocument, openedFor, type SpecialtyEntry } from './nation.ts';
import { nationDifferences } from './nation-differences.ts';
import { type NationSurroundings, nationProblemsOf } from './nation-problems.ts';

const nursing: SpecialtyEntry = {
  code: '203',
  name: '护理学',
  nameEn: '',
  discipline: 'nursing',
  level: 'junior',
  form: 'computer',
  subjects: ['basic', 'related'],
  closed: false,
};
const pharmacy: SpecialtyEntry = { ...nursing, code: '201', name: '药学', discipline: 'pharmacy' };

const live: NationDocument = {
  specialties: [nursing, pharmacy],
  photo: { minWidth: 420, minHeight: 600, minBytes: 51_200, maxBytes: 20_971_520 },
  papers: { maxBytes: 20_971_520, maxSheets: 20 },
  reminders: {
    submit: [7, 3],
    'submit-again': [7],
    confirm: [7],
    repair: [7],
    pay: [7],
    'id-paper': [60],
  },
};

const around: NationSurroundings = {
  live,
  registered: new Map([['203', 12]]),
  disciplines: ['nursing', 'pharmacy'],
  levels: ['junior', 'middle'],
  subjects: ['basic', 'related'],
  fees: [soundDocument.fees],
};

const withNursing = (change: Partial<SpecialtyEntry>): NationDocument => ({
  ...live,
  specialties: [{ ...nursing, ...change }, pharmacy],
});
const found = (document: NationDocument, other: Partial<NationSurroundings> = {}) =>
  nationProblemsOf(document, { ...around, ...other }).map(({ severity, code }) => `${severity} ${code}`);

describe('problems of what the nation settles', () => {
  it('are none in what is live', () => {
    expect(found(live)).toEqual([]);
  });

  it('a specialty with registrations neither vanishes nor loses what people have chosen; its name may change', () => {
    expect(nationProblemsOf({ ...live, specialties: [pharmacy] }, around)).toEqual([
      {
        code: 'specialty-gone',
        severity: 'error',
        at: 'specialties',
        params: { code: '203', name: '护理学', count: '12' },
      },
    ]);
    expect(found({ ...live, specialties: [nursing] })).toEqual([]);
    for (const change of [{ level: 'middle' }, { discipline: 'pharmacy' }, { subjects: ['basic'] }])
      expect(found(withNursing(change))).toEqual(['error specialty-altered']);
    expect(found(withNursing({ form: 'paper' }))).toEqual(['warning form-altered']);
    expect(found(withNursing({ name: '护理', closed: true }))).toEqual([]);
  });

  it('codes stand once, under words that are known, with a name and subjects; one is open at least', () => {
    expect(found({ ...live, specialties: [nursing, pharmacy, pharmacy] })).toEqual(['error specialty-twice']);
    expect(found({ ...live, specialties: [nursing, { ...pharmacy, discipline: '药学' }] })).toEqual([
      'error specialty-word-unknown',
    ]);
    expect(found({ ...live, specialties: [nursing, { ...pharmacy, name: ' ', subjects: [] }] })).toEqual([
      'error specialty-unnamed',
      'error subjects-missing',
    ]);
    const closed = [nursing, pharmacy].map((of) => ({ ...of, closed: true }));
    expect(found({ ...live, specialties: closed })).toEqual(['error specialties-missing']);
  });

  it('a level or form for which regions have no fee is told with how many', () => {
    const fees = [
      soundDocument.fees,
      [{ ...soundDocument.fees[0], level: 'middle' }],
    ] as NationSurroundings['fees'];
    expect(nationProblemsOf(live, { ...around, fees })).toEqual([
      expect.objectContaining({
        code: 'fee-missing-in-regions',
        params: { level: 'junior', form: 'computer', count: '1' },
      }),
    ]);
  });

  it('of photos and reminders', () => {
    const photo = (change: Partial<NationDocument['photo']>) => ({
      ...live,
      photo: { ...live.photo, ...change },
    });
    expect(found(photo({ minBytes: 30_000_000 }))).toEqual([
      'error photo-bytes-reversed',
      'warning photo-tightened',
    ]);
    expect(found(photo({ minWidth: 600 }))).toEqual(['warning photo-wide', 'warning photo-tightened']);
    expect(found({ ...live, reminders: { ...live.reminders, pay: [] } })).toEqual([
      'warning reminders-missing',
    ]);
  });
});

describe('the nation’s document', () => {
  it('differs part by part; what comes and goes is told by its name', () => {
    const other: NationDocument = {
      ...withNursing({ name: '护理', subjects: ['basic'] }),
      reminders: { ...live.reminders, submit: [5] },
    };
    expect(nationDifferences(live, { ...other, specialties: other.specialties.slice(0, 1) })).toEqual([
      { field: 'specialties', of: '201', before: '药学', after: null },
      { field: 'specialties.name', of: '203', before: '护理学', after: '护理' },
      { field: 'specialties.subjects', of: '203', before: 'basic|related', after: 'basic' },
      { field: 'reminders', of: 'submit', before: '7|3', after: '5' },
    ]);
  });

  it('goes from draft to approval without a rehearsal, by national administrators alone', () => {
    const draft = {
      region: NATION,
      state: 'draft',
      rev: 1,
      digest: 'a',
      rehearsed: null,
      authors: ['zhou'],
    } as const;
    const nation = {
      id: 'zhou',
      post: 'national-administrator',
      area: { region: null, point: null },
    } as const;
    const region = {
      id: 'cheng',
      post: 'region-administrator',
      area: { region: '13', point: null },
    } as const;
    const act = (act: 'propose' | 'rehearse', actor: typeof nation | typeof region) =>
      decideConfiguration(draft, { do: act, rev: 1 }, { actor, problems: [] });
    expect(act('propose', nation)).toMatchObject({ ok: true, state: 'proposed' });
    expect(act('rehearse', nation)).toMatchObject({ ok: false });
    expect(act('propose', region)).toMatchObject({ ok: false, refusal: 'configuration-not-found' });
  });

  it('opens what is closed to who has had it before, and to nobody else', () => {
    const option = (code: string) => ({ code, label: code, labelEn: code, within: {} });
    const lists = { specialty: [option('201'), { ...option('203'), closed: true as const }] };
    expect(openedFor(lists, []).specialty).toEqual([option('201')]);
    expect(openedFor(lists, ['203']).specialty).toEqual([option('201'), option('203')]);
  });
});
