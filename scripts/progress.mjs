/**
 * Prints lines with the seconds since it was made.
 * @returns {(line: string) => void}
 */
export function startProgress() {
  const began = performance.now();
  return (line) => console.log(`[${secondsSince(began).padStart(6)} s] ${line}`);
}

/** Seconds since `began` (of `performance.now()`), with one decimal. */
export function secondsSince(began) {
  return ((performance.now() - began) / 1000).toFixed(1);
}
