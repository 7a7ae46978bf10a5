import { describe, expect, it } from 'vitest';
import { ROLES } from '../staff/actor.ts';
import { actorOf, facts2026, NOW, windowsThatAre } from '../testing/facts.ts';
import { commandFor, everyRegistration } from '../testing/registrations.ts';
import { decide } from './decide.ts';
import { blockingHold, HOLD_KINDS, type Hold, type HoldKind } from './holds.ts';
import { ACTIONS, type Action } from './lifecycle.ts';

const hold = (kind: HoldKind): Hold => ({ kind, since: NOW, reason: 'doubt' });

/** Every action that somebody may do somewhere without a hold, and nobody anywhere with it. */
function stoppedBy(kind: HoldKind): readonly Action[] {
  const isPossible = (action: Action, holds: readonly Hold[]) =>
    (['on-site', 'on-line'] as const).some((confirmation) =>
      everyRegistration().some((registration) =>
        ROLES.some((role) => {
          const windows = windowsThatAre(action === 'forfeit' ? 'closed' : 'open');
          const settings = { ...facts2026().settings, confirmation };
          const known = facts2026({ actor: actorOf(role), holds, windows, settings });
          return decide(registration, commandFor(action, registration), known).ok;
        }),
      ),
    );
  return ACTIONS.filter((action) => isPossible(action, []) && !isPossible(action, [hold(kind)]));
}

describe('a hold', () => {
  it('stops what must not happen while it is open, and nothing else', () => {
    const stopped = Object.fromEntries(HOLD_KINDS.map((kind) => [kind, stoppedBy(kind)]));
    expect(stopped).toEqual({
      'duplicate-suspected': ['confirm', 'approve-at-point', 'approve-at-region'],
      'photo-in-doubt': ['approve-at-region'],
      'credential-in-doubt': ['approve-at-region'],
      'score-merge-pending': ['approve-at-region'],
      'identity-disputed': ['submit', 'confirm', 'approve-at-point', 'approve-at-region'],
    });
  });

  it('is named in the refusal, the first that blocks', () => {
    const holds = HOLD_KINDS.map(hold);
    expect(blockingHold(holds, 'submit')?.kind).toBe('identity-disputed');
    expect(blockingHold(holds, 'cancel')).toBeNull();
    expect(blockingHold(holds, 'withdraw')).toBeNull();
    expect(blockingHold([], 'confirm')).toBeNull();
  });
});
