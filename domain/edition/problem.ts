/** Something to mend in an answer. The words stand in vocabulary, keyed by `code`; `field` is a field key. */
export type Problem = {
  readonly field: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly params?: Readonly<Record<string, string | number>>;
};
