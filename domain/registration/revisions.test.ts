import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorOf, facts2026 } from '../testing/facts.ts';
import { nurseOf2026 } from '../testing/personas.ts';
import { accepted, afterAct, filledIn, refused } from '../testing/registrations.ts';
import type { Decision } from './command.ts';
import { decide, freeze } from './decide.ts';
import type { Registration } from './registration.ts';

const facts = facts2026();
const complete = filledIn(nurseOf2026, facts);
const submit = (registration: Registration) =>
  decide(registration, { do: 'submit', rev: registration.rev }, facts);
const withdraw = (registration: Registration) => afterAct(registration, { do: 'withdraw' }, facts);

function withAddress(registration: Registration, address: string): Registration {
  const answers = { ...nurseOf2026.pages.contact, address };
  return afterAct(registration, { do: 'save-page', page: 'contact', answers, rev: registration.rev }, facts);
}

type Submission = { readonly address: string; readonly decision: Extract<Decision, { ok: true }> };

/** Withdraws, changes and submits again, once for each address. */
function history(addresses: readonly string[]): readonly Submission[] {
  const submissions: Submission[] = [];
  let registration = complete;
  for (const address of addresses) {
    const draft = registration.status === 'draft' ? registration : withdraw(registration);
    const decision = accepted(submit(withAddress(draft, address)));
    submissions.push({ address, decision });
    registration = decision.next;
  }
  return submissions;
}

describe('submitting again', () => {
  it('renews the code with every change, keeps it without one, and never gives a code twice: D7 (2026)', () => {
    const address = fc.constantFrom('文三路88号', '解放路9号', '中山北路1号');
    fc.assert(
      fc.property(fc.array(address, { minLength: 2, maxLength: 12 }), (addresses) => {
        const submissions = history(addresses);
        submissions.forEach(({ decision, address }, i) => {
          const before = submissions[i - 1];
          const isChanged = before?.address !== address;
          expect(decision.revision !== null).toBe(isChanged);
          expect(decision.next.code !== before?.decision.next.code).toBe(isChanged);
        });
        const codes = submissions.flatMap(({ decision }) => decision.revision?.code ?? []);
        expect(new Set(codes).size).toBe(codes.length);
      }),
      { numRuns: 60 },
    );
  });

  it('makes A → B → A a third revision with a code of its own', () => {
    const codes = history(['文三路88号', '解放路9号', '文三路88号']).map(
      ({ decision }) => decision.next.code,
    );
    expect(new Set(codes).size).toBe(3);
  });

  it('goes on past the hundredth revision', () => {
    const many = history(Array.from({ length: 103 }, (_, i) => (i % 2 === 0 ? '文三路88号' : '解放路9号')));
    const codes = many.map(({ decision }) => decision.next.code ?? '');
    expect(new Set(codes).size).toBe(103);
    expect([codes[0]?.slice(-2), codes[100]?.slice(-2)]).toEqual(['01', '01']);
    expect(many[102]?.decision.next.revision).toBe(103);
  });

  it('counts as a change what was moved to another region, and another photo', () => {
    const [first] = history(['文三路88号']);
    const draft = withdraw(first?.decision.next ?? complete);
    const otherPhoto = afterAct(draft, { do: 'choose-photo', photo: 'c'.repeat(64) }, facts);
    expect(accepted(submit(otherPhoto)).revision?.number).toBe(2);
    const otherRegion = { ...draft, region: '12', answers: { ...draft.answers } };
    expect(freeze(otherRegion, facts).revision?.number).toBe(2);
    expect(freeze(draft, facts).revision).toBeNull();
  });

  it('does not count as a change in which order the subjects were ticked', () => {
    const [first] = history(['文三路88号']);
    const draft = withdraw(first?.decision.next ?? complete);
    const answers = {
      ...nurseOf2026.pages.application,
      subjects: ['practice', 'basic', 'professional', 'related'],
    };
    const reticked = afterAct(
      draft,
      { do: 'save-page', page: 'application', answers, rev: draft.rev },
      facts,
    );
    expect(accepted(submit(reticked)).next.code).toBe(draft.code);
  });

  it('does not count as a change how a client says that nothing was entered', () => {
    const [first] = history(['文三路88号']);
    const draft = withdraw(first?.decision.next ?? complete);
    const saved = (postcode: string | null | readonly string[], from: Registration) => {
      const answers = { ...nurseOf2026.pages.contact, address: '文三路88号', postcode };
      return afterAct(from, { do: 'save-page', page: 'contact', answers, rev: from.rev }, facts);
    };
    const without = accepted(submit(saved(null, draft))).next;
    for (const nothing of ['', '   ', []])
      expect(accepted(submit(saved(nothing, withdraw(without)))).next.code).toBe(without.code);
  });
});

describe('an old print', () => {
  const [first, second] = history(['文三路88号', '解放路9号']);
  const current = second?.decision.next ?? complete;
  const confirm = (code: string) =>
    decide(current, { do: 'confirm', code, rev: current.rev }, facts2026({ actor: actorOf('site') }));

  it('cannot be confirmed, and the refusal says which print it is and which one holds: D7 (2026)', () => {
    expect(refused(confirm(first?.decision.next.code ?? ''))).toEqual({
      code: 'old-print',
      params: { printed: '01', current: '02' },
    });
    expect(accepted(confirm(current.code ?? '')).next.status).toBe('confirmed');
  });

  it('is not helped by anything else than the code itself, to the last character', () => {
    const code = current.code ?? '';
    for (let at = 0; at < code.length; at += 1) {
      const wrong = code.slice(0, at) + (code[at] === '7' ? '8' : '7') + code.slice(at + 1);
      expect(refused(confirm(wrong)).code, `at ${at}`).toBe('old-print');
    }
    fc.assert(
      fc.property(fc.string(), (code) => {
        fc.pre(code !== current.code);
        expect(refused(confirm(code)).code).toBe('old-print');
      }),
    );
  });
});
