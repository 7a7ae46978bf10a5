import { describe, expect, it } from 'vitest';
import { actorOf, facts2026 } from '../testing/facts.ts';
import { afterAct, refused, registrationIn } from '../testing/registrations.ts';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import { SECOND_LOOK_RULES } from './first-pass.ts';
import { openActions } from './guard.ts';
import { asFirstPass, blindTo, causeOf, secondLookOf, secondLookRules } from './second-look.ts';

const SEEN = { answers: {}, verdict: null, isMerged: false } as const;
const ALL = { rules: SECOND_LOOK_RULES, percent: 2 };
const first = actorOf('point');
const second = { ...first, id: 'staff-other' };
const waiting = registrationIn('confirmed');
const once = afterAct(
  waiting,
  { do: 'pass-first', rev: waiting.rev, cause: 'sample' },
  facts2026({ actor: first }),
);

describe('what asks for a second look', () => {
  it('is told from the file itself', () => {
    expect(secondLookRules(SEEN)).toEqual([]);
    expect(secondLookRules({ ...SEEN, verdict: 'short' })).toEqual(['eligibility-short']);
    expect(secondLookRules({ ...SEEN, verdict: 'unclear' })).toEqual([]);
    const answers = { graduated_on: '1998-07-01', employer_other: '康宁诊所' };
    expect(secondLookRules({ ...SEEN, answers, isMerged: true })).toEqual([
      'credential-before-registers',
      'employer-by-hand',
      'specialty-merged',
    ]);
    expect(secondLookRules({ ...SEEN, answers: { graduated_on: '2002-01-01' } })).toEqual([]);
  });

  it('is a rule that the region has, always; else the lot, for so many of a hundred', () => {
    expect(causeOf(['employer-by-hand'], ALL, 99)).toBe('employer-by-hand');
    expect(causeOf(['employer-by-hand'], { ...ALL, rules: ['eligibility-short'] }, 99)).toBeNull();
    const drawn = Array.from({ length: 100 }, (_, lot) => causeOf([], ALL, lot));
    expect(drawn.filter((cause) => cause === 'sample')).toHaveLength(2);
    expect(causeOf([], { rules: [], percent: 0 }, 0)).toBeNull();
  });

  it('makes the first of two passes of a pass, and nothing of anything else', () => {
    const pass: Command = { do: 'approve-at-point', rev: 3 };
    expect(asFirstPass(pass, waiting, 'sample')).toEqual({ do: 'pass-first', rev: 3, cause: 'sample' });
    expect(asFirstPass(pass, waiting, null)).toBe(pass);
    expect(asFirstPass(pass, once, 'sample')).toBe(pass);
    const refusal: Command = { do: 'refuse', rev: 3, reason: 'years-too-few' };
    expect(asFirstPass(refusal, waiting, 'employer-by-hand')).toBe(refusal);
  });
});

describe('four eyes', () => {
  it('keep the status, its time, and tell nobody', () => {
    const decision = decide(
      waiting,
      { do: 'pass-first', rev: waiting.rev, cause: 'sample' },
      facts2026({ actor: first }),
    );
    expect(decision).toMatchObject({ ok: true, messages: [], event: { from: 'confirmed', to: 'confirmed' } });
    expect(once).toMatchObject({
      status: 'confirmed',
      statusSince: waiting.statusSince,
      firstPass: { by: first.id, cause: 'sample' },
    });
  });

  it('are two people’s: who passed first takes no second decision, and may take the first back', () => {
    const facts = facts2026({ actor: first });
    for (const command of [
      { do: 'approve-at-point', rev: once.rev },
      { do: 'refuse', rev: once.rev, reason: 'years-too-few' },
    ] as const) {
      expect(refused(decide(once, command, facts))).toEqual({ code: 'own-first-pass' });
    }
    expect(openActions(once, facts)).toContain('revert-first-pass');
    const back: Command = { do: 'revert-first-pass', rev: once.rev, reason: 'slip' };
    expect(afterAct(once, back, facts)).toMatchObject({ status: 'confirmed', firstPass: null });
    expect(refused(decide(once, back, facts2026({ actor: second }))).code).toBe('wrong-status');
  });

  it('leave to the second what any reviewer may do, and nothing that would give the first away', () => {
    const seen = openActions(waiting, facts2026({ actor: second }));
    const after = openActions(once, facts2026({ actor: second }));
    const open = seen.filter((action) => action !== 'pass-first');
    expect(after).toEqual(open);
    const passed = afterAct(once, { do: 'approve-at-point', rev: once.rev }, facts2026({ actor: second }));
    expect(passed).toMatchObject({ status: 'endorsed', firstPass: null });
    const refusal: Command = { do: 'refuse', rev: once.rev, reason: 'years-too-few' };
    expect(afterAct(once, refusal, facts2026({ actor: second }))).toMatchObject({
      status: 'refused',
      firstPass: null,
    });
    expect([secondLookOf(once, 'refuse'), secondLookOf(once, 'approve-at-point')]).toEqual([
      'disagreed',
      'agreed',
    ]);
    expect([secondLookOf(waiting, 'refuse'), secondLookOf(once, 'revert-confirmation')]).toEqual([
      null,
      null,
    ]);
  });

  it('hide a first look from everybody else until the stage is decided', () => {
    const event = { actor: { role: 'point', id: first.id, place: '3301' }, from: 'confirmed' } as const;
    const confirmed = { event: { ...event, action: 'confirm', from: 'submitted', to: 'confirmed' } } as const;
    const passed = { event: { ...event, action: 'pass-first', to: 'confirmed' } } as const;
    const endorsed = { event: { ...event, action: 'approve-at-point', to: 'endorsed' } } as const;
    expect(blindTo(second.id, [confirmed, passed])).toEqual([confirmed]);
    expect(blindTo(first.id, [confirmed, passed])).toEqual([confirmed, passed]);
    expect(blindTo(second.id, [confirmed, passed, endorsed])).toEqual([confirmed, passed, endorsed]);
  });
});
