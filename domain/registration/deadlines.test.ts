import { describe, expect, it } from 'vitest';
import { beijingInstant } from '../calendar/dates.ts';
import { actorOf, facts2026, settingsOf, windows2026 } from '../testing/facts.ts';
import { commandFor, everyRegistration, registrationIn, withPapers } from '../testing/registrations.ts';
import type { Facts } from './command.ts';
import { forfeitsAt } from './deadlines.ts';
import { decide } from './decide.ts';
import type { Action } from './lifecycle.ts';
import type { Registration } from './registration.ts';

const draft = registrationIn('draft');
const submitted = registrationIn('submitted');
const withdrawn =
  everyRegistration().find(
    ({ status, firstSubmittedAt }) => status === 'draft' && firstSubmittedAt !== null,
  ) ?? draft;

function outcome(registration: Registration, action: Action, now: Date, but: Partial<Facts>): string {
  const known = facts2026({ now, windows: windows2026, ...but });
  const decision = decide(registration, commandFor(action, registration), known);
  return decision.ok ? 'accepted' : decision.refusal.code;
}

/** The outcomes one millisecond before, at and one millisecond after a moment. */
function around(registration: Registration, action: Action, moment: Date, but: Partial<Facts> = {}) {
  return [-1, 0, 1].map((ms) => outcome(registration, action, new Date(moment.getTime() + ms), but));
}

const opens = ['window-not-open', 'accepted', 'accepted'];
const closes = ['accepted', 'accepted', 'window-closed'];
const { registration, confirmation, repair: repairWindow, review, payment } = windows2026;
const asSite = { actor: actorOf('site') };
const asPoint = { actor: actorOf('point') };
const asRegion = { actor: actorOf('region') };
const onLine = { settings: settingsOf('33', { confirmation: 'on-line' }) };
const repair = withPapers(registrationIn('repair'), facts2026(onLine));

describe('to the millisecond', () => {
  it('the form opens with registration, and a first submission ends with it', () => {
    for (const action of ['save-page', 'choose-photo', 'submit'] as const) {
      expect(around(draft, action, registration.opensAt), action).toEqual(opens);
      expect(around(draft, action, registration.closesAt), action).toEqual(closes);
    }
  });

  it('who has withdrawn may change and submit again until confirmation ends, also when registration has closed: D5 (2026)', () => {
    for (const action of ['save-page', 'choose-photo', 'submit'] as const) {
      expect(around(withdrawn, action, registration.closesAt), action).toEqual([
        'accepted',
        'accepted',
        'accepted',
      ]);
      expect(around(withdrawn, action, confirmation.closesAt), action).toEqual(closes);
    }
  });

  it('who was told 「确认不通过」 may repair until the deadline of the region: E2 (2026)', () => {
    for (const action of ['save-page', 'choose-photo', 'submit'] as const) {
      expect(around(repair, action, confirmation.closesAt, onLine), action).toEqual([
        'accepted',
        'accepted',
        'accepted',
      ]);
      expect(around(repair, action, repairWindow.closesAt, onLine), action).toEqual(closes);
    }
  });

  it('「修改考区」 belongs to registration, also after a withdrawal: B4 (2026)', () => {
    expect(around(draft, 'change-region', registration.opensAt)).toEqual(opens);
    expect(around(draft, 'change-region', registration.closesAt)).toEqual(closes);
    expect(around(withdrawn, 'change-region', registration.closesAt)).toEqual(closes);
  });

  it('「撤回信息提交」 ends with confirmation, and does not wait for it to begin: D5 (2026)', () => {
    expect(around(submitted, 'withdraw', confirmation.closesAt)).toEqual(closes);
    expect(around(submitted, 'withdraw', confirmation.opensAt)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('staff confirm on-site within the confirmation window: E1 (2026)', () => {
    expect(around(submitted, 'confirm', confirmation.opensAt, asSite)).toEqual(opens);
    expect(around(submitted, 'confirm', confirmation.closesAt, asSite)).toEqual(closes);
  });

  it('staff confirm on-line also later: who waits for the result has lost nothing: E3 (2026)', () => {
    const known = { ...asSite, ...onLine };
    expect(around(submitted, 'confirm', confirmation.opensAt, known)).toEqual(opens);
    expect(around(submitted, 'confirm', confirmation.closesAt, known)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
    const nextDay = beijingInstant('2025-12-21', '09:00:00');
    expect(outcome(submitted, 'confirm', nextDay, known)).toBe('accepted');
  });

  it('the review has a window of its own', () => {
    const confirmed = registrationIn('confirmed');
    const endorsed = registrationIn('endorsed');
    expect(around(confirmed, 'approve-at-point', review.opensAt, asPoint)).toEqual(opens);
    expect(around(confirmed, 'refuse', review.closesAt, asPoint)).toEqual(closes);
    for (const action of ['approve-at-region', 'refuse', 'return-to-point'] as const)
      expect(around(endorsed, action, review.closesAt, asRegion), action).toEqual(closes);
  });

  it('money that has come counts whenever the bank says so', () => {
    const payable = registrationIn('payable');
    const known = { actor: actorOf('bank') };
    expect(around(payable, 'record-payment', payment.closesAt, known)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ]);
  });
});

describe('the grace for who was at work at closing', () => {
  const grace = (minutes: number, mode: 'on-site' | 'on-line' = 'on-site') => ({
    settings: settingsOf('33', { graceMinutes: minutes, confirmation: mode }),
  });
  const end = registration.closesAt;
  const later = (ms: number) => new Date(end.getTime() + ms);
  const MINUTE = 60_000;
  const atWork = (ms: number) => ({ ...grace(5), atWork: later(ms) });

  it('lets them finish until it ends, to the millisecond, and nobody else', () => {
    for (const action of ['save-page', 'choose-photo', 'submit'] as const) {
      expect(around(draft, action, later(5 * MINUTE), atWork(-1000)), action).toEqual(closes);
      expect(around(draft, action, end, atWork(-1000)), action).toEqual(['accepted', 'accepted', 'accepted']);
      expect(around(draft, action, end, { ...grace(5), atWork: null }), action).toEqual(closes);
      expect(around(draft, action, end, { ...grace(0), atWork: later(-1000) }), action).toEqual(closes);
    }
  });

  it('counts who was at work in the hour before closing, both ends included, and nobody who came later', () => {
    const outcomeFor = (ms: number) => outcome(draft, 'submit', later(1), atWork(ms));
    expect([-60 * MINUTE - 1, -60 * MINUTE, 0, 1].map(outcomeFor)).toEqual([
      'window-closed',
      'accepted',
      'accepted',
      'window-closed',
    ]);
  });

  it('holds for each closing of a form, also after a withdrawal and for a repair', () => {
    const ending = (moment: Date) => new Date(moment.getTime() + 5 * MINUTE);
    const [onSiteEnd, onLineEnd] = [confirmation.closesAt, repairWindow.closesAt];
    const withdrawnAt = { ...grace(5), atWork: onSiteEnd };
    const repairAt = { ...grace(5, 'on-line'), atWork: onLineEnd };
    expect(around(withdrawn, 'submit', ending(onSiteEnd), withdrawnAt)).toEqual(closes);
    expect(around(repair, 'submit', ending(onLineEnd), repairAt)).toEqual(closes);
  });

  it('is none for changing the region, withdrawing, confirming', () => {
    expect(around(draft, 'change-region', end, atWork(-1000))).toEqual(closes);
    const { closesAt } = confirmation;
    const known = { ...grace(5), atWork: closesAt };
    expect(around(submitted, 'withdraw', closesAt, known)).toEqual(closes);
    expect(around(submitted, 'confirm', closesAt, { ...known, ...asSite })).toEqual(closes);
  });

  it('keeps everybody from giving up a form until it is over, and from nothing else', () => {
    const asJob = { actor: actorOf('system'), ...grace(5) };
    const forfeits = ['deadline-not-reached', 'deadline-not-reached', 'accepted'];
    expect(around(draft, 'forfeit', later(5 * MINUTE), asJob)).toEqual(forfeits);
    expect(around(submitted, 'forfeit', confirmation.closesAt, asJob)).toEqual(forfeits);
    expect(around(registrationIn('payable'), 'forfeit', payment.closesAt, asJob)).toEqual(forfeits);
  });
});

describe('giving up', () => {
  const asSystem = { actor: actorOf('system') };
  const forfeits = ['deadline-not-reached', 'deadline-not-reached', 'accepted'];

  it('comes one millisecond after the last moment in which something could be done: E3, G3 (2026)', () => {
    expect(around(draft, 'forfeit', registration.closesAt, asSystem)).toEqual(forfeits);
    expect(around(withdrawn, 'forfeit', confirmation.closesAt, asSystem)).toEqual(forfeits);
    expect(around(submitted, 'forfeit', confirmation.closesAt, asSystem)).toEqual(forfeits);
    expect(around(repair, 'forfeit', repairWindow.closesAt, { ...asSystem, ...onLine })).toEqual(forfeits);
    expect(around(registrationIn('payable'), 'forfeit', payment.closesAt, asSystem)).toEqual(forfeits);
  });

  it('never befalls who has submitted on-line and waits for the result: E3 (2026)', () => {
    const never = beijingInstant('2199-12-31');
    expect(outcome(submitted, 'forfeit', never, { ...asSystem, ...onLine })).toBe('deadline-not-reached');
    expect(forfeitsAt(submitted, windows2026, 'on-line')).toBeNull();
  });

  it('never befalls who waits for staff, or has arrived', () => {
    for (const mode of ['on-site', 'on-line'] as const)
      for (const status of [
        'confirmed',
        'endorsed',
        'registered',
        'refused',
        'forfeited',
        'cancelled',
      ] as const)
        expect(forfeitsAt(registrationIn(status), windows2026, mode), status).toBeNull();
  });
});
