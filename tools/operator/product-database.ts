import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applicationDataSource, TenantDatabase } from '@certitude/server/core';
import { LaunchError, runningPort } from '../start/index';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where the product finds its database: DATABASE_URL, else the embedded one that runs for the data directory.
 * @param dataDir absolute path of the product's folder
 * @throws LaunchError that says what to do when there is none
 */
export function productDatabaseUrl(environment: Environment, dataDir: string): string {
  if (environment['DATABASE_URL']) return environment['DATABASE_URL'];
  const secrets = join(dataDir, 'secrets.json');
  if (!existsSync(secrets))
    throw new LaunchError(
      `Certitude does not run in ${dataDir}. Start it first, or set DATA_DIR, or DATABASE_URL where it has a PostgreSQL of its own.`,
    );
  const port = runningPort(join(dataDir, 'postgres'));
  const { appPassword } = JSON.parse(readFileSync(secrets, 'utf8')) as { readonly appPassword: string };
  return `postgres://certitude_app:${encodeURIComponent(appPassword)}@127.0.0.1:${port}/certitude`;
}

/** Milliseconds that one statement may take. */
const PATIENCE = 30_000;

/** Does work on the product's database and lets go of it. */
export async function withProductDatabase<T>(url: string, work: (db: TenantDatabase) => Promise<T>): Promise<T> {
  const settings = { databaseUrl: url, databasePool: 1, databasePatience: PATIENCE };
  const source = applicationDataSource(settings);
  await source.initialize();
  try {
    return await work(new TenantDatabase(source, settings));
  } finally {
    await source.destroy();
  }
}
