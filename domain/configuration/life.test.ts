import { describe, expect, it } from 'vitest';
import { POSTS } from '../staff/posts.ts';
import {
  CONFIGURATION_ACTIONS,
  CONFIGURATION_STATES,
  type Configuration,
  type ConfigurationState,
  decideConfiguration,
  openConfigurationActs,
} from './life.ts';

const draft: Configuration = {
  region: '13',
  state: 'draft',
  rev: 3,
  digest: 'a',
  rehearsed: 'a',
  authors: ['author'],
};
const actor = (
  id: string,
  post: (typeof POSTS)[number] = 'region-administrator',
  region: string | null = '13',
) => ({
  id,
  post,
  area: { region, point: null },
});
const facts = (id: string) => ({ actor: actor(id), problems: [] });
const inState = (state: ConfigurationState) => ({ ...draft, state });

describe('a configuration', () => {
  it('is open to each act in its states, and closed to all once it is live, replaced or dropped', () => {
    const open = Object.fromEntries(
      CONFIGURATION_STATES.map((state) => [state, openConfigurationActs(inState(state), facts('second'))]),
    );
    expect(open).toEqual({
      draft: ['save', 'rehearse', 'propose', 'drop'],
      proposed: ['approve', 'give-back', 'drop'],
      scheduled: ['give-back', 'drop'],
      live: [],
      replaced: [],
      dropped: [],
    });
  });

  it('is the administrators’ alone, each in their own region, and the nation’s', () => {
    for (const post of POSTS) {
      const may = openConfigurationActs(draft, { actor: actor('x', post, null), problems: [] });
      const isAdministrator = post === 'region-administrator' || post === 'national-administrator';
      expect(may.length > 0, post).toBe(isAdministrator);
    }
    const elsewhere = { actor: actor('x', 'region-administrator', '41'), problems: [] };
    expect(decideConfiguration(draft, { do: 'save', rev: 3 }, elsewhere)).toEqual({
      ok: false,
      refusal: 'configuration-not-found',
    });
  });

  it('is approved by nobody who has written in it; whoever saves or sends has', () => {
    const sent = decideConfiguration(draft, { do: 'propose', rev: 3 }, facts('second'));
    expect(sent).toMatchObject({ ok: true, state: 'proposed', authors: ['author', 'second'] });
    for (const id of ['author', 'second']) {
      const of = { ...inState('proposed'), authors: ['author', 'second'] };
      expect(decideConfiguration(of, { do: 'approve', rev: 3 }, facts(id))).toEqual({
        ok: false,
        refusal: 'same-member-of-staff',
      });
    }
  });

  it('is decided on as it was seen, and as it was rehearsed', () => {
    for (const action of CONFIGURATION_ACTIONS) {
      const of = action === 'approve' || action === 'give-back' ? inState('proposed') : draft;
      expect(decideConfiguration(of, { do: action, rev: 2 }, facts('second'))).toEqual({
        ok: false,
        refusal: 'configuration-changed',
      });
    }
    const changed = { ...draft, digest: 'b' };
    expect(decideConfiguration(changed, { do: 'propose', rev: 3 }, facts('second'))).toMatchObject({
      refusal: 'rehearsal-missing',
    });
    expect(
      decideConfiguration({ ...changed, state: 'proposed' }, { do: 'approve', rev: 3 }, facts('second')),
    ).toMatchObject({ refusal: 'rehearsal-missing' });
  });
});
