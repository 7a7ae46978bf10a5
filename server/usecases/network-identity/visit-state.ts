import type { Keys } from '../../ports/keys.ts';

export const browserHashOf = (keys: Keys, browser: string): Buffer =>
  keys.lookup('token', `network identity\n${browser}`);

/** Signed for one browser: what another one brings is not even looked for. */
export const stateOf = (keys: Keys, visit: string, browser: string): string =>
  `${visit}.${keys.lookup('token', `network identity state\n${visit}\n${browser}`).toString('hex')}`;

/** The visit that this state names; null where it was not signed for this browser. */
export function visitIn(keys: Keys, state: string, browser: string): string | null {
  const [visit = ''] = state.split('.');
  return state === stateOf(keys, visit, browser) ? visit : null;
}

/** How a person is known here: a keyed hash of the number that stands for them at the platform. */
export const identityHashOf = (keys: Keys, number: string): Buffer =>
  keys.lookup('person', `network identity\n${number}`);
