import type { ExportRun } from './export-store.ts';

/** Writes an export that waits, from claiming it to its end. False where it was left: somebody else has it, or all is being stopped. */
export type ExportWriter = (run: ExportRun) => Promise<boolean>;

/** Whoever wrote it is gone in the middle, and left it claimed. */
export class WriterDied extends Error {}
