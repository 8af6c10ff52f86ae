import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '../start/workspace';

const ROOT = workspaceRoot(__filename);
const COPIED = ['apps', 'libs', 'model', 'tools', '*.json', '*.mjs', '*.cjs', '.prettier*'];
const LEFT_OUT = /[\\/](node_modules|dist|coverage|\.angular)([\\/]|$)/;
const SERVER = 'libs/server/audit-findings';
const WEB = 'libs/web/audit-findings';

/** A copy of the workspace, with the packages of this one. */
function copiedWorkspace(): string {
  const root = mkdtempSync(join(tmpdir(), 'certitude-generate-'));
  for (const entry of globSync(COPIED, { cwd: ROOT }))
    cpSync(join(ROOT, entry), join(root, entry), {
      recursive: true,
      filter: (file) => !LEFT_OUT.test(file.slice(ROOT.length)),
    });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
  return root;
}

describe('a context that is made', () => {
  let root: string;
  beforeAll(() => {
    root = copiedWorkspace();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** Runs a program inside the copy. */
  const run = (program: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NX_DAEMON: 'false' },
    });
    return { program, status, said: status === 0 ? stdout : stdout + stderr };
  };
  const generate = (...names: string[]) => run('tools/run.mjs', 'tools/generate/main.ts', ...names);
  /** Runs a program of the packages, and expects it to find nothing wrong. */
  const passes = (program: string, ...args: string[]) => {
    const { status, said } = run(`node_modules/${program}`, ...args);
    expect({ program, status, said: status === 0 ? '' : said }).toEqual({ program, status: 0, said: '' });
  };

  it('passes what everything passes', () => {
    const { said, status } = generate('audit-findings', 'audit-finding');
    expect(status).toBe(0);
    const files = said
      .split('\n')
      .filter((line) => line.startsWith('  '))
      .map((line) => line.trim());
    expect(files).toContain(`${SERVER}/src/audit-findings.service.ts`);
    passes('prettier/bin/prettier.cjs', '--check', ...files);

    for (const [base, folder] of [
      ['node', SERVER],
      ['web', WEB],
    ] as const)
      writeFileSync(
        join(root, `tsconfig.made-${base}.json`),
        JSON.stringify({ extends: `./tsconfig.${base}.json`, include: [`${folder}/src/**/*.ts`] }),
      );
    passes('typescript/bin/tsc', '-p', 'tsconfig.made-node.json');
    passes('@angular/compiler-cli/bundles/src/bin/ngc.js', '-p', 'tsconfig.made-web.json');

    // Boundaries are read from the graph of projects.
    passes('nx/dist/bin/nx.js', 'show', 'projects');
    passes('eslint/bin/eslint.js', '--max-warnings', '0', SERVER, WEB);
    for (const folder of [SERVER, WEB]) passes('jest/bin/jest.js', '-c', `${folder}/jest.config.cjs`, '--silent');
    passes('jest/bin/jest.js', '-c', 'tools/jest.config.cjs', '--silent', 'arch/(tags|tables)');
  }, 1_200_000);

  it('is refused where there is one, or by a name that is none', () => {
    const before = readFileSync(join(root, 'libs/contracts/src/ids.ts'), 'utf8');
    expect(generate('evidence', 'piece')).toMatchObject({
      status: 1,
      said: expect.stringContaining('is there already'),
    });
    expect(generate('../up', 'up')).toMatchObject({ status: 1, said: expect.stringContaining('is no name') });
    expect(generate('pieces')).toMatchObject({ status: 1, said: expect.stringContaining('Usage') });
    expect(readFileSync(join(root, 'libs/contracts/src/ids.ts'), 'utf8')).toBe(before);
  });
});
