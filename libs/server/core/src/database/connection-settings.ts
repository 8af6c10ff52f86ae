import { type Config } from '../config/config';
import { DatabaseClient, type DatabaseClientConfig } from './database-client';

/** PostgreSQL gives a statement up before we give its connection up: then the connection stays usable. */
const GRACE = 1_000;

/** @param statement milliseconds that one statement may take */
interface Naming {
  readonly name: string;
  readonly statement: number;
}
type Settings = DatabaseClientConfig & { readonly Client: typeof DatabaseClient };

/**
 * A connection by way of DATABASE_URL, where a pooler may stand between: it hands a transaction to any connection that it
 * has, and takes no settings along, or refuses who brings some. So nothing is said here that must hold. How long a statement
 * may take is said by each transaction (`TIME_LIMITS`), and by the role for what runs outside of one (`roleLimits`).
 */
export const pooledSettings = (
  { databaseUrl }: Pick<Config, 'databaseUrl'>,
  { name, statement }: Naming,
): Settings => ({
  connectionString: databaseUrl,
  application_name: name,
  silentAfter: statement + GRACE,
  Client: DatabaseClient,
});

/**
 * A connection to the database itself, by way of DATABASE_DIRECT_URL, for what belongs to a connection and not to a
 * transaction: LISTEN, and the settings and temporary tables of the queue.
 */
export const directSettings = (
  { databaseDirectUrl }: Pick<Config, 'databaseDirectUrl'>,
  { name, statement }: Naming,
): Settings => ({
  ...pooledSettings({ databaseUrl: databaseDirectUrl }, { name, statement }),
  statement_timeout: statement,
  idle_in_transaction_session_timeout: statement,
});

/** Half as long as elsewhere: people who edit together hear within ten seconds that nothing is saved. */
export const livePatience = ({ databasePatience }: Pick<Config, 'databasePatience'>): number => databasePatience / 2;
