import { describe, expect, it } from 'vitest';
import type { ConfigurationDocument } from '../configuration/document.ts';
import { health2023 } from '../edition/health-2023.ts';
import { health2026 } from '../edition/health-2026.ts';
import { soundDocument, withWindow } from '../testing/configurations.ts';
import { listsOf, listsOf2023 } from '../testing/lists.ts';
import { createDice } from './dice.ts';
import { rehearse } from './rehearse.ts';
import { moneyExpected, type Rehearsal, type RehearsalSettings } from './report.ts';

const specialties = [
  { code: '303', level: 'intermediate', discipline: 'clinical', form: 'computer' },
  { code: '368', level: 'intermediate', discipline: 'nursing', form: 'computer' },
  { code: '203', level: 'junior', discipline: 'nursing', form: 'paper' },
  { code: '101', level: 'junior-assistant', discipline: 'pharmacy', form: 'computer' },
];
const settings: RehearsalSettings = {
  seed: 7,
  candidates: 200,
  reviewers: { point: 2, region: 2 },
  filesPerDay: 40,
};

const of = (document: ConfigurationDocument, but: Partial<RehearsalSettings> = {}) =>
  rehearse(health2026, {
    region: '33',
    document,
    examDate: '2026-04-11',
    lists: listsOf('33'),
    specialties,
    settings: { ...settings, ...but },
  });
const caught = (report: Rehearsal, why: string) => report.caught.find((line) => line.why === why)?.count ?? 0;
const ended = ({ ends }: Rehearsal) => Object.values(ends).reduce((sum, count) => sum + count, 0);

describe('a rehearsal', () => {
  it('of the same document tells the same, of another seed something else', () => {
    expect(of(soundDocument)).toEqual(of(soundDocument));
    expect(of(soundDocument)).not.toEqual(of(soundDocument, { seed: 8 }));
  });

  it('follows everybody to an end: registered, refused or given up, and most are registered', () => {
    const report = of(soundDocument);
    expect(ended(report)).toBe(200);
    expect(report.ends.registered + report.ends.refused + report.ends.forfeited).toBe(200);
    expect(report.ends.registered).toBeGreaterThan(120);
    expect(report.stuck).toEqual([]);
    expect(report.caught.reduce((sum, { count }) => sum + count, 0)).toBe(report.ends.forfeited);
  });

  it('D2: tells how many need a paper that the country does not ask for, and how many have little time for it', () => {
    const own = { title: '继续教育学分证明', titleEn: '', hint: '', when: 'always', levels: [] } as const;
    const paperList = {
      declared: { 'further-papers': 'required', 'proof-of-years': 'not-asked' },
      own: [
        { ...own, key: 'own-33-0a1b2c3d', required: true },
        { ...own, key: 'own-33-4e5f6a7b', required: false },
      ],
      most: {},
    } as const;
    const report = of({ ...soundDocument, confirmation: 'on-line', autoConfirmation: false, paperList });
    expect(report.stuck).toEqual([]);
    expect(report.papers?.map(({ key }) => key)).toEqual(['further-papers', 'own-33-0a1b2c3d']);
    for (const { people, late } of report.papers ?? []) {
      expect(people).toBeGreaterThan(150);
      expect(late).toBeGreaterThan(20);
      expect(late).toBeLessThan(people);
    }
    const atCounter = of({ ...soundDocument, paperList });
    expect(atCounter.papers?.map(({ title }) => title)).toEqual(['继续教育学分证明']);
    expect(of(soundDocument).papers).toEqual([]);
  });

  it('confirms returning candidates by submitting only where the region has it so', () => {
    expect(of(soundDocument).autoConfirmed).toBeGreaterThan(20);
    expect(of({ ...soundDocument, autoConfirmation: false }).autoConfirmed).toBe(0);
  });

  it('H3: spares the reviewers who was auto-confirmed only where the region does not review them', () => {
    const files = ({ days }: Rehearsal) =>
      days.reduce((sum, { stage, done }) => sum + (stage === 'point' ? done : 0), 0);
    const [reviewed, spared] = [of(soundDocument), of({ ...soundDocument, reviewsAutoConfirmed: false })];
    expect(spared.autoConfirmed).toBe(reviewed.autoConfirmed);
    expect(files(spared)).toBeLessThan(files(reviewed));
    expect(ended(spared)).toBe(200);
  });

  it('says how many employers hand in sheets where their clerks are let in, and nothing where they are not', () => {
    expect(of(soundDocument).sheets).toBeUndefined();
    const { sheets, caught: over, ...open } = of({ ...soundDocument, employerClerks: true });
    expect(sheets?.employers).toBeGreaterThan(40);
    expect(sheets?.people).toBeGreaterThan(180);
    expect({ ...open, caught: over }).toEqual(of(soundDocument));
  });

  it('shows whom a shorter window catches', () => {
    const shorter = withWindow('confirmation', { closesAt: '2025-12-16 10:00:00' });
    expect(caught(of(shorter), 'came-after-confirmation')).toBeGreaterThan(
      caught(of(soundDocument), 'came-after-confirmation') + 10,
    );
    const payment = withWindow('payment', { closesAt: '2026-02-05 12:00:00' });
    expect(caught(of(payment), 'paid-too-late')).toBeGreaterThan(40);
  });

  it('shows whom nobody had time for, and the days on which more came in than could be done', () => {
    const few = of(withWindow('review', { closesAt: '2025-12-26 23:59:59' }), {
      reviewers: { point: 1, region: 1 },
      filesPerDay: 10,
    });
    expect(caught(few, 'not-reviewed')).toBeGreaterThan(50);
    const atPoint = few.overloads.find(({ stage }) => stage === 'point');
    expect(atPoint).toMatchObject({ capacity: 9 });
    expect(atPoint?.most).toBeGreaterThan(50);
    expect(of(soundDocument, { reviewers: { point: 50, region: 50 } }).overloads).toEqual([]);
  });

  it('works on working days: not on holidays, but on weekends worked for them', () => {
    const closing = (closesAt: string) => of(withWindow('review', { closesAt }), { filesPerDay: 4 });
    const done = ({ days }: Rehearsal, date: string) =>
      days.filter((day) => day.date === date && day.stage === 'point').map((day) => day.done);
    const report = closing('2026-01-30 23:59:59');
    expect(done(report, '2025-12-31')).toEqual([7]);
    for (const off of ['2026-01-01', '2026-01-02', '2026-01-03']) expect(done(report, off)).toEqual([0]);
    expect(done(report, '2026-01-04')).toEqual([7]);
  });

  it('counts the working days of each window of staff, and what comes to each of them', () => {
    const { loads = [], days } = of(soundDocument);
    const came = (stage: string) => days.reduce((sum, day) => sum + (day.stage === stage ? day.came : 0), 0);
    // 3 to 17 December; 18 December to 30 January, without New Year, with the Sunday that is worked for it.
    expect(loads).toEqual(
      [
        { stage: 'confirmation', workingDays: 11, notAnnounced: 0, files: came('confirmation') },
        { stage: 'point', workingDays: 31, notAnnounced: 0, files: came('point') },
        { stage: 'region', workingDays: 31, notAnnounced: 0, files: came('region') },
      ].map((load) => ({ ...load, perDay: Math.ceil(load.files / load.workingDays) })),
    );
    const weekend = withWindow('confirmation', {
      opensAt: '2025-12-13 09:00:00',
      closesAt: '2025-12-14 17:00:00',
    });
    expect(of(weekend).loads?.[0]).toMatchObject({ workingDays: 0, perDay: null });
  });

  it('walks on-line regions with printing, uploads, refusals and repairs', () => {
    const onLine = { ...soundDocument, confirmation: 'on-line' } as const;
    const report = of(onLine);
    expect(report.ends.registered).toBeGreaterThan(120);
    expect(caught(report, 'came-after-confirmation')).toBe(0);
    const noTime = {
      ...withWindow('repair', { closesAt: '2025-12-03 12:00:00' }),
      confirmation: 'on-line',
    } as const;
    expect(caught(of(noTime), 'repaired-too-late')).toBeGreaterThan(caught(report, 'repaired-too-late'));
  });

  it('counts the money by level and form, a fee a person and a fee a subject', () => {
    const report = of(soundDocument);
    const dearer = {
      ...soundDocument,
      fees: soundDocument.fees.map((fee) => ({ ...fee, fenPerPerson: 2000 })),
    };
    expect(moneyExpected(of(dearer)) - moneyExpected(report)).toBe(1000 * report.ends.registered);
    expect(report.money.reduce((sum, { people }) => sum + people, 0)).toBe(report.ends.registered);
  });

  it('says which field nobody can answer', () => {
    const report = of({ ...soundDocument, points: [], sites: [] });
    expect(report.stuck).toEqual([{ field: 'point', code: 'required', count: expect.any(Number) }]);
    expect(report.ends.registered).toBe(0);
  });

  it('goes through an edition with other pages and another order', () => {
    const years = (moment: string) => moment.replace('2026', '2023').replace('2025', '2022');
    const windows = Object.fromEntries(
      Object.entries(soundDocument.windows).map(([kind, { opensAt, closesAt }]) => [
        kind,
        { opensAt: years(opensAt), closesAt: years(closesAt) },
      ]),
    ) as ConfigurationDocument['windows'];
    const report = rehearse(health2023, {
      region: '33',
      document: { ...soundDocument, windows },
      examDate: '2023-04-15',
      lists: listsOf2023('33'),
      specialties,
      settings,
    });
    expect(report.stuck).toEqual([]);
    expect(report.ends.registered).toBeGreaterThan(100);
  });
});

describe('dice', () => {
  it('fall the same for the same seed, and evenly', () => {
    const rolls = (seed: number) => {
      const dice = createDice(seed);
      return Array.from({ length: 6000 }, () => dice.between(1, 6));
    };
    expect(rolls(3)).toEqual(rolls(3));
    for (const side of [1, 2, 3, 4, 5, 6]) {
      const count = rolls(11).filter((rolled) => rolled === side).length;
      expect(count).toBeGreaterThan(850);
      expect(count).toBeLessThan(1150);
    }
  });
});
