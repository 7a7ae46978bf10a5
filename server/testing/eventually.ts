import { vi } from 'vitest';

/** Far beyond what a busy machine needs, and below the limit of a test, so that what was looked for is said. */
const PATIENCE_MS = 20_000;

/** Looks again and again until nothing is thrown; gives what the last look gave. For what another process or a line does. */
export const eventually = <T>(look: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(look, { timeout: PATIENCE_MS, interval: 5 });
