// How many tests passed and failed, from what the test runners write down.

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 * @typedef {object | undefined} Report  what a runner wrote; undefined: nothing
 */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };

/** @param {Tally[]} tallies */
export function addUp(tallies) {
  return tallies.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    nothing,
  );
}

/** One thing that has passed or failed. */
export function tallyOne(ok) {
  return { ...nothing, [ok ? 'passed' : 'failed']: 1 };
}

/**
 * Of vitest's JSON report. A file that could not be loaded has no tests to fail: it counts as one.
 * @param {Report} report
 * @param {number} exitCode
 */
export function tallyVitest(report, exitCode) {
  if (report === undefined) return tallyOne(false);
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return distrust(exitCode, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  });
}

/**
 * Of Playwright's JSON report. Flaky is failed; errors outside of tests (a set-up, a file) count one each.
 * @param {Report} report
 * @param {number} exitCode
 */
export function tallyPlaywright(report, exitCode) {
  if (report === undefined) return tallyOne(false);
  const { expected, unexpected, flaky, skipped } = report.stats;
  return distrust(exitCode, {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped,
  });
}

// A runner that ends in failure and names none has failed itself.
function distrust(exitCode, tally) {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** The last line of `npm test`. */
export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}
