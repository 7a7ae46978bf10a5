import { type PastRecord, passedSubjects } from './past-record.ts';

/** A specialty that was merged into another: results of before go on in the one that is left. */
export type Merger = { readonly former: string; readonly specialty: string; readonly fromYear: number };

/** The specialty in which the results of a record count in a later year. */
export function specialtyIn(year: number, record: PastRecord, mergers: readonly Merger[]): string {
  const since = mergers
    .filter(({ fromYear }) => record.year < fromYear && fromYear <= year)
    .sort((a, b) => a.fromYear - b.fromYear);
  return since.reduce(
    (specialty, merger) => (merger.former === specialty ? merger.specialty : specialty),
    record.specialty,
  );
}

/** What the results of the last two years mean for this one. */
export type Rolling = {
  /** Only within one specialty. */
  readonly specialty: string;
  readonly passed: readonly string[];
  readonly notPassed: readonly string[];
  /** Passed the year before last and not again: it counts no longer. */
  readonly lapsed: readonly string[];
  /** Everything was passed within two years: nothing is left to roll. */
  readonly complete: boolean;
};

/**
 * The two-year rolling: all subjects of one specialty within two consecutive years. The window slides, so only what
 * was passed last year counts beside this year.
 */
export function rollScores(
  year: number,
  records: readonly PastRecord[],
  of: { readonly subjects: (specialty: string) => readonly string[]; readonly mergers: readonly Merger[] },
): Rolling | null {
  const last = records.find((record) => record.year === year - 1);
  if (last === undefined) return null;
  const specialty = specialtyIn(year, last, of.mergers);
  const before = records.find(
    (record) => record.year === year - 2 && specialtyIn(year, record, of.mergers) === specialty,
  );
  const passed = passedSubjects(last);
  const passedBefore = before === undefined ? [] : passedSubjects(before);
  const subjects = of.subjects(specialty);
  return {
    specialty,
    passed: subjects.filter((subject) => passed.includes(subject)),
    notPassed: subjects.filter((subject) => !passed.includes(subject)),
    lapsed: subjects.filter((subject) => passedBefore.includes(subject) && !passed.includes(subject)),
    complete:
      subjects.length > 0 && subjects.every((subject) => [...passed, ...passedBefore].includes(subject)),
  };
}
