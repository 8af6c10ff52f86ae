import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const MODEL = 'model/releases/pkimm-model-1.1.0.yaml';
const OPTIONS = ['--model', MODEL, '--policy', 'pkimm', '--method', 'formal'];
jest.setTimeout(60_000);

/** Runs a tool as npm does: from the workspace root, with the caller's folder in INIT_CWD. */
function run(tool: string, args: readonly string[], input = '', callerFolder = root) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/run.mjs', `tools/maturity/${tool}`, ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: callerFolder },
  });
  return { status, stdout, stderr };
}

const answers = (...list: readonly object[]) => JSON.stringify({ answers: list });
const answer = { module: 'G', category: '1', requirement: '1', applicability: 'applicable', level: 4 };

describe('npm run maturity:score', () => {
  it('prints score and level of everything, null where something is not applicable', () => {
    const { status, stdout } = run(
      'score.ts',
      OPTIONS,
      answers(answer, { module: 'M', applicability: 'not-applicable', level: 0 }),
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      overall: { score: 4, level: 4 },
      modules: { G: { score: 4, level: 4 }, M: { score: null, level: null }, O: { score: 0, level: 0 } },
      categories: { '1': { score: 4, level: 4 }, '2': { score: 0, level: 0 }, '6': { score: null, level: null } },
    });
  });

  it('finds the model file from the folder that it was called in', () => {
    const options = OPTIONS.map((option) => (option === MODEL ? 'pkimm-model-1.1.0.yaml' : option));
    expect(run('score.ts', options, answers(answer), join(root, 'model/releases')).status).toBe(0);
  });

  it.each([
    ['a level 6', OPTIONS, answers({ ...answer, level: 6 }), /answers\[0\]\.level: must be a whole number/],
    ['a file that is not there', ['--model', 'none.yaml', ...OPTIONS.slice(2)], '', /none\.yaml does not exist/],
    ['a file that is no model', ['--model', 'package.json', ...OPTIONS.slice(2)], '', /schemaVersion: must be/],
    ['an unknown policy', ['--model', MODEL, '--policy', 'mine', '--method', 'formal'], '', /--policy must be/],
  ])('says in a sentence what is wrong with %s', (_name, options, input, message) => {
    const { status, stdout, stderr } = run('score.ts', options, input);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
  });
});

describe('npm run model:check', () => {
  it('counts what a model release holds', () => {
    const { status, stdout } = run('check.ts', [MODEL]);
    expect(status).toBe(0);
    expect(stdout).toContain('4 modules, 16 categories, 78 requirements');
  });

  it('counts what an extension holds', () => {
    const { status, stdout } = run('check.ts', ['model/extensions/pqc-0.2.0.yaml']);
    expect(status).toBe(0);
    expect(stdout).toContain('4 criteria, overlays on 0 categories and 18 requirements, with a floor score');
  });

  it('prints every problem of a file that is neither', () => {
    const { status, stderr } = run('check.ts', ['model/references.yaml']);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toEqual(['modules: is missing', 'references: is not a field of this schema']);
  });
});
