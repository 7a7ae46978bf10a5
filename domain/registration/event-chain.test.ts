import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../staff/actor.ts';
import { digest, NOW } from '../testing/facts.ts';
import type { RegistrationEvent } from './command.ts';
import { chainStart, eventText, nextHead } from './event-chain.ts';
import { ACTIONS } from './lifecycle.ts';
import { STATUSES } from './registration.ts';

const event: fc.Arbitrary<RegistrationEvent> = fc.record({
  action: fc.constantFrom('enter' as const, ...ACTIONS),
  actor: fc.record({
    role: fc.constantFrom(...ROLES),
    id: fc.string({ maxLength: 5 }),
    place: fc.option(fc.string({ maxLength: 3 })),
  }),
  from: fc.option(fc.constantFrom(...STATUSES)),
  to: fc.constantFrom(...STATUSES),
  reason: fc.option(fc.string({ maxLength: 5 })),
  objections: fc.array(
    fc.record({ item: fc.string({ maxLength: 3 }), reason: fc.string({ maxLength: 3 }) }),
    {
      maxLength: 2,
    },
  ),
  rev: fc.integer({ min: 1, max: 9 }),
  changed: fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }),
  contentDigest: fc.string({ maxLength: 5 }),
  at: fc.nat(1000).map((ms) => new Date(NOW.getTime() + ms)),
});

const EMPTY_HEAD = chainStart({ edition: 'health-2026', candidate: 'c1' }, digest);
const events = fc.array(event, { minLength: 1, maxLength: 8 });
const headOf = (chain: readonly RegistrationEvent[]) =>
  chain.reduce((head, of, i) => nextHead(head, i + 1, of, digest), EMPTY_HEAD);
const isSame = (a: RegistrationEvent | undefined, b: RegistrationEvent | undefined) =>
  JSON.stringify(a) === JSON.stringify(b);

describe('the chain of events', () => {
  it('has the same head for the same events', () => {
    fc.assert(
      fc.property(events, (chain) => {
        expect(headOf(chain)).toBe(headOf(chain.map((of) => ({ ...of }))));
        expect(headOf(chain)).not.toBe(EMPTY_HEAD);
      }),
    );
  });

  it('has another head when any event is changed, in any of its parts', () => {
    const key = fc.constantFrom(
      'action',
      'actor',
      'from',
      'to',
      'reason',
      'rev',
      'changed',
      'contentDigest',
      'at',
    ) as fc.Arbitrary<keyof RegistrationEvent>;
    fc.assert(
      fc.property(events, fc.nat(), key, event, (chain, pick, part, other) => {
        const at = pick % chain.length;
        const altered = chain.map((of, i) => (i === at ? { ...of, [part]: other[part] } : of));
        fc.pre(!isSame(chain[at], altered[at]));
        expect(headOf(altered)).not.toBe(headOf(chain));
      }),
    );
  });

  it('has another head when any event is dropped, added or given twice', () => {
    fc.assert(
      fc.property(events, fc.nat(), (chain, pick) => {
        const at = pick % chain.length;
        expect(headOf(chain.toSpliced(at, 1))).not.toBe(headOf(chain));
        expect(headOf(chain.flatMap((of, i) => (i === at ? [of, of] : [of])))).not.toBe(headOf(chain));
      }),
    );
  });

  it('has another head when two different events are swapped', () => {
    fc.assert(
      fc.property(events, fc.nat(), fc.nat(), (chain, pickA, pickB) => {
        const [a, b] = [pickA % chain.length, pickB % chain.length];
        fc.pre(!isSame(chain[a], chain[b]));
        const swapped = chain.map((of, i) => (i === a ? chain[b] : i === b ? chain[a] : of) ?? of);
        expect(headOf(swapped)).not.toBe(headOf(chain));
      }),
    );
  });

  it('says the place in the chain, so that a piece cannot stand elsewhere', () => {
    const [of] = fc.sample(event, { numRuns: 1, seed: 1 });
    if (of === undefined) throw new Error('no event');
    expect(nextHead(EMPTY_HEAD, 1, of, digest)).not.toBe(nextHead(EMPTY_HEAD, 2, of, digest));
  });

  it('writes every event on one line, of which the parts cannot run into each other', () => {
    fc.assert(
      fc.property(event, (of) => {
        expect(eventText(of)).not.toContain('\n');
        expect(JSON.parse(eventText(of))).toHaveLength(of.objections.length === 0 ? 11 : 12);
      }),
    );
  });
});
