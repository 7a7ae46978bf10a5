import type { Answer } from '../edition/edition.ts';
import type { Option } from '../edition/options.ts';

/** Of last year's results what the choice of subjects depends on. */
export type RollingSubjects = {
  readonly specialty: string;
  readonly passed: readonly string[];
  readonly complete: boolean;
};

/** Whether last year's results count for who now applies for this specialty. */
export function rolls(rolling: RollingSubjects | null, specialty: Answer | undefined): boolean {
  return rolling !== null && !rolling.complete && rolling.specialty === specialty;
}

/**
 * C7: so that none is forgotten, all subjects are ticked to begin with; C8: those not passed last year, where its
 * results count for the specialty that is applied for.
 */
export function subjectsToBeginWith(
  offered: readonly Option[],
  rolling: RollingSubjects | null,
  specialty: Answer | undefined,
): readonly string[] {
  const codes = offered.map((option) => option.code);
  if (rolling === null || !rolls(rolling, specialty)) return codes;
  return codes.filter((code) => !rolling.passed.includes(code));
}
