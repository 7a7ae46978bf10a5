import { describe, expect, it } from 'vitest';
import { windows2026 } from '../testing/facts.ts';
import { DUTIES } from './deadlines.ts';
import { idPaperEndsBefore, idPaperReminderSince, openingsDue, remindersDue } from './reminders.ts';

const days = [3, 7, 1];
const plan = Object.fromEntries(DUTIES.map((duty) => [duty, days])) as Record<
  (typeof DUTIES)[number],
  number[]
>;
const place = { windows: windows2026, confirmation: 'on-site' } as const;
const DAY = 86_400_000;

const due = (now: Date, where: Parameters<typeof remindersDue>[0] = place) =>
  remindersDue(where, plan, now).map(({ duty, days: left }) => `${duty} ${left}`);
const ahead = (closing: Date, left: number, ms = 0) => new Date(closing.getTime() - left * DAY + ms);

describe('the reminder that is due', () => {
  const { closesAt } = windows2026.registration;
  const ofSubmit = (now: Date) => due(now).filter((each) => each.startsWith('submit '));

  it('begins to the millisecond, and gives way to the next', () => {
    expect(ofSubmit(ahead(closesAt, 7, -1))).toEqual([]);
    expect(ofSubmit(ahead(closesAt, 7))).toEqual(['submit 7']);
    expect(ofSubmit(ahead(closesAt, 3, -1))).toEqual(['submit 7']);
    expect(ofSubmit(ahead(closesAt, 3))).toEqual(['submit 3']);
    expect(ofSubmit(ahead(closesAt, 1))).toEqual(['submit 1']);
    expect(ofSubmit(closesAt)).toEqual(['submit 1']);
    expect(ofSubmit(ahead(closesAt, 0, 1))).toEqual([]);
  });

  it('E3: never concerns who waits for an on-line result', () => {
    const now = ahead(windows2026.confirmation.closesAt, 1);
    expect(due(now)).toContain('confirm 1');
    expect(due(now, { ...place, confirmation: 'on-line' })).not.toContain('confirm 1');
  });

  it('does not come before the window opens', () => {
    const opensAt = ahead(windows2026.payment.closesAt, 5);
    const windows = { ...windows2026, payment: { ...windows2026.payment, opensAt } };
    expect(due(ahead(windows.payment.closesAt, 6), { ...place, windows })).toEqual([]);
    expect(due(ahead(windows.payment.closesAt, 3), { ...place, windows })).toEqual(['pay 3']);
  });

  it('is none where the installation plans none', () => {
    const none = { ...plan, submit: [] };
    expect(remindersDue(place, none, ahead(closesAt, 1)).map(({ duty }) => duty)).not.toContain('submit');
  });
});

describe('C4: an ID paper that ends before the exam', () => {
  it('is told from so many days ahead until the exam begins', () => {
    const since = (now: string) =>
      idPaperReminderSince('2026-04-11', [60], new Date(now))?.toISOString() ?? null;
    expect(since('2026-02-09T23:59:59+08:00')).toBeNull();
    expect(since('2026-02-10T00:00:00+08:00')).toBe('2026-02-09T16:00:00.000Z');
    expect(since('2026-04-10T23:59:59+08:00')).toBe('2026-02-09T16:00:00.000Z');
    expect(since('2026-04-11T00:00:00+08:00')).toBeNull();
  });

  it('is one that ends before the first day, and is not renewed since', () => {
    const ends = (until: string | null, renewed: string | null = null) =>
      idPaperEndsBefore('2026-04-11', { id_valid_until: until }, renewed);
    expect([ends('2026-04-10'), ends('2026-04-11'), ends(null)]).toEqual([true, false, false]);
    expect([ends('2026-04-10', '2026-04-10'), ends('2026-04-10', '2046-01-01')]).toEqual([true, false]);
  });
});

it('G1: payment that has opened is told while it is open', () => {
  const { opensAt, closesAt } = windows2026.payment;
  expect(openingsDue(place, ahead(opensAt, 0, -1))).toEqual([]);
  expect(openingsDue(place, opensAt)).toEqual([
    { duty: 'pay', days: null, from: opensAt, deadline: closesAt },
  ]);
  expect(openingsDue(place, closesAt)).toHaveLength(1);
  expect(openingsDue(place, ahead(closesAt, 0, 1))).toEqual([]);
});
