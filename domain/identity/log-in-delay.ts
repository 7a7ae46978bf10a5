/** Wrong passwords that cost nothing; a person who mistypes is not a thief. */
const FREE = 4;
const FIRST_WAIT_SECONDS = 15;
const LONGEST_WAIT_SECONDS = 900;

/** Failures older than this are forgotten. */
export const FAILURE_MEMORY_SECONDS = 3600;

/**
 * Seconds to wait since the latest failure: nothing for the `free` first ones, then doubling, never more than a quarter
 * of an hour.
 */
export function logInDelay(failures: number, free = FREE): number {
  if (failures <= free) return 0;
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (failures - free - 1), LONGEST_WAIT_SECONDS);
}
