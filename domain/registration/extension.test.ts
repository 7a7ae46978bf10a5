import { describe, expect, it } from 'vitest';
import { actorOf, facts2026, settingsOf, windows2026 } from '../testing/facts.ts';
import { commandFor, registrationIn } from '../testing/registrations.ts';
import type { Facts } from './command.ts';
import { decide } from './decide.ts';
import { extended } from './extension.ts';
import type { Action } from './lifecycle.ts';
import type { Registration } from './registration.ts';

const HOUR = 3_600_000;
const later = (moment: Date, ms: number) => new Date(moment.getTime() + ms);
const { registration: signUp, confirmation, review, payment } = windows2026;

type Who = Parameters<typeof actorOf>[0];

function decideAs(who: Who, registration: Registration, action: Action, now: Date, hours = 72) {
  const facts: Facts = facts2026({
    now,
    actor: actorOf(who),
    settings: settingsOf('33', { extensionHours: hours }),
    windows: extended(windows2026, registration.extendedUntil),
  });
  return decide(registration, commandFor(action, registration), facts);
}

function accepted(decision: ReturnType<typeof decide>): Registration {
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.next;
}

const codeOf = (decision: ReturnType<typeof decide>) => (decision.ok ? 'accepted' : decision.refusal.code);

describe('who gets a file back after the time has run out', () => {
  const late = later(signUp.closesAt, 24 * HOUR);
  const forfeited = accepted(decideAs('system', registrationIn('draft'), 'forfeit', late));
  const back = accepted(decideAs('region', forfeited, 'revert-forfeit', late));

  it('has the configured hours for it, to the millisecond, and is not given up in them: E3 (2026)', () => {
    const end = later(late, 72 * HOUR);
    const submits = [-1, 0, 1].map((ms) => codeOf(decideAs('candidate', back, 'submit', later(end, ms))));
    expect(submits).toEqual(['accepted', 'accepted', 'window-closed']);
    const forfeits = [-1, 0, 1].map((ms) => codeOf(decideAs('system', back, 'forfeit', later(end, ms))));
    expect(forfeits).toEqual(['deadline-not-reached', 'deadline-not-reached', 'accepted']);
  });

  it('is told until when', () => {
    const decision = decideAs('region', forfeited, 'revert-forfeit', late);
    expect(decision.ok && decision.told.deadline).toEqual(later(late, 72 * HOUR));
  });

  it('has none where the setting gives none', () => {
    const unextended = accepted(decideAs('region', forfeited, 'revert-forfeit', late, 0));
    expect(codeOf(decideAs('candidate', unextended, 'submit', later(late, 1), 0))).toBe('window-closed');
  });

  it('loses nothing where the calendar gives more', () => {
    const early = later(signUp.opensAt, HOUR);
    const windows = extended(windows2026, later(early, 72 * HOUR));
    expect(windows.payment).toEqual(payment);
    expect(windows.registration.closesAt >= signUp.closesAt).toBe(true);
  });
});

describe('staff who get a file back after their window', () => {
  it.each([
    ['point', 'confirmed', 'revert-confirmation', 'site', 'confirm', confirmation.closesAt],
    ['region', 'payable', 'revert-approval', 'region', 'approve-at-region', review.closesAt],
  ] as const)(
    '%s takes back what is %s: %s gives time for the next step',
    (who, status, undo, next, act, end) => {
      const late = later(end, HOUR);
      const undone = accepted(decideAs(who, registrationIn(status), undo, late));
      expect(codeOf(decideAs(next, undone, act, later(late, HOUR)))).toBe('accepted');
      expect(codeOf(decideAs(next, undone, act, later(late, 73 * HOUR)))).toBe('window-closed');
    },
  );
});
