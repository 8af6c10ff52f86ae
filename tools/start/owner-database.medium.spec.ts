import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOwner } from '@certitude/server/core';
import { LaunchError } from './errors';
import { withOwnerDatabase } from './owner-database';
import { startPostgres } from './postgres';
import { workspaceRoot } from './workspace';

jest.setTimeout(120_000);

describe('the database as its owner', () => {
  const root = workspaceRoot(__filename);
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude owner '));
  const environment = { DATA_DIR: dataDir };
  const whoAmI = (ownerUrl: string) =>
    asOwner(ownerUrl, (tx) =>
      tx.query<{ name: string; releases: number }>(
        'select current_user as name, (select count(*)::int from model_release) as releases',
      ),
    );
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is the one that is named', async () => {
    const url = await withOwnerDatabase({ DATABASE_OWNER_URL: 'postgres://somewhere' }, root, (given) =>
      Promise.resolve(given),
    );
    expect(url).toBe('postgres://somewhere');
  });

  it('is asked for where the product has a database of its own', async () => {
    await expect(withOwnerDatabase({ DATABASE_URL: 'postgres://app' }, root, whoAmI)).rejects.toThrow(/OWNER_URL/);
  });

  it('is not made where the product was never started', async () => {
    await expect(withOwnerDatabase(environment, root, whoAmI)).rejects.toThrow(LaunchError);
  });

  it('is started for the work, and used where it runs already', async () => {
    const directory = { dataDir: join(dataDir, 'postgres') };
    await (await startPostgres(directory)).stop();
    expect(await withOwnerDatabase(environment, root, whoAmI)).toEqual([{ name: 'certitude_owner', releases: 3 }]);
    const running = await startPostgres(directory);
    expect(await withOwnerDatabase(environment, root, whoAmI)).toEqual([{ name: 'certitude_owner', releases: 3 }]);
    await running.stop();
  });
});
