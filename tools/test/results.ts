import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/** What one part of a test run came to. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** What to show about the failures. */
  readonly problems: readonly string[];
}

export const nothing: Tally = { passed: 0, failed: 0, problems: [] };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed, problems }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      problems: [...total.problems, ...problems],
    }),
    nothing,
  );
}

/** The part of Jest's `--json` output that counts here. */
const JestResults = z.object({
  numPassedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

type Suite = z.infer<typeof JestResults>['testResults'][number];

/**
 * Counts one Jest run. A skipped or planned test counts as failed, and so does a test file that could not be loaded,
 * a run without any test, and one that left no results.
 * @param project name to show
 * @param json text of the results file; undefined when there is none
 * @param printed what the run printed, shown when there are no results
 */
export function tallyJest(project: string, json: string | undefined, printed = ''): Tally {
  const results = JestResults.safeParse(parse(json));
  if (!results.success) return failure(`${project}: the test run left no results\n${printed}`);
  const { numPassedTests: passed, testResults } = results.data;
  const problems = testResults.flatMap((suite) => problemsOf(project, suite));
  if (passed + problems.length === 0) return failure(`${project}: there is no test`);
  return { passed, failed: problems.length, problems };
}

function parse(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined; // cut off by a crash
  }
}

function problemsOf(project: string, suite: Suite): string[] {
  const title = `${project}: ${suite.name.split(/[\\/]/).slice(-2).join('/')}`;
  if (suite.assertionResults.length === 0) return [`${title} could not be run\n${plain(suite.message)}`];
  return suite.assertionResults
    .filter(({ status }) => status !== 'passed')
    .map(({ fullName, status, failureMessages }) => {
      const how = status === 'failed' ? plain((failureMessages ?? []).join('\n')) : `  was not run (${status})`;
      return `${title} › ${fullName}\n${how}`;
    });
}

/** Without terminal colours, and without the frames inside the test framework. */
function plain(text: string): string {
  const lines = stripVTControlCharacters(text).split('\n');
  return lines.filter((line) => !/^\s+at .*node_modules[\\/](jest|@jest|expect)/.test(line)).join('\n');
}

/** One failure with what to show about it. */
export const failure = (problem: string): Tally => ({ passed: 0, failed: 1, problems: [problem] });

/** A check that either holds or does not. */
export const check = (holds: boolean, output: string): Tally => (holds ? { ...nothing, passed: 1 } : failure(output));
