/** Looks for viruses. Rejects where it cannot be reached; then the paper waits, and nobody waits for it. */
export interface VirusScanner {
  scan(content: Uint8Array): Promise<'clean' | 'infected'>;
}

export const SCAN_STATES = ['waiting', 'clean', 'infected', 'unscanned'] as const;

/** `unscanned`: no scanner is set up. A candidate is never held up by a scan; staff do not get to see what is infected. */
export type ScanState = (typeof SCAN_STATES)[number];
