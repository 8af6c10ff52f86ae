import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { resultsFile, runJest, type Run } from './jest-runs';

/** A workspace whose "nx" is this script. */
function workspace(script: string): Run {
  const cwd = mkdtempSync(join(tmpdir(), 'certitude test run '));
  const nx = join(cwd, 'node_modules/nx/dist/bin/nx.js');
  mkdirSync(dirname(nx), { recursive: true });
  writeFileSync(nx, script);
  for (const project of ['a', 'b']) mkdirSync(dirname(resultsFile(cwd, project)), { recursive: true });
  return { cwd, env: process.env, signal: new AbortController().signal };
}

const passed = JSON.stringify({
  numPassedTests: 1,
  numRuntimeErrorTestSuites: 0,
  testResults: [
    { name: 'x.spec.ts', message: '', assertionResults: [{ fullName: 'x', status: 'passed', failureMessages: [] }] },
  ],
});
const tasks = ['a', 'b'].map((project) => ({ project, task: `${project}:test` }));
const write = (project: string) =>
  `require('fs').writeFileSync('coverage/${project}/results.json', ${JSON.stringify(passed)});`;

describe('a test run through Nx', () => {
  let run: Run;
  afterEach(() => rmSync(run.cwd, { recursive: true }));

  it('adds up what the projects left', async () => {
    run = workspace(write('a') + write('b'));
    expect(await runJest(run, [], tasks)).toEqual({ passed: 2, failed: 0, problems: [] });
  });

  it('never counts results of an earlier run', async () => {
    run = workspace(`${write('a')} console.log('\\n> nx run b:test\\n\\nout of memory'); process.exit(1)`);
    writeFileSync(resultsFile(run.cwd, 'b'), passed);
    const tally = await runJest(run, [], tasks);
    expect(tally).toMatchObject({ passed: 1, failed: 1 });
    expect(tally.problems[0]).toContain('out of memory');
  });

  it('fails when the run failed although every test passed', async () => {
    run = workspace(`${write('a')}${write('b')} console.log('coverage too low'); process.exit(1)`);
    const tally = await runJest(run, [], tasks);
    expect(tally).toMatchObject({ passed: 2, failed: 1 });
    expect(tally.problems.join('\n')).toContain('coverage too low');
  });

  it('shows what Nx says when it did not come to run anything', async () => {
    run = workspace("console.error('Failed to process project graph'); process.exit(1)");
    const tally = await runJest(run, [], tasks);
    expect(tally).toMatchObject({ passed: 0, failed: 2 });
    expect(tally.problems.join('\n')).toContain('Failed to process project graph');
  });
});
