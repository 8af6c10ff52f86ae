import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasOfficialFiles, officialFile, officialFiles } from '@certitude/exchange/testing';

const root = join(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'exchange-'));
jest.setTimeout(120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the tool as npm does: from the workspace root, with the caller's folder in INIT_CWD. */
function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/run.mjs', 'tools/exchange/read.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status, stdout, stderr };
}

function given(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const EXPORT = `stateSchemaVersion: 2
dataVersion: 2.0.0
name: TLS
progress:
  G.compliance: { level: 5, applicability: true }
  pqc.G.compliance: { level: 2, applicability: true }
enabledExtensions: [{ id: pqc, version: 0.2.0 }]
requirementProgress:
  G.cryptography.crypto-agility: { level: 1, applicability: true }
  G.none.such: { level: 1, applicability: true }
`;

describe('npm run exchange:read', () => {
  it('prints the document of a file with its scores by policy, whatever its name is', () => {
    const { status, stdout } = run(given('assessment.txt', EXPORT));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'browser-2x',
      release: '2.0.0',
      method: 'full',
      answers: [
        { module: 'G', category: 'compliance', applicability: 'applicable', level: 5 },
        { module: 'G', category: 'cryptography', requirement: 'crypto-agility', level: 1 },
      ],
      scores: {
        pkimm: { overall: { score: 1, level: 1 }, categories: { compliance: { score: 0 } } },
        web: { categories: { compliance: { score: 5, level: 5 }, cryptography: { score: 1 } } },
        workbook: { overall: { level: 0 } },
      },
      tool: {
        policy: 'web',
        differences: [expect.stringContaining('declared'), expect.stringContaining('Workbook scoring counts')],
      },
      extensionScores: [{ id: 'pqc', version: '0.2.0' }],
      unmapped: [{ content: { level: 1, applicability: true }, place: { key: 'requirementProgress.G.none.such' } }],
      warnings: [],
    });
  });

  it('writes a link, which it reads again, and the YAML of both tools', () => {
    const link = run(given('a.yaml', EXPORT), '--to', 'link').stdout.trim();
    expect(link).toMatch(/^https:\/\/\S+#progress=\S+&full=\S+$/);
    const read = run(link, '--to', 'yaml');
    expect(read.status).toBe(0);
    expect(read.stdout).toContain('dataVersion: 2.0.0');
    expect(read.stdout).toContain('G.cryptography.crypto-agility:');
  });

  it('takes the answers to what a source leaves open', () => {
    const legacy = 'progress:\n  G.1: { level: 2 }\n  M.8: { level: 3 }\n';
    const { stdout } = run(given('legacy.yaml', legacy), '--key-set', 'pkic.org');
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'browser-1x', answers: [{ category: '1' }, { category: '7' }] });
  });

  it.each([
    ['a file that is not there', ['none.yaml'], 'does not exist'],
    ['no file', [], 'Name one file or link'],
    ['a list', [given('list.yaml', '- a')], 'This seems to be a list'],
    ['a newer export', [given('newer.yaml', EXPORT.replace('Version: 2\n', 'Version: 3\n'))], 'newer version'],
    ['an unknown target', [given('b.yaml', EXPORT), '--to', 'pdf'], '--to must be'],
    ['an unknown option', [given('c.yaml', EXPORT), '--all'], 'Usage'],
  ])('exits with 2 and one line for %s', (_name, args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(message)]);
    expect(stdout).toBe('');
  });
});

if (hasOfficialFiles) {
  describe('npm run exchange:read, with every file of the official tool', () => {
    const refused = /^2[01]-/;
    const files = officialFiles('yaml2x', /^[l\d].*(\.yaml|envelope\.json|\.url\.txt)$/);

    it.each(files.filter((name) => !refused.test(name)))('%s is printed with its scores', (name) => {
      writeFileSync(join(folder, name), officialFile(`yaml2x/${name}`));
      const { status, stdout } = run(name);
      expect(status).toBe(0);
      const printed: unknown = JSON.parse(stdout);
      expect(printed).toMatchObject({
        kind: expect.any(String) as string,
        scores: {
          pkimm: expect.anything() as object,
          web: expect.anything() as object,
          workbook: expect.anything() as object,
        },
        unmapped: expect.any(Array) as unknown[],
        warnings: expect.any(Array) as unknown[],
      });
    });

    it.each(files.filter((name) => refused.test(name)))('%s is refused with 2 and one line', (name) => {
      writeFileSync(join(folder, name), officialFile(`yaml2x/${name}`));
      const { status, stderr } = run(name);
      expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
    });
  });
}
