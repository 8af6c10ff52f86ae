import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { resultsFile, runJest, type Run, unfinishedJest } from './jest-runs';

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

describe('a test run that does not end', () => {
  let cwd: string;
  beforeEach(() => ({ cwd } = workspace('')));
  afterEach(() => rmSync(cwd, { recursive: true }));

  /** Runs the reporter in a process of its own. */
  function report(words: string) {
    const options = JSON.stringify({ file: join(cwd, 'coverage/a/running.json'), goodbyeMs: 20 });
    const reporter = `new (require(${JSON.stringify(join(__dirname, 'running-files.cjs'))}))({}, ${options})`;
    return spawnSync(process.execPath, ['-e', `const reporter = ${reporter}; ${words}`], { encoding: 'utf8' });
  }
  const start = (file: string) => `reporter.onTestFileStart({ path: ${JSON.stringify(join(cwd, file))} });`;
  const end = (file: string) => `reporter.onTestFileResult({ path: ${JSON.stringify(join(cwd, file))} });`;
  const killed = "process.kill(process.pid, 'SIGKILL')";

  it('says which test files its projects are at', () => {
    report(`${start('x.spec.ts')} ${start('y.spec.ts')} ${end('x.spec.ts')} ${killed}`);
    expect(unfinishedJest(cwd)).toEqual(['a: still at y.spec.ts']);
  });

  it('says whose process stays after its tests', () => {
    report(`${start('x.spec.ts')} ${end('x.spec.ts')} ${killed}`);
    expect(unfinishedJest(cwd)).toEqual(['a: its tests are over, its process is not']);
  });

  it('says nothing of projects that ended, and nothing before there are any', () => {
    report(`${start('x.spec.ts')} process.exit(1)`);
    expect(existsSync(join(cwd, 'coverage/a'))).toBe(true);
    expect(unfinishedJest(cwd)).toEqual([]);
    expect(unfinishedJest(join(cwd, 'nowhere'))).toEqual([]);
  });

  it('ends a process that something keeps, with the result of its tests', () => {
    const { status, stderr } = report(
      "process.on('exit', () => (process.exitCode = 3)); setInterval(() => {}, 1000); reporter.onRunComplete()",
    );
    expect(status).toBe(3);
    expect(stderr).toContain('Timeout');
  });
});
