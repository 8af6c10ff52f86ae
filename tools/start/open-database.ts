import { join } from 'node:path';
import { provision } from '@certitude/server/core';
import { DatabaseKeeper, type KeeperEvents } from './database-keeper';
import { errorCode, LaunchError } from './errors';
import type { Progress } from './progress';
import type { Secrets } from './secrets';
import type { Settings } from './settings';
import { bringUpToDate, type Update } from './up-to-date';

/** The database the product works with, its schema up to date. */
export interface OpenDatabase {
  /** Connection of the application's role. */
  readonly appUrl: string;
  /** Connection of the role that owns the schema, where it is known. */
  readonly ownerUrl: string | undefined;
  readonly kind: 'embedded' | 'external';
  /** Process id of the embedded server. */
  pid(): number | undefined;
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly signal: AbortSignal;
  readonly events: KeeperEvents;
}

/** Starts or finds the database and brings its schema up to date. */
export function openDatabase(progress: Progress, options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const { database } = options.settings;
  if (database.kind === 'embedded') return openEmbedded(progress, options);
  return openExternal(progress, options.settings.root, database);
}

async function openEmbedded(progress: Progress, options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const { settings, secrets, signal, events } = options;
  const place = {
    dataDir: join(settings.dataDir, 'postgres'),
    logFile: join(settings.dataDir, 'logs/postgres.log'),
    signal,
  };
  const keeper = await progress.step(
    'Starting the database',
    () => DatabaseKeeper.start(place, events),
    ({ recovered }) => (recovered ? 'Database started, recovered from an interrupted run' : 'Database started'),
  );
  try {
    const { ownerPassword, appPassword } = secrets;
    const names = { database: 'certitude', ownerPassword, appPassword };
    const { appUrl, ownerUrl } = await prepareDatabase(progress, settings.root, () =>
      provision(keeper.adminUrl, names),
    );
    return {
      appUrl,
      ownerUrl,
      kind: 'embedded',
      pid: () => keeper.pid,
      close: () => keeper.stop(),
    };
  } catch (error) {
    await keeper.stop();
    throw error;
  }
}

async function openExternal(
  progress: Progress,
  root: string,
  { url: appUrl, ownerUrl }: { readonly url: string; readonly ownerUrl?: string },
): Promise<OpenDatabase> {
  if (ownerUrl) await migrateExternal(progress, root, { appUrl, ownerUrl });
  else progress.say('  ! DATABASE_OWNER_URL is not set: the schema is taken as it is, no migrations run.');
  return { appUrl, ownerUrl, kind: 'external', pid: () => undefined, close: () => Promise.resolve() };
}

async function migrateExternal(progress: Progress, root: string, urls: DatabaseUrls): Promise<void> {
  try {
    await prepareDatabase(progress, root, () => Promise.resolve(urls));
  } catch (error) {
    // A refused connection to a name with several addresses has a code and no message.
    const reason = error instanceof Error ? error.message || errorCode(error) : String(error);
    throw new LaunchError(`The database behind DATABASE_OWNER_URL could not be brought up to date: ${reason}`);
  }
}

interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** @returns what was prepared: the addresses of the database */
async function prepareDatabase(
  progress: Progress,
  root: string,
  prepare: () => Promise<DatabaseUrls>,
): Promise<DatabaseUrls> {
  const work = async () => {
    const urls = await prepare();
    return { urls, update: await bringUpToDate(urls.ownerUrl, join(root, 'model')) };
  };
  const { urls } = await progress.step('Bringing the schema up to date', work, ({ update }) => describe(update));
  return urls;
}

function describe({ migrations: { length: migrations }, published }: Update): string {
  const done = [
    ...(migrations > 0 ? [`${migrations} ${migrations === 1 ? 'migration' : 'migrations'}`] : []),
    ...(published > 0 ? [`${published} model ${published === 1 ? 'file' : 'files'} published`] : []),
  ];
  return done.length === 0 ? 'Schema is up to date' : `Schema brought up to date (${done.join(', ')})`;
}
