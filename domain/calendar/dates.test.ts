import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beijingDate,
  beijingInstant,
  beijingParts,
  compareDates,
  formatBeijing,
  isCalendarDate,
  isCalendarMonth,
  yearsBetween,
} from './dates.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyInstant = fc
  .date({ min: new Date('1900-01-02T00:00:00Z'), max: new Date('2199-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

describe('calendar dates', () => {
  it('exist or do not exist', () => {
    for (const text of ['1900-01-01', '2024-02-29', '2000-02-29', '2026-12-31', '2199-12-31']) {
      expect(isCalendarDate(text), text).toBe(true);
    }
    for (const text of [
      '2023-02-29',
      '1900-02-29',
      '2100-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '1899-12-31',
      '2200-01-01',
      '2026-1-1',
      '2026-01-01\n',
      ' 2026-01-01',
      '2026-01-01T00:00:00Z',
      '２０２６-01-01',
      '',
    ]) {
      expect(isCalendarDate(text), JSON.stringify(text)).toBe(false);
    }
  });

  it('agree with the proleptic Gregorian calendar on every eight-digit text', () => {
    const digits = (max: number, width: number) =>
      fc.integer({ min: 0, max }).map((value) => String(value).padStart(width, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), digits(14, 2), digits(33, 2), (year, month, day) => {
        const moment = new Date(Date.UTC(year, Number(month) - 1, Number(day)));
        const text = `${year}-${month}-${day}`;
        expect(isCalendarDate(text)).toBe(moment.toISOString().slice(0, 10) === text);
      }),
    );
  });

  it('have months', () => {
    expect(['1900-01', '2026-12', '2199-12'].every(isCalendarMonth)).toBe(true);
    expect(
      ['2026-13', '2026-00', '1899-12', '2200-01', '2026-1', '2026-01-01', ''].some(isCalendarMonth),
    ).toBe(false);
  });

  it('sort as text', () => {
    expect(compareDates('2025-12-31', '2026-01-01')).toBe(-1);
    expect(compareDates('2026-01-01', '2026-01-01')).toBe(0);
    expect(compareDates('2026-02', '2025-11')).toBe(1);
  });
});

describe('Beijing time', () => {
  it('is the next day from 16:00 UTC on', () => {
    expect(beijingDate(new Date('2025-12-31T15:59:59.999Z'))).toBe('2025-12-31');
    expect(beijingDate(new Date('2025-12-31T16:00:00Z'))).toBe('2026-01-01');
    expect(beijingParts(new Date('2024-02-28T16:00:07Z'))).toEqual({
      year: 2024,
      month: 2,
      day: 29,
      hour: 0,
      minute: 0,
      second: 7,
    });
    expect(formatBeijing(new Date('2025-12-24T09:00:00Z'))).toBe('2025-12-24 17:00:00');
  });

  it('names an instant', () => {
    expect(beijingInstant('2026-01-01').toISOString()).toBe('2025-12-31T16:00:00.000Z');
    expect(beijingInstant('2025-12-24', '17:00:00').toISOString()).toBe('2025-12-24T09:00:00.000Z');
  });

  it('has no 30 February, no 24:00:00 and no invalid instant', () => {
    expect(() => beijingInstant('2026-02-30')).toThrow(RangeError);
    expect(() => beijingInstant('2026-02-03', '24:00:00')).toThrow(RangeError);
    expect(() => beijingInstant('2026-02-03', '9:00')).toThrow(RangeError);
    expect(() => formatBeijing(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('round-trips, and agrees with the time zone database', () => {
    const shanghai = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const text = formatBeijing(instant);
        expect(beijingInstant(text.slice(0, 10), text.slice(11)).getTime()).toBe(instant.getTime());
        // Shanghai kept local mean time, summer time and war time before 1992.
        if (instant.getUTCFullYear() >= 1992) expect(text).toBe(shanghai.format(instant));
      }),
    );
  });
});

describe('years between two days', () => {
  it('are completed on the anniversary', () => {
    expect(yearsBetween('1990-03-07', '2026-03-06')).toBe(35);
    expect(yearsBetween('1990-03-07', '2026-03-07')).toBe(36);
    expect(yearsBetween('2026-03-07', '2026-03-07')).toBe(0);
    expect(yearsBetween('2026-03-07', '2025-03-07')).toBe(-1);
  });

  it('of 29 February are completed on 1 March of a common year', () => {
    expect(yearsBetween('2000-02-29', '2018-02-28')).toBe(17);
    expect(yearsBetween('2000-02-29', '2018-03-01')).toBe(18);
    expect(yearsBetween('2000-02-29', '2020-02-29')).toBe(20);
  });

  it('never shrink as the later day moves on', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (from, a, b) => {
        const [earlier = '', later = ''] = [a, b].sort();
        expect(yearsBetween(from, earlier)).toBeLessThanOrEqual(yearsBetween(from, later));
      }),
    );
  });
});
