import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beijingInstant, daysFrom, weekdayOf } from './dates.ts';
import { HOLIDAY_NOTICES, type HolidayNotice, type HolidayNotices } from './holidays.ts';
import { daysOfWindow } from './windows.ts';
import { dayKind, dayOff, isAtWork, unusualDaysIn, workingDaysIn } from './working-days.ts';

const isWeekend = (day: string) => ['saturday', 'sunday'].includes(weekdayOf(day));
const years = [...HOLIDAY_NOTICES.keys()];

describe('the notices of holidays', () => {
  it('say of 2026 what was published', () => {
    const off = daysFrom('2026-01-01', '2026-12-28').filter((day) => {
      const kind = dayOff(day);
      return kind !== null && kind !== 'weekend';
    });
    expect(off.map((day) => day.slice(5))).toEqual([
      ...['01-01', '01-02', '01-03'],
      ...['02-15', '02-16', '02-17', '02-18', '02-19', '02-20', '02-21', '02-22', '02-23'],
      ...['04-04', '04-05', '04-06'],
      ...['05-01', '05-02', '05-03', '05-04', '05-05'],
      ...['06-19', '06-20', '06-21'],
      ...['09-25', '09-26', '09-27'],
      ...['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'],
    ]);
    const worked = daysFrom('2026-01-01', '2026-12-28').filter((day) => dayKind(day) === 'worked');
    expect(worked.map((day) => day.slice(5))).toEqual(['01-04', '02-14', '02-28', '05-09', '09-20', '10-10']);
  });

  it.each(years)('of %i exchange weekends only, and as many as they take', (year) => {
    const notice = HOLIDAY_NOTICES.get(year);
    const off = notice?.off.flatMap(({ from, to }) => daysFrom(from, to)) ?? [];
    const worked = notice?.worked ?? [];
    expect(new Set([...off, ...worked]).size).toBe(off.length + worked.length);
    expect(worked.every(isWeekend)).toBe(true);
    // Eleven days are off by law, thirteen since 2025; all other weekdays that are off are worked on a weekend.
    const byLaw = year < 2025 ? 11 : 13;
    const weekdays = off.filter((day) => !isWeekend(day)).length;
    expect(weekdays - worked.length).toBeLessThanOrEqual(byLaw);
    expect(off.length - worked.length).toBeGreaterThanOrEqual(byLaw);
  });
});

describe('a day', () => {
  it.each([
    ['2026-02-13', 'working'],
    ['2026-02-14', 'worked'],
    ['2026-02-15', 'spring-festival'],
    ['2026-02-23', 'spring-festival'],
    ['2026-02-24', 'working'],
    ['2026-03-07', 'weekend'],
    ['2025-10-08', 'mid-autumn-and-national-day'],
  ])('%s is %s', (day, kind) => expect(dayKind(day)).toBe(kind));

  it('of a year without a notice is not announced, never silently without holidays', () => {
    const unknown = daysFrom('2027-01-01', '2027-12-31');
    expect(new Set(unknown.map((day) => dayKind(day)))).toEqual(new Set(['not-announced']));
    expect(unknown.map((day) => dayOff(day)).every((off) => off === null)).toBe(true);
    expect(isAtWork('2027-10-01')).toBe(true);
    expect(isAtWork('2027-10-02')).toBe(false);
  });

  it('is worked or off, but not both, whatever the year', () => {
    const days = fc.constantFrom(...daysFrom('2021-12-20', '2028-01-10'));
    fc.assert(
      fc.property(days, (day) => {
        const kind = dayKind(day);
        if (kind === 'not-announced') expect(dayOff(day)).toBeNull();
        else expect(isAtWork(day)).toBe(dayOff(day) === null);
      }),
    );
  });
});

describe('the end of a year', () => {
  const around = (notices: HolidayNotices) =>
    daysFrom('2018-12-28', '2019-01-02').map((day) => dayKind(day, notices));
  const first: HolidayNotice = { off: [], worked: [] };
  // As it was: the notice of 2019 took the 30th and 31st, and had the 29th worked.
  const second: HolidayNotice = {
    off: [{ holiday: 'new-year', from: '2018-12-30', to: '2019-01-01' }],
    worked: ['2018-12-29'],
  };

  it('is settled by the notice of the year that comes', () => {
    expect(
      around(
        new Map([
          [2018, first],
          [2019, second],
        ]),
      ),
    ).toEqual(['working', 'worked', 'new-year', 'new-year', 'new-year', 'working']);
  });

  it('is not announced before that notice is out, nor by that notice alone', () => {
    const unknown = 'not-announced';
    expect(around(new Map([[2018, first]]))).toEqual([
      'working',
      ...[unknown, unknown, unknown],
      ...[unknown, unknown],
    ]);
    expect(around(new Map([[2019, second]]))).toEqual([
      unknown,
      ...['worked', 'new-year', 'new-year', 'new-year'],
      'working',
    ]);
    expect(dayKind('2026-12-28')).toBe('working');
    expect(dayKind('2026-12-29')).toBe('not-announced');
    expect(dayKind('2025-12-31')).toBe('working');
  });

  it('a window across it counts both years, and says how much of it nobody knows', () => {
    expect(workingDaysIn({ from: '2025-12-29', to: '2026-01-09' })).toEqual({ working: 9, notAnnounced: 0 });
    expect(workingDaysIn({ from: '2022-12-30', to: '2023-01-03' })).toEqual({ working: 2, notAnnounced: 0 });
    expect(workingDaysIn({ from: '2026-12-21', to: '2027-01-08' })).toEqual({
      working: 15,
      notAnnounced: 11,
    });
    expect(unusualDaysIn({ from: '2025-12-27', to: '2026-01-10' })).toEqual([
      { kind: 'weekend', from: '2025-12-27', to: '2025-12-28' },
      { kind: 'new-year', from: '2026-01-01', to: '2026-01-03' },
      { kind: 'worked', from: '2026-01-04', to: '2026-01-04' },
      { kind: 'weekend', from: '2026-01-10', to: '2026-01-10' },
    ]);
    expect(unusualDaysIn({ from: '2026-12-25', to: '2027-01-08' })).toEqual([
      { kind: 'weekend', from: '2026-12-26', to: '2026-12-27' },
      { kind: 'not-announced', from: '2026-12-29', to: '2027-01-08' },
    ]);
  });
});

describe('the days of a window', () => {
  const days = (from: [string, string], to: [string, string]) =>
    daysOfWindow({ opensAt: beijingInstant(...from), closesAt: beijingInstant(...to) });

  it('are days of Beijing; what closes at midnight has closed with the day before', () => {
    expect(days(['2026-01-01', '00:00:00'], ['2026-01-05', '00:00:00'])).toEqual({
      from: '2026-01-01',
      to: '2026-01-04',
    });
    expect(days(['2025-12-31', '23:59:59'], ['2026-01-01', '00:00:01'])).toEqual({
      from: '2025-12-31',
      to: '2026-01-01',
    });
  });

  it('are as many as there are, one after the other; none where the end is first', () => {
    expect(daysFrom('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(daysFrom('2026-01-02', '2026-01-01')).toEqual([]);
    const each = fc.constantFrom(...daysFrom('2021-12-01', '2028-01-31'));
    fc.assert(
      fc.property(each, each, (a, b) => {
        const span = { from: a, to: b };
        const runs = unusualDaysIn(span).flatMap(({ from, to }) => daysFrom(from, to));
        const ordinary = daysFrom(a, b).filter((day) => dayKind(day) === 'working');
        expect([...runs, ...ordinary].sort()).toEqual(daysFrom(a, b));
      }),
    );
  });
});
