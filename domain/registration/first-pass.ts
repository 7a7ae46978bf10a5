/** What makes a pass wait for another pair of eyes, always. Each can be switched off by a region. */
export const SECOND_LOOK_RULES = [
  /** The usual conditions say that they are not met, and the reviewer passes all the same. */
  'eligibility-short',
  /** Older than the registers by which credentials are checked: only paper says so. */
  'credential-before-registers',
  'employer-by-hand',
  /** Scores of a specialty that has been merged into another are counted over. */
  'specialty-merged',
] as const;

export type SecondLookRule = (typeof SECOND_LOOK_RULES)[number];

/** A rule, or the lot. */
export type SecondLookCause = SecondLookRule | 'sample';

export type SecondLookSettings = {
  readonly rules: readonly SecondLookRule[];
  /** Of a hundred passes that no rule names. */
  readonly percent: number;
};

/** A pass that waits for the second look: who gave it, and what asked for another. */
export type FirstPass = { readonly by: string; readonly cause: SecondLookCause };
