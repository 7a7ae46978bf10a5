import type { SecondLookCause } from '../registration/first-pass.ts';

/** The stages at which a pass can need a second look. */
export const LOOK_STAGES = ['point', 'region'] as const;
export type LookStage = (typeof LOOK_STAGES)[number];

/** How second looks of one kind ended. */
export type LookCount = {
  readonly stage: LookStage;
  readonly point: string | null;
  readonly region: string;
  readonly cause: SecondLookCause;
  readonly first: string;
  readonly second: string;
  readonly agreed: number;
  readonly disagreed: number;
};

export type Looks = { readonly looks: number; readonly disagreed: number };

/** Together, however they are cut. */
export const sumOf = (counts: readonly Pick<LookCount, 'agreed' | 'disagreed'>[]): Looks => ({
  looks: counts.reduce((sum, { agreed, disagreed }) => sum + agreed + disagreed, 0),
  disagreed: counts.reduce((sum, { disagreed }) => sum + disagreed, 0),
});

/** The most telling first: who disagrees most often, and of those who have looked at the most. */
export const mostDisagreedFirst = (a: Looks, b: Looks): number =>
  b.disagreed - a.disagreed || b.looks - a.looks;
