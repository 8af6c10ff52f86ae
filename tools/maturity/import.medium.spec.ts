import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOwner, provision } from '@certitude/server/core';
import { startTemporaryPostgres } from '../start/postgres';
import { bringUpToDate } from '../start/up-to-date';
import { modelFolder, workspaceRoot } from '../start/workspace';

jest.setTimeout(120_000);

const PASSWORDS = { ownerPassword: 'owner-of-tests', appPassword: 'app-of-tests' };

describe('npm run model:import', () => {
  const root = workspaceRoot(__filename);
  const folder = mkdtempSync(join(tmpdir(), 'certitude import '));
  let server: Awaited<ReturnType<typeof startTemporaryPostgres>>;
  let ownerUrl = '';
  beforeAll(async () => {
    server = await startTemporaryPostgres();
    const urls = await provision(server.adminUrl, { database: 'import', ...PASSWORDS });
    ({ ownerUrl } = urls);
    await bringUpToDate(ownerUrl, modelFolder(__filename));
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const published = async (): Promise<string[]> => {
    const rows = await asOwner(ownerUrl, (tx) =>
      tx.query<{ version: string }>("select version from model_release where wording = 'official' order by 1"),
    );
    return rows.map(({ version }) => version);
  };
  const run = (...args: readonly string[]): Promise<{ code: number | null; output: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ['tools/run.mjs', 'tools/maturity/import.ts', ...args], {
        cwd: root,
        env: { ...process.env, DATABASE_OWNER_URL: ownerUrl, INIT_CWD: root },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (text: Buffer) => (output += text.toString()));
      child.once('close', (code) => resolve({ code, output }));
    });
  /** A file of a version that nobody knows, with the text of ours changed. */
  const fileWith = (name: string, change: (text: string) => string): string => {
    const own = readFileSync(join(root, 'model/releases/pkimm-model-2.0.0.yaml'), 'utf8');
    const file = join(folder, name);
    writeFileSync(file, change(own.replace(/^version: .*$/m, 'version: 2.9.0')));
    return file;
  };

  it('shows what would be published, and publishes nothing, when asked for a dry run', async () => {
    const { code, output } = await run(fileWith('next.yaml', String), '--dry-run');
    expect([code, await published()]).toEqual([0, []]);
    expect(output).toContain('4 modules, 16 categories, 76 requirements');
    expect(output).toContain('It shares 76 of 76 requirements with release 2.0.0.');
  });

  it('publishes nothing that nobody confirmed', async () => {
    const { code, output } = await run(fileWith('next.yaml', String));
    expect([code, await published()]).toEqual([1, []]);
    expect(output).toContain('Run it again with --yes');
  });

  it('refuses a file that ends too early, although its schema is satisfied', async () => {
    const truncated = fileWith('truncated.yaml', (text) => text.slice(0, text.search(/^ {2}- id: O$/m)));
    const { code, output } = await run(truncated, '--yes');
    expect([code, await published()]).toEqual([1, []]);
    expect(output).toContain('modules: has no module O: is the file whole?');
    expect(output).toContain('modules: has no module R: is the file whole?');
  });

  it('publishes what was confirmed', async () => {
    const { code, output } = await run(fileWith('next.yaml', String), '--yes');
    expect([code, await published()]).toEqual([0, ['2.9.0']]);
    expect(output).toContain('Version 2.9.0 is not known here and is published as it is.');
  });

  it.each([[['a.yaml', '--dry-run', '--yes']], [['a.yaml', 'b.yaml', 'c.yaml']], [['--what']], [[]]])(
    'explains itself when called with %j',
    async (args) => {
      const { code, output } = await run(...args);
      expect([code, output.startsWith('Usage:')]).toEqual([2, true]);
    },
  );
});
