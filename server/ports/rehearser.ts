import type { Rehearsal } from '#domain/rehearsal/report.ts';
import type { RehearsalInput } from '#domain/rehearsal/stage-set.ts';

/** Walks invented candidates through a document, beside the work of the server. */
export interface Rehearser {
  /** One report for each input, in order. */
  rehearse(edition: string, inputs: readonly RehearsalInput[]): Promise<readonly Rehearsal[]>;
}
