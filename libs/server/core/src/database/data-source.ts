import { DataSource, type DataSourceOptions } from 'typeorm';
import { type Config } from '../config/config';
import { pooledSettings } from './connection-settings';
import { SnakeNames } from './snake-names';

type Settings = Pick<Config, 'databaseUrl' | 'databasePool' | 'databasePatience'>;
type PostgresOptions = Extract<DataSourceOptions, { readonly type: 'postgres' }>;

/** How the application's connection pool is made, logged in as the role that owns nothing. */
export const dataSourceOptions = (config: Settings): PostgresOptions => ({
  type: 'postgres',
  url: config.databaseUrl,
  poolSize: config.databasePool,
  // A restart of PostgreSQL breaks idle connections; the pool replaces them.
  poolErrorHandler: () => undefined,
  extra: pooledSettings(config, { name: 'certitude', statement: config.databasePatience }),
  namingStrategy: new SnakeNames(),
});

/** The same pool where no module makes it: for tools and tests. @param entities classes whose repositories are asked for */
export const applicationDataSource = (config: Settings, entities: readonly (new () => object)[] = []): DataSource =>
  new DataSource({ ...dataSourceOptions(config), entities: [...entities] });
