/** A counter, or what a registration is counted as, that is not what a scan of the registrations says. */
export type Drift = {
  readonly of: 'registration' | 'standing' | 'waiting' | 'acts';
  readonly edition: string;
  /** Which cell, or which candidate, in words for the log. */
  readonly where: string;
  readonly counted: number;
  readonly found: number;
};

/** Counters that follow the events. Only one process folds at a time; whoever comes second is told `busy`. */
export interface CounterStore {
  /**
   * Folds what was committed since, at most `most` events; `more` where it had to stop there. Folding again changes
   * nothing.
   */
  fold(at: Date, most: number): Promise<'done' | 'more' | 'busy'>;
  /** Compares every counter with a scan, and puts right what differs if asked to; null where somebody else is at it. */
  compare(at: Date, repair: boolean): Promise<readonly Drift[] | null>;
}
