import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type MigrationInterface, QueryFailedError } from 'typeorm';

/** How long a migration waits for its locks; whoever comes after it waits behind it, so it is short, and tried again. */
export interface MigrationPatience {
  /** Milliseconds that one statement waits for a lock. */
  readonly lock: number;
  readonly attempts: number;
  /** Milliseconds between two attempts, in which everybody else gets on. */
  readonly pause: number;
}

const PATIENCE: MigrationPatience = { lock: 3_000, attempts: 20, pause: 2_000 };
/** SQLSTATE of a lock that was not given in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Runs the migrations that have not run yet, each in a transaction of its own, or in none where it says `transaction = false`.
 * @returns names of those that ran now
 * @throws Error when one did not get its locks in any attempt; what ran before it stays
 */
export async function runMigrations(
  ownerUrl: string,
  migrations: readonly (new () => MigrationInterface)[],
  patience: MigrationPatience = PATIENCE,
): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: [...migrations],
    migrationsTransactionMode: 'each',
    poolSize: 2,
    extra: { lock_timeout: patience.lock, application_name: 'certitude-migrate' },
  });
  await source.initialize();
  try {
    const before = await namesOf(source);
    await source.query('grant usage on schema public to certitude_app, certitude_crossing');
    // Handing a function to the crossing role needs it to have create on the schema at that moment.
    await source.query('grant create on schema public to certitude_crossing');
    await runPatiently(source, patience);
    await source.query('revoke create on schema public from certitude_crossing');
    return (await namesOf(source)).filter((name) => !before.includes(name));
  } finally {
    await source.destroy();
  }
}

async function runPatiently(source: DataSource, { attempts, pause: between }: MigrationPatience): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await source.runMigrations();
      return;
    } catch (error) {
      if (!isOutOfPatience(error)) throw error;
      if (attempt === attempts)
        throw new Error(
          'A migration did not get the locks it needs: something long runs on its table. Try again later.',
          {
            cause: error,
          },
        );
      await pause(between);
    }
  }
}

const isOutOfPatience = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { readonly code?: string }).code === LOCK_NOT_AVAILABLE;

/** Of the migrations that have run, in order. */
async function namesOf(source: DataSource): Promise<string[]> {
  const [found] = await source.query<{ there: boolean }[]>("select to_regclass('migrations') is not null as there");
  if (!found?.there) return [];
  const rows = await source.query<{ name: string }[]>('select name from migrations order by id');
  return rows.map(({ name }) => name);
}
