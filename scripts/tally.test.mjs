import { describe, expect, it } from 'vitest';
import { addUp, closingLine, tallyOne, tallyPlaywright, tallyVitest } from './tally.mjs';

const vitestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
  ],
};
const playwrightReport = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 1 }, errors: [] };

describe('the count of npm test', () => {
  it('takes over what vitest counted', () => {
    expect(tallyVitest(vitestReport, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it('counts a test file that could not be loaded as one failure', () => {
    const testResults = [...vitestReport.testResults, { status: 'failed', assertionResults: [] }];
    expect(tallyVitest({ ...vitestReport, testResults }, 1).failed).toBe(2);
  });

  it('counts a file whose tests passed and whose clearing up failed as one failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [{ status: 'passed' }] }];
    expect(tallyVitest({ ...vitestReport, numFailedTests: 0, testResults }, 1).failed).toBe(1);
  });

  it.each([tallyVitest, tallyPlaywright])('%o without a report is a failure', (tally) => {
    expect(tally(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('does not believe a runner that fails without a failure', () => {
    expect(tallyPlaywright(playwrightReport, 1)).toEqual({ passed: 3, failed: 1, skipped: 1 });
    expect(tallyPlaywright(playwrightReport, 0).failed).toBe(0);
  });

  it('takes flaky journeys and broken set-ups for failures', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
    expect(tallyPlaywright({ stats, errors: [{}] }, 1).failed).toBe(3);
  });

  it('ends in one line', () => {
    expect(closingLine(addUp([tallyOne(true), tallyOne(false), tallyOne(true)]))).toBe('2 passed, 1 failed');
  });
});
