import { check, sum, tallyJest } from './results';

interface Test {
  readonly status: string;
  readonly fullName?: string;
}

/** The results file of a run with one test file. */
function results(tests: readonly Test[], message = ''): string {
  return JSON.stringify({
    numPassedTests: tests.filter(({ status }) => status === 'passed').length,
    numRuntimeErrorTestSuites: tests.length === 0 ? 1 : 0,
    testResults: [
      {
        name: '/repo/libs/x/src/x.spec.ts',
        message,
        assertionResults: tests.map(({ status, fullName = 'does it' }) => ({
          status,
          fullName,
          failureMessages:
            status === 'failed' ? ['\u001b[31mexpected 1\u001b[39m\n    at node_modules/jest-circus/x.js:1'] : [],
        })),
      },
    ],
  });
}

describe('counting a test run', () => {
  it('counts passed tests', () => {
    expect(tallyJest('x', results([{ status: 'passed' }, { status: 'passed' }]))).toEqual({
      passed: 2,
      failed: 0,
      problems: [],
    });
  });

  it('names a failed test with its reason, without colours and frames of the framework', () => {
    const tally = tallyJest('x', results([{ status: 'passed' }, { status: 'failed', fullName: 'hides it' }]));
    expect(tally).toMatchObject({ passed: 1, failed: 1 });
    expect(tally.problems).toEqual(['x: src/x.spec.ts › hides it\nexpected 1']);
  });

  it.each(['pending', 'skipped', 'todo', 'disabled'])('counts a test that is %s as failed', (status) => {
    expect(tallyJest('x', results([{ status: 'passed' }, { status }]))).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a test file that cannot be loaded as failed', () => {
    const tally = tallyJest('x', results([], 'SyntaxError: odd'));
    expect(tally).toMatchObject({ passed: 0, failed: 1 });
    expect(tally.problems[0]).toContain('SyntaxError: odd');
  });

  it.each([
    ['left no results', undefined],
    ['was cut off while writing them', '{"numPassedTests": 3'],
    ['left something else', '[]'],
  ])('counts a run that %s as failed, and shows what it printed', (_, json) => {
    const tally = tallyJest('x', json, 'Segmentation fault');
    expect(tally).toMatchObject({ passed: 0, failed: 1 });
    expect(tally.problems[0]).toContain('Segmentation fault');
  });

  it('counts a run without any test as failed', () => {
    const none = JSON.stringify({ numPassedTests: 0, numRuntimeErrorTestSuites: 0, testResults: [] });
    expect(tallyJest('x', none)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('adding up', () => {
  it('keeps every problem', () => {
    expect(sum([check(true, ''), check(false, 'format'), check(false, 'types')])).toEqual({
      passed: 1,
      failed: 2,
      problems: ['format', 'types'],
    });
  });

  it('of nothing is nothing', () => {
    expect(sum([])).toEqual({ passed: 0, failed: 0, problems: [] });
  });
});
