import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseClient, provision } from '@certitude/server/core';
import { runCommand } from './commands';
import { startTemporaryPostgres } from './postgres';
import { bringUpToDate } from './up-to-date';
import { modelFolder, workspaceRoot } from './workspace';

jest.setTimeout(120_000);

const PASSWORDS = { ownerPassword: 'owner-of-tests', appPassword: 'app-of-tests' };

describe('bringing a database up to date', () => {
  const root = workspaceRoot(__filename);
  const image = mkdtempSync(join(tmpdir(), 'certitude image '));
  let server: Awaited<ReturnType<typeof startTemporaryPostgres>>;
  beforeAll(async () => {
    server = await startTemporaryPostgres();
  });
  afterAll(async () => {
    await server.stop();
    rmSync(image, { recursive: true, force: true });
  });

  const published = async (appUrl: string): Promise<string[]> => {
    const client = new DatabaseClient({ connectionString: appUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        `select 'release ' || version as name from model_release
         union all select key || ' ' || version from model_extension order by 1`,
      );
      return rows.map(({ name }) => name);
    } finally {
      await client.end();
    }
  };
  const EVERYTHING = ['pqc 0.1.0', 'pqc 0.2.0', 'release 1.0.0', 'release 1.1.0', 'release 2.0.0'];

  it('makes the schema and publishes releases and extensions, once', async () => {
    const { ownerUrl, appUrl } = await provision(server.adminUrl, { database: 'first', ...PASSWORDS });
    const first = await bringUpToDate(ownerUrl, modelFolder(__filename));
    expect(first.migrations.length).toBeGreaterThan(5);
    expect(first.published).toBe(5);
    expect(await bringUpToDate(ownerUrl, modelFolder(__filename))).toEqual({ migrations: [], published: 0 });
    expect(await published(appUrl)).toEqual(EVERYTHING);
  });

  it('is done once when three start at the same time, and the others find it done', async () => {
    const { ownerUrl, appUrl } = await provision(server.adminUrl, { database: 'crowded', ...PASSWORDS });
    const folder = modelFolder(__filename);
    const updates = await Promise.all([1, 2, 3].map(() => bringUpToDate(ownerUrl, folder)));
    const busy = updates.filter(({ migrations }) => migrations.length > 0);
    expect(busy).toHaveLength(1);
    expect(updates.reduce((sum, { published: count }) => sum + count, 0)).toBe(5);
    expect(await published(appUrl)).toEqual(EVERYTHING);
  });

  it('does the same from an image, where the programs lie beside the model and nothing else', async () => {
    const program = join(image, 'dist/tools/migrate.mjs');
    const built = await runCommand(process.execPath, ['tools/build/node-app.mjs', 'tools/start/migrate.ts', program], {
      cwd: root,
    });
    expect(built).toMatchObject({ code: 0 });
    cpSync(join(root, 'model'), join(image, 'model'), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(image, 'node_modules'), 'junction');
    const env = {
      ...process.env,
      DATABASE_ADMIN_URL: server.adminUrl,
      DATABASE_OWNER_URL: '',
      DATABASE_NAME: 'second',
      DATABASE_OWNER_PASSWORD: PASSWORDS.ownerPassword,
      DATABASE_APP_PASSWORD: PASSWORDS.appPassword,
    };
    const { code, output } = await runCommand(process.execPath, [program], { cwd: image, env });
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining('published: 5') });
    const { appUrl } = await provision(server.adminUrl, { database: 'second', ...PASSWORDS });
    expect(await published(appUrl)).toEqual(EVERYTHING);
  });
});
