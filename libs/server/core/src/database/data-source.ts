import { DataSource } from 'typeorm';
import { type Config } from '../config/config';
import { connectionSettings } from './connection-settings';

/** The application's connection pool, logged in as the role that owns nothing. */
export function applicationDataSource(
  config: Pick<Config, 'databaseUrl' | 'databasePool' | 'databasePatience'>,
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    poolSize: config.databasePool,
    // A restart of PostgreSQL breaks idle connections; the pool replaces them.
    poolErrorHandler: () => undefined,
    extra: connectionSettings(config, { name: 'certitude', statement: config.databasePatience }),
  });
}
