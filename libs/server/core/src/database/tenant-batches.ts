import { availableParallelism } from 'node:os';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config';
import { outageOf } from '../errors/outage';
import { idsOf, type LogIds } from '../logging/log-ids';
import { timedStatement } from '../logging/slow';
import { AskedTogether } from './asked-together';
import { ConnectionShares, sharesOf } from './connection-shares';
import { livePatience, pooledSettings } from './connection-settings';
import { StatementBatch, type Statement, type Step } from './statement-batch';
import { type SystemContext, type TenantContext } from './tenant-database';

type Results<S extends readonly Step<unknown>[]> = {
  readonly [I in keyof S]: S[I] extends Step<infer Row> ? readonly Row[] : never;
};

/** The connection broke while the batch was under way: nobody can say whether it was committed. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** None of these transactions waits for a person, only for a processor or the disk: with more they wait for one another. */
const CONNECTIONS = Math.min(16, Math.max(4, 2 * availableParallelism()));
/** One is left for sessions and memberships, which everybody's requests need; half of them are enough for anybody. */
const SHARES = { ...sharesOf(CONNECTIONS), reserved: 1, perOrganization: CONNECTIONS / 2 };

/** For this transaction alone. As a condition that never holds: nothing is sent back for it. */
const CONTEXT: Statement<never> = {
  name: 'context-in-time',
  text: `select where set_config('app.organization_id', $1, true) || set_config('app.actor_id', $2, true)
    || set_config('statement_timeout', $3, true) is null`,
};
const BEGIN_SNAPSHOT: Step<never> = {
  statement: { name: 'begin-snapshot', text: 'begin isolation level repeatable read read only' },
  values: [],
};
const BEGIN: Step<never> = { statement: { name: 'begin', text: 'begin' }, values: [] };
const ROLLBACK: Step<never> = { statement: { name: 'rollback', text: 'rollback' }, values: [] };
/** More than a page, and of nothing that could be compressed: on a full disk there is no room for it. */
const WRITE: Statement<never> = {
  name: 'try-to-write',
  text: `insert into outbox (organization_id, id, name, payload)
    select $1, gen_random_uuid(), 'none', jsonb_build_array(string_agg(gen_random_uuid()::text, ''))
    from generate_series(1, 500)`,
};
const COMMIT: Step<never> = { statement: { name: 'commit', text: 'commit' }, values: [] };

/**
 * Hot transactions of one organization whose statements are known beforehand. Context and statements travel in one
 * message, as one transaction, and statements are prepared. A decision that needs what was read belongs into the statement
 * itself, or into `TenantDatabase.transaction`.
 */
@Injectable()
export class TenantBatches implements OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly shares = new ConnectionShares(SHARES);
  private readonly together = new AskedTogether();

  /** Milliseconds that one statement may take. */
  private readonly patience: number;

  constructor(@Inject(CONFIG) config: Pick<Config, 'databaseUrl' | 'databasePatience'>) {
    this.patience = livePatience(config);
    this.pool = new pg.Pool({
      ...pooledSettings(config, { name: 'certitude-live', statement: this.patience }),
      max: CONNECTIONS,
      // They stay open: a timer per commit would cost more than they do.
      idleTimeoutMillis: 0,
    });
    // A restart of PostgreSQL breaks idle connections; the pool replaces them.
    this.pool.on('error', () => undefined);
  }

  /**
   * Runs the steps in one transaction.
   * @returns the rows of each step, after COMMIT
   * @throws Unavailable when there was no connection, OutcomeUnknown when it broke, DatabaseError after a rollback
   */
  commit<const S extends readonly Step<unknown>[]>(
    context: TenantContext | SystemContext,
    steps: S,
  ): Promise<Results<S>> {
    return this.run(context, [this.contextOf(context), ...steps]).then(
      (rows) => rows.slice(1) as unknown as Results<S>,
    );
  }

  /**
   * Runs reading steps that all see the same moment. What is asked at the same time for the same person travels together.
   * @returns the rows of each step
   */
  snapshot<const S extends readonly Step<unknown>[]>(
    context: TenantContext | SystemContext,
    steps: S,
  ): Promise<Results<S>> {
    const name = `${context.organizationId} ${context.actor?.id ?? ''}`;
    const within = async (all: readonly Step<unknown>[]): Promise<unknown[][]> => {
      const rows = await this.run(context, [BEGIN_SNAPSHOT, this.contextOf(context), ...all, COMMIT]);
      return rows.slice(2, -1);
    };
    return this.together.ask(name, steps, within) as Promise<unknown> as Promise<Results<S>>;
  }

  /**
   * Runs one statement outside any organization, like `TenantDatabase.global`, but prepared.
   * @throws OutcomeUnknown when the connection broke
   */
  async outside<Row>(step: Step<Row>): Promise<readonly Row[]> {
    const [rows = []] = await this.together.ask('outside', [step], (all) => this.run(null, all));
    return rows as Row[];
  }

  /** Whether the database takes writes of the organization at the moment. Leaves nothing behind. */
  async takesWrites(context: TenantContext | SystemContext): Promise<boolean> {
    const steps = [BEGIN, this.contextOf(context), { statement: WRITE, values: [context.organizationId] }, ROLLBACK];
    return this.run(context, steps).then(
      () => true,
      () => false,
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private contextOf({ organizationId, actor }: TenantContext | SystemContext): Step<never> {
    return { statement: CONTEXT, values: [organizationId, actor?.id ?? '', String(this.patience)] };
  }

  private run(context: TenantContext | SystemContext | null, steps: readonly Step<unknown>[]): Promise<unknown[][]> {
    return this.shares.use(context?.organizationId ?? null, () => this.runNow(steps, context ? idsOf(context) : {}));
  }

  private async runNow(steps: readonly Step<unknown>[], ids: LogIds): Promise<unknown[][]> {
    const batch = new StatementBatch(steps);
    const client = await this.connect();
    const names = steps.map(({ statement }) => statement.name).join(', ');
    try {
      const rows = await timedStatement(names, ids, () => {
        client.query(batch);
        return batch.rows;
      });
      client.release();
      return rows;
    } catch (error) {
      client.release(true);
      throw isRolledBack(error) ? error : new OutcomeUnknown(String(error));
    }
  }

  /** Nothing has happened yet when this fails. */
  private async connect(): Promise<pg.PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw outageOf(error) ?? error;
    }
  }
}

/** PostgreSQL refused and goes on. Anything else, such as FATAL during the COMMIT, leaves the outcome open. */
const isRolledBack = (reason: unknown): boolean => reason instanceof pg.DatabaseError && reason.severity === 'ERROR';
