import { type Config } from '../config/config';
import { DatabaseClient, type DatabaseClientConfig } from './database-client';

/** PostgreSQL gives a statement up before we give its connection up: then the connection stays usable. */
const GRACE = 1_000;

/**
 * What every connection of the application has in common: how long a statement may take, how long its answer may fail to
 * come, and how long PostgreSQL keeps the locks of a transaction whose client it cannot hear any more.
 * @param statement milliseconds that one statement may take
 */
export const connectionSettings = (
  { databaseUrl }: Pick<Config, 'databaseUrl'>,
  { name, statement }: { readonly name: string; readonly statement: number },
): DatabaseClientConfig & { readonly Client: typeof DatabaseClient } => ({
  connectionString: databaseUrl,
  application_name: name,
  statement_timeout: statement,
  idle_in_transaction_session_timeout: statement,
  silentAfter: statement + GRACE,
  Client: DatabaseClient,
});

/** Half as long as elsewhere: people who edit together hear within ten seconds that nothing is saved. */
export const livePatience = ({ databasePatience }: Pick<Config, 'databasePatience'>): number => databasePatience / 2;
