/** The scanner has answered, and says neither: this paper waits, the next one does not. */
export class NoVerdict extends Error {
  override readonly name = 'NoVerdict';
}

/**
 * Looks for viruses. Rejects with NoVerdict where it does not know, and otherwise where it cannot be reached: then the paper
 * waits, and nobody waits for it.
 */
export interface VirusScanner {
  scan(content: Uint8Array): Promise<'clean' | 'infected'>;
}

export const SCAN_STATES = ['waiting', 'clean', 'infected', 'unscanned'] as const;

/** `unscanned`: no scanner is set up. A candidate is never held up by a scan; staff do not get to see what is infected. */
export type ScanState = (typeof SCAN_STATES)[number];
