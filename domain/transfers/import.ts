/** What a file may bring: results of elsewhere or of ours, employers, invitations, what came to an account, specialties. */
export const IMPORT_KINDS = [
  'results',
  'own-results',
  'employers',
  'staff',
  'statements',
  'specialties',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Registrations of the whole country become records, and specialties are settled, by the nation alone. */
export const OF_THE_NATION: readonly ImportKind[] = ['own-results', 'specialties'];

/** What is to be done (`checking`, `applying`, `undoing`), or how it stands. */
export const IMPORT_STATES = [
  'uploading',
  'checking',
  'faulty',
  'checked',
  'applying',
  'applied',
  'undoing',
  'undone',
  'dropped',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_PROBLEMS = [
  'encoding',
  'broken-csv',
  'header-missing',
  'header-twice',
  'header-unknown',
  'no-rows',
  'cell-count',
  'control-character',
  'value-missing',
  'value-unknown',
  'platform-unknown',
  'other-area',
  'name-wrong',
  'id-number-wrong',
  'number-wrong',
  'amount-wrong',
  'date-wrong',
  'too-long',
  'repeated',
  'credit-code-wrong',
  'place-wrong',
  'position-wrong',
  'number-unknown',
  'not-registered',
  'exam-to-come',
] as const;
export type ImportProblemKind = (typeof IMPORT_PROBLEMS)[number];

/** What is wrong, and where: the line of the file, and the column by its key. */
export type ImportProblem = {
  readonly line: number;
  readonly column: string | null;
  readonly kind: ImportProblemKind;
  /** What stood there, shortened, or the earlier line. */
  readonly found: string;
};

export const BUILT_ON = [
  'later-import',
  'merged',
  'submitted',
  'erased',
  'named',
  'accepted',
  'typed-over',
  'settled',
  'draft-moved',
] as const;
export type BuiltOn = { readonly what: (typeof BUILT_ON)[number]; readonly count: number };

export type ImportReport = {
  readonly counts: Readonly<Partial<Record<ImportProblemKind, number>>>;
  readonly problems: readonly ImportProblem[];
  /** Why it could not be taken back. */
  readonly builtOn: readonly BuiltOn[];
};

/** So many are told one by one; of the rest the number. */
export const MOST_PROBLEMS = 1000;
export const MOST_IMPORT_BYTES = 2_000_000_000;
/** So long a file waits to be sent to its end, or to be applied. */
export const IMPORT_DAYS = 7;
const MOST_SHOWN = 60;

/** Text of a file as a report may show it: short, and without what a terminal or a sheet would act on. */
export const shownCell = (cell: string): string =>
  [...cell]
    .slice(0, MOST_SHOWN)
    .join('')
    .replace(/\p{Cc}/gu, '\ufffd');

export type ProblemCounter = {
  add(problem: ImportProblem): void;
  readonly count: number;
  report(): ImportReport;
};

/** Keeps the first problems and counts all of them. */
export function countProblems(): ProblemCounter {
  const counts: Partial<Record<ImportProblemKind, number>> = {};
  const problems: ImportProblem[] = [];
  let count = 0;
  return {
    add: (problem) => {
      count += 1;
      counts[problem.kind] = (counts[problem.kind] ?? 0) + 1;
      if (problems.length < MOST_PROBLEMS) problems.push(problem);
    },
    get count() {
      return count;
    },
    report: () => ({ counts, problems: [...problems].sort((a, b) => a.line - b.line), builtOn: [] }),
  };
}
