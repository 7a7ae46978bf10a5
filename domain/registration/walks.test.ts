import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../edition/edition.ts';
import { health2026 } from '../edition/health-2026.ts';
import { ROLES, type Role } from '../staff/actor.ts';
import { actorOf, facts2026, NOW, settingsOf, windowsThatAre } from '../testing/facts.ts';
import { listsOf } from '../testing/lists.ts';
import { nurseOf2026 } from '../testing/personas.ts';
import { commandFor, completeEverywhere, justEntered, withPapers } from '../testing/registrations.ts';
import type { Command, Decision, Facts } from './command.ts';
import { decide } from './decide.ts';
import { openActions } from './guard.ts';
import { ACTIONS, type Action, lifecycle } from './lifecycle.ts';
import { EDITABLE, ENDED, type Registration, STATUSES, SUBMITTED_OR_LATER } from './registration.ts';
import { readVerificationCode, revisionDigits } from './verification-code.ts';

type Step = { readonly registration: Registration; readonly decision: Decision };

const move = fc.record({
  /** Which of the acts that are open now, or (one in ten) any act by anybody. */
  pick: fc.nat(),
  wild: fc.nat(9).map((of) => of === 0),
  late: fc.nat(9).map((of) => of === 0),
  address: fc.constantFrom('文三路88号', '解放路9号', null),
  photo: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
});

type Move = typeof move extends fc.Arbitrary<infer Of> ? Of : never;
type Act = { readonly role: Role; readonly action: Action };

const everyAct = ROLES.flatMap((role) => ACTIONS.map((action): Act => ({ role, action })));

function actOf(of: Move, registration: Registration, facts: (role: Role) => Facts): Act {
  const open = ROLES.flatMap((role) =>
    openActions(registration, facts(role)).map((action): Act => ({ role, action })),
  );
  const acts = of.wild || open.length === 0 ? everyAct : open;
  return acts[of.pick % acts.length] ?? { role: 'nation', action: 'cancel' };
}

/** Pages that are missing come first. */
function pageOf(of: Move, { savedPages, region }: Registration) {
  const missing = health2026.pages.filter(({ key }) => !savedPages.includes(key));
  const page = missing[of.pick % missing.length]?.key ?? 'contact';
  const answers = nurseOf2026.pages[page] ?? {};
  if (page === 'contact') return { page, answers: { ...answers, address: of.address } };
  return {
    page,
    answers: page === 'exam-point' && region === '12' ? { point: '120103', site: '120103-1' } : answers,
  };
}

function commandOf(of: Move, action: Action, registration: Registration): Command {
  const command = commandFor(action, registration);
  switch (command.do) {
    case 'choose-photo':
      return { ...command, photo: of.photo };
    case 'save-page':
      return { ...command, ...pageOf(of, registration) };
    case 'change-region':
      return { ...command, region: registration.region === '12' ? '33' : '12' };
    default:
      return command;
  }
}

const onLine = facts2026({ settings: settingsOf('33', { confirmation: 'on-line' }) });

/** A life made of the acts of many people, of which some are refused. */
const walk = fc
  .record({
    start: fc.constantFrom(
      justEntered(health2026, '33'),
      completeEverywhere(),
      withPapers(completeEverywhere(), onLine),
    ),
    confirmation: fc.constantFrom('on-site' as const, 'on-line' as const),
    onlinePayment: fc.boolean(),
    moves: fc.array(move, { minLength: 40, maxLength: 80, size: 'max' }),
  })
  .map(({ start, confirmation, onlinePayment, moves }) => {
    const steps: Step[] = [];
    let registration = start;
    for (const of of moves) {
      const { region } = registration;
      const factsOf = (role: Role) =>
        facts2026({
          now: new Date(NOW.getTime() + steps.length * 1000),
          actor: actorOf(role, region, null),
          settings: settingsOf(region, { confirmation, onlinePayment }),
          windows: windowsThatAre(of.late ? 'closed' : 'open'),
          lists: listsOf(region),
        });
      const act = actOf(of, registration, factsOf);
      const decision = decide(registration, commandOf(of, act.action, registration), factsOf(act.role));
      steps.push({ registration, decision });
      if (decision.ok) registration = decision.next;
    }
    return steps;
  });

const lockedKeys = fieldsOf(health2026)
  .filter((field) => field.locked)
  .map((field) => field.key);

function checkStep({ registration, decision }: Step): void {
  if (!decision.ok) return;
  const { next, event, revision } = decision;
  expect(next.rev).toBe(registration.rev + 1);
  expect(event).toMatchObject({ rev: next.rev, from: registration.status, to: next.status });
  expect(event.action !== 'enter' && lifecycle[event.action].to).toContain(next.status);
  for (const key of ['edition', 'candidate', 'number'] as const) expect(next[key]).toBe(registration[key]);
  if (
    next.status !== registration.status &&
    event.action !== 'revert-refusal' &&
    event.action !== 'revert-forfeit'
  )
    expect(next.statusBefore).toBe(registration.status);
  expect(next.revision - registration.revision).toBe(revision === null ? 0 : 1);
  if (next.revision === registration.revision) expect(next.code).toBe(registration.code);
  if (registration.firstSubmittedAt !== null) {
    expect(next.firstSubmittedAt).toEqual(registration.firstSubmittedAt);
    for (const key of lockedKeys) expect(next.answers[key]).toEqual(registration.answers[key]);
  }
}

function checkState(of: Registration): void {
  if (SUBMITTED_OR_LATER.includes(of.status) || of.status === 'repair' || of.status === 'refused') {
    expect(of.submittedAt).not.toBeNull();
    expect(of.revision).toBeGreaterThan(0);
  }
  expect(of.firstSubmittedAt === null).toBe(of.submittedAt === null);
  expect(of.code === null).toBe(of.revision === 0);
  expect(of.contentDigest === null).toBe(of.revision === 0);
  if (of.code !== null) {
    expect(readVerificationCode(of.code)).toBe(of.code);
    expect(of.code.slice(-2)).toBe(revisionDigits(of.revision));
  }
  if (ENDED.includes(of.status)) {
    expect(of.statusBefore).not.toBeNull();
    expect(of.statusBefore === null || !ENDED.includes(of.statusBefore)).toBe(true);
  }
}

/** The status stays, and its owner has to know. */
const TOLD_WITHOUT_MOVING: readonly string[] = ['correct', 'print-for-candidate', 'mark-infected'];

describe('whatever happens to a registration', () => {
  it('it keeps its identity, its locked answers and its counters, and knows where it was', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const step of steps) {
          checkStep(step);
          checkState(step.decision.ok ? step.decision.next : step.registration);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('what is confirmed, and all that follows, is what was submitted: only a correction changes an answer', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { registration, decision } of steps) {
          if (!decision.ok || EDITABLE.includes(registration.status)) continue;
          if (decision.event.action === 'correct') {
            expect(decision.event.changed).toEqual(['address']);
            expect(decision.next.revision).toBe(registration.revision + 1);
          } else {
            expect(decision.next.answers).toBe(registration.answers);
            const marked = decision.event.action === 'mark-infected' ? ['id-paper'] : [];
            expect(decision.event.changed).toEqual(marked);
          }
          expect(decision.next.photo).toBe(registration.photo);
          expect(decision.next.region).toBe(registration.region);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('D3, I2: every change of state is told, with the deadline that binds from then on', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        for (const { registration, decision } of steps) {
          if (!decision.ok) continue;
          // Nobody is left to read of an account that is being closed.
          const { action } = decision.event;
          const isMoved = decision.next.status !== registration.status && action !== 'give-up';
          const isTold = isMoved || TOLD_WITHOUT_MOVING.includes(action);
          expect(decision.messages.length, decision.event.action).toBe(isTold ? 1 : 0);
          const { next, told, event } = decision;
          expect(told).toMatchObject({ status: next.status, region: next.region, reason: event.reason });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is seen in every status by these walks', () => {
    const reached = fc
      .sample(walk, { numRuns: 200, seed: 2026 })
      .flatMap((steps) => steps.flatMap(({ decision }) => (decision.ok ? [decision.next.status] : [])));
    expect(new Set(reached)).toEqual(new Set(STATUSES));
  });
});
