import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config';
import { type SystemContext, type TenantContext } from './tenant-database';

declare const rowType: unique symbol;

/** One SQL statement that is prepared once per connection, under its name; its rows look like `Row`. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  readonly [rowType]?: Row;
}
/** A statement with its parameters. */
export interface Step<Row> {
  readonly statement: Statement<Row>;
  readonly values: readonly unknown[];
}
type Results<S extends readonly Step<unknown>[]> = {
  readonly [I in keyof S]: S[I] extends Step<infer Row> ? readonly Row[] : never;
};

/** The connection broke while the batch was under way: nobody can say whether it was committed. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** Enough for the commits and loads of many live assessments: none of them waits for a person. */
const CONNECTIONS = 8;
const STATEMENT_TIMEOUT = 10_000;

/**
 * Hot transactions of one organization whose statements are known beforehand. Context, statements and COMMIT travel in
 * one round trip, and statements are prepared. A decision that needs what was read belongs into the statement
 * itself, or into `TenantDatabase.transaction`.
 */
@Injectable()
export class TenantBatches implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(@Inject(CONFIG) config: Config) {
    this.pool = new pg.Pool({
      connectionString: config.databaseUrl,
      max: CONNECTIONS,
      pipeline: true,
      application_name: 'certitude-live',
      statement_timeout: STATEMENT_TIMEOUT,
    } as pg.PoolConfig);
    // A restart of PostgreSQL breaks idle connections; the pool replaces them.
    this.pool.on('error', () => undefined);
    // The pool listens only while a connection is idle; one that breaks in use fails its queries.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /**
   * Runs the steps in one transaction.
   * @returns the rows of each step, after COMMIT
   * @throws OutcomeUnknown when the connection broke, DatabaseError after a rollback
   */
  commit<const S extends readonly Step<unknown>[]>(
    context: TenantContext | SystemContext,
    steps: S,
  ): Promise<Results<S>> {
    return this.run('begin', context, steps);
  }

  /**
   * Runs reading steps that all see the same moment.
   * @returns the rows of each step
   */
  snapshot<const S extends readonly Step<unknown>[]>(
    context: TenantContext | SystemContext,
    steps: S,
  ): Promise<Results<S>> {
    return this.run('begin isolation level repeatable read read only', context, steps);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private async run<S extends readonly Step<unknown>[]>(
    begin: string,
    context: TenantContext | SystemContext,
    steps: S,
  ): Promise<Results<S>> {
    const client = await this.pool.connect();
    // Sent without waiting. After a failed step PostgreSQL turns the COMMIT into a ROLLBACK.
    const sent = [
      client.query(`${begin}; ${settings(client, context)}`),
      ...steps.map(({ statement, values }) => client.query({ ...statement, values: [...values] })),
      client.query('commit'),
    ];
    const outcomes = await Promise.allSettled(sent);
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    client.release(failed !== undefined && !isRolledBack(failed.reason));
    if (failed) throw isRolledBack(failed.reason) ? failed.reason : new OutcomeUnknown(String(failed.reason));
    return outcomes.slice(1, -1).map((outcome) => rowsOf(outcome)) as unknown as Results<S>;
  }
}

/** Both are UUIDs or empty; escaped all the same. A simple query, so that it shares its message with BEGIN. */
const settings = (client: pg.PoolClient, { organizationId, actor }: TenantContext | SystemContext): string =>
  `select set_config('app.organization_id', ${client.escapeLiteral(organizationId)}, true), ` +
  `set_config('app.actor_id', ${client.escapeLiteral(actor?.id ?? '')}, true)`;

/** PostgreSQL refused and goes on. Anything else, such as FATAL during the COMMIT, leaves the outcome open. */
const isRolledBack = (reason: unknown): boolean => reason instanceof pg.DatabaseError && reason.severity === 'ERROR';

const rowsOf = (outcome: PromiseSettledResult<pg.QueryResult>): unknown[] =>
  outcome.status === 'fulfilled' ? outcome.value.rows : [];
