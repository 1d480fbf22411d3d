import { describe, expect, it } from 'vitest';
import { isSuccess, sumOf, tallyLine } from '../../../scripts/testing/tally.mjs';
import { countReport } from '../../../scripts/testing/vitestRun.mjs';

const report = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [],
  success: true,
};

describe('the closing line of npm test', () => {
  it('sums the parts', () => {
    const sum = sumOf([
      { passed: 3, failed: 0, skipped: 1 },
      { passed: 4, failed: 2, skipped: 0 },
    ]);
    expect(tallyLine(sum)).toBe('7 passed, 2 failed, 1 skipped');
  });

  it('is no success when anything failed or nothing ran', () => {
    expect(isSuccess({ passed: 1, failed: 0, skipped: 9 })).toBe(true);
    expect(isSuccess({ passed: 9, failed: 1, skipped: 0 })).toBe(false);
    expect(isSuccess({ passed: 0, failed: 0, skipped: 9 })).toBe(false);
  });
});

describe('the count of a Vitest run', () => {
  it('takes tests to do for skipped', () => {
    expect(countReport(report, 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  });

  it('counts a file that could not be loaded', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(countReport({ ...report, testResults: [broken, broken] }, 1).failed).toBe(2);
  });

  it('does not count a file twice for its failed tests', () => {
    const file = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
    expect(countReport({ ...report, numFailedTests: 1, testResults: [file] }, 1).failed).toBe(1);
  });

  it('counts an error outside any test', () => {
    expect(countReport(report, 1).failed).toBe(1);
  });
});
