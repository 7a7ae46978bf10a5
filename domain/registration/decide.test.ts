import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../staff/actor.ts';
import { actorOf, digest, facts2026, settingsOf, windowsThatAre } from '../testing/facts.ts';
import { listsOf } from '../testing/lists.ts';
import { nurseOf2026 } from '../testing/personas.ts';
import {
  accepted,
  commandFor,
  everyRegistration,
  filledIn,
  justEntered,
  refused,
  registrationIn,
} from '../testing/registrations.ts';
import type { Facts } from './command.ts';
import { contentText } from './content.ts';
import { decide } from './decide.ts';
import { ACTIONS, lifecycle } from './lifecycle.ts';

const facts = facts2026();
const complete = filledIn(nurseOf2026, facts);

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

describe('a decision', () => {
  it('is pure: the same question has the same answer, and nothing that was passed is changed', () => {
    const question = fc.record({
      registration: fc.constantFrom(...everyRegistration()),
      action: fc.constantFrom(...ACTIONS),
      role: fc.constantFrom(...ROLES),
      state: fc.constantFrom('open' as const, 'closed' as const),
    });
    fc.assert(
      fc.property(question, ({ registration, action, role, state }) => {
        const known = deepFreeze(facts2026({ actor: actorOf(role), windows: windowsThatAre(state) }));
        const command = deepFreeze(commandFor(action, registration));
        const before = JSON.stringify([registration, command, known]);
        const first = decide(deepFreeze(registration), command, known);
        expect(decide(registration, command, known)).toEqual(first);
        expect(JSON.stringify([registration, command, known])).toBe(before);
      }),
      { numRuns: 500 },
    );
  });

  it('is not made on what nobody has looked at: another revision than the one seen is refused', () => {
    for (const [action, status, role] of [
      ['save-page', 'draft', 'candidate'],
      ['submit', 'draft', 'candidate'],
      ['confirm', 'submitted', 'site'],
      ['approve-at-point', 'confirmed', 'point'],
      ['approve-at-region', 'endorsed', 'region'],
      ['refuse', 'confirmed', 'point'],
      ['cancel', 'registered', 'region'],
    ] as const) {
      const registration = registrationIn(status);
      const known = facts2026({ actor: actorOf(role) });
      const command = commandFor(action, registration);
      for (const rev of [registration.rev - 1, registration.rev + 1])
        expect(refused(decide(registration, { ...command, rev } as typeof command, known)).code, action).toBe(
          'changed-meanwhile',
        );
      expect(decide(registration, command, known).ok, action).toBe(true);
    }
  });

  it('demands a reason of staff who say no', () => {
    const registration = registrationIn('confirmed');
    const point = facts2026({ actor: actorOf('point') });
    const command = { do: 'refuse', rev: registration.rev, reason: '' } as const;
    expect(refused(decide(registration, command, point)).code).toBe('reason-needed');
    const event = accepted(decide(registration, { ...command, reason: 'education-mismatch' }, point)).event;
    expect(event.reason).toBe('education-mismatch');
    expect(ACTIONS.filter((action) => lifecycle[action].reason).length).toBe(11);
  });

  it('tells strangers that the registration does not exist, whatever they want or have seen', () => {
    const strangers: readonly Facts['actor'][] = [
      { role: 'candidate', id: 'candidate-wang' },
      { role: 'site', id: 's', area: { region: '33', point: '3302' } },
      { role: 'point', id: 'p', area: { region: '33', point: '3302' } },
      { role: 'region', id: 'r', area: { region: '12', point: null } },
    ];
    for (const registration of everyRegistration())
      for (const action of ACTIONS)
        for (const actor of strangers) {
          const seenBefore = { ...registration, rev: registration.rev - 1 };
          for (const command of [commandFor(action, registration), commandFor(action, seenBefore)])
            expect(refused(decide(registration, command, facts2026({ actor })))).toEqual({
              code: 'not-found',
            });
        }
  });

  it('writes down who acted, where and why, and which answers changed, but never a value', () => {
    const answers = { ...nurseOf2026.pages.contact, phone: '13957105678' };
    const saved = accepted(
      decide(complete, { do: 'save-page', page: 'contact', answers, rev: complete.rev }, facts),
    );
    expect(saved.event).toEqual({
      action: 'save-page',
      actor: { role: 'candidate', id: 'candidate-lin', place: null },
      from: 'draft',
      to: 'draft',
      reason: null,
      objections: [],
      rev: complete.rev + 1,
      changed: ['phone'],
      contentDigest: digest(contentText(saved.next)),
      at: facts.now,
    });
    const confirmed = accepted(
      decide(
        registrationIn('submitted'),
        commandFor('confirm', registrationIn('submitted')),
        facts2026({ actor: actorOf('site') }),
      ),
    );
    expect(confirmed.event.actor).toEqual({ role: 'site', id: 'staff-site', place: '3301' });
  });
});

describe('submitting', () => {
  const submit = (registration: typeof complete, known = facts) =>
    decide(registration, { do: 'submit', rev: registration.rev }, known);

  it('freezes a revision with code and labels, and says that it is not confirmed yet: D3 (2026)', () => {
    const { next, revision, messages } = accepted(submit(complete));
    expect(next).toMatchObject({ status: 'submitted', revision: 1, submittedAt: facts.now });
    expect(next.firstSubmittedAt).toEqual(facts.now);
    expect(messages).toEqual(['unconfirmed']);
    expect(revision).toMatchObject({ number: 1, code: next.code, at: facts.now });
    const answers = revision?.content.pages.flatMap((page) => page.answers) ?? [];
    expect(answers.find(({ key }) => key === 'specialty')?.shown).toBe('368 护理学');
    expect(answers.find(({ key }) => key === 'point')?.shown).toBe('杭州市');
  });

  it('needs every page and the photo, and names the pages that are missing', () => {
    expect(refused(submit(justEntered(facts.edition, '33')))).toMatchObject({
      code: 'pages-missing',
      params: { pages: ['exam-point', 'person', 'contact', 'application', 'education', 'employment'] },
    });
    const savedPages = complete.savedPages.filter((page) => page !== 'education');
    expect(refused(submit({ ...complete, savedPages })).params).toEqual({ pages: ['education'] });
    expect(refused(submit({ ...complete, photo: null })).code).toBe('photo-missing');
  });

  it('checks once more what has gone out of date since the page was saved', () => {
    const lists = { ...listsOf('33'), specialty: [] };
    expect(refused(submit(complete, facts2026({ lists })))).toMatchObject({
      code: 'problems',
      problems: [{ field: 'specialty', code: 'not-offered' }],
    });
  });

  it('is no obstacle for an ID paper that runs out before the exam: C4 (2026)', () => {
    const expiring = { ...complete, answers: { ...complete.answers, id_valid_until: '2026-01-01' } };
    expect(accepted(submit(expiring)).next.status).toBe('submitted');
  });
});

describe('changing the region', () => {
  const move = (registration: typeof complete, region: string) =>
    decide(registration, { do: 'change-region', region }, facts);

  it('empties what was filled in for this exam: B5 (2026)', () => {
    const { next, event } = accepted(move(complete, '12'));
    expect(next).toMatchObject({ status: 'draft', region: '12', answers: {}, savedPages: [], photo: null });
    expect(event.changed).toContain('point');
    expect(complete.answers.point).toBe('3301');
  });

  it('is possible in 「未提交报名信息」 only, also after a withdrawal: B4 (2026)', () => {
    for (const registration of everyRegistration()) {
      const decision = move(registration, '12');
      expect(decision.ok, registration.status).toBe(registration.status === 'draft');
    }
  });

  it('keeps what the first submission has fixed: D6 (2026)', () => {
    const withdrawn = everyRegistration().find(
      ({ status, firstSubmittedAt }) => status === 'draft' && firstSubmittedAt !== null,
    );
    const { answers } = accepted(move(withdrawn ?? complete, '12')).next;
    expect(answers).toEqual(nurseOf2026.quotes.account);
  });

  it('wants another region', () => {
    expect(refused(move(complete, '33')).code).toBe('same-region');
  });
});

describe('the end of the review', () => {
  const endorsed = registrationIn('endorsed');
  const approve = (onlinePayment: boolean) =>
    accepted(
      decide(
        endorsed,
        commandFor('approve-at-region', endorsed),
        facts2026({ actor: actorOf('region'), settings: settingsOf('33', { onlinePayment }) }),
      ),
    );

  it('asks for payment where the region takes it on-line, and is 报名成功 where not: G1, G4 (2026)', () => {
    expect([approve(true).next.status, approve(true).messages]).toEqual(['payable', ['payable']]);
    expect([approve(false).next.status, approve(false).messages]).toEqual(['registered', ['registered']]);
  });

  it('is followed by 报名成功 when the money has come: G3 (2026)', () => {
    const payable = registrationIn('payable');
    const command = { do: 'record-payment', order: 'order-1' } as const;
    const paid = accepted(decide(payable, command, facts2026({ actor: actorOf('bank') })));
    expect([paid.next.status, paid.messages]).toEqual(['registered', ['registered']]);
  });
});
