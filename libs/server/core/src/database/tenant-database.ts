import { type AccountId, type OrganizationId, type Role } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config';
import { idsOf } from '../logging/log-ids';
import { timedStatement } from '../logging/slow';
import { ConnectionShares, sharesOf } from './connection-shares';
import { type EntityClass, EntityRepository } from './entity-repository';

/**
 * On whose behalf something happens, and where. Made only by the session guard, the socket join, the job envelope
 * and the test factory, and handed on as the explicit first argument: nothing ambient decides access.
 */
export interface TenantContext {
  readonly organizationId: OrganizationId;
  readonly actor: { readonly id: AccountId; readonly role: Role };
  readonly requestId: string;
}

/** A job's context: an organization, but no person and no role. */
export interface SystemContext {
  readonly organizationId: OrganizationId;
  readonly actor: null;
  readonly requestId: string;
}

/** A row of a table that organizations share. */
interface TenantRow {
  readonly organizationId: OrganizationId;
}
/** The class of a table that belongs to none of them. */
type GlobalClass<Row extends object> = EntityClass<Row> & (Row extends TenantRow ? never : unknown);

type AnyContext = TenantContext | SystemContext;

/** One open transaction of one organization. */
export interface TenantTransaction<Context extends AnyContext = AnyContext> {
  /** On whose behalf, and where: nothing takes the two apart. */
  readonly context: Context;
  readonly organizationId: OrganizationId;
  /** Rows of one table, as far as they are the organization's: how ordinary questions and changes are made. */
  repository<Row extends TenantRow>(entity: EntityClass<Row>): EntityRepository<Row>;
  /** Runs one statement; rows as plain objects with the column names of the statement. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Runs after COMMIT, never after a rollback: hints to other processes, live frames. */
  afterCommit(effect: () => void): void;
}

/** One open transaction outside any organization: row-level security hides every tenant row. */
export type GlobalTransaction = Pick<TenantTransaction, 'query'>;

/** A transaction on behalf of a person. */
export type PersonTransaction = TenantTransaction<TenantContext>;

/**
 * Whose rows a transaction sees, on whose behalf, and how long a statement and a pause between two may take, in milliseconds.
 * Said by each transaction and for it alone: behind a pooler, the next one runs on another connection.
 */
const CONTEXT = `select set_config('app.organization_id', $1, true), set_config('app.actor_id', $2, true),
  set_config('statement_timeout', $3, true), set_config('idle_in_transaction_session_timeout', $3, true)`;

const PATIENCE = `select set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true)`;

/** The only way to rows of an organization. Without a context there are no rows: PostgreSQL sees to it. */
@Injectable()
export class TenantDatabase {
  private readonly shares: ConnectionShares;

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: Pick<Config, 'databasePatience'>,
  ) {
    this.shares = new ConnectionShares(sharesOf(source.options.poolSize ?? 1));
  }

  /**
   * Runs `work` in a transaction that sees and writes one organization only.
   * @returns what `work` returns, after COMMIT
   * @throws whatever `work` throws, after ROLLBACK; a statement's failure also when `work` swallowed it; Unavailable when
   *   there is no connection in time
   */
  async transaction<Context extends AnyContext, T>(
    context: Context,
    work: (tx: TenantTransaction<Context>) => Promise<T>,
  ): Promise<T> {
    const state: TransactionState = { effects: [], failure: undefined };
    const result = await this.shares.use(context.organizationId, () =>
      this.source.transaction((manager) => this.within(manager, { context, state, work })),
    );
    for (const effect of state.effects) effect();
    return result;
  }

  /**
   * Runs one statement outside any organization: for tables that belong to none (accounts, sessions, model
   * releases) and for the crossing functions of the migrations. Row-level security hides every tenant row.
   */
  async global<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const run = (): Promise<unknown> => timedStatement(sql, {}, () => this.source.query(sql, [...parameters]));
    return this.shares.use(null, async () => rowsOf(await run()));
  }

  /**
   * Runs `work` in a transaction outside any organization: for what belongs together in tables that belong to none.
   * @returns what `work` returns, after COMMIT
   * @throws whatever `work` throws, after ROLLBACK; a statement's failure also when `work` swallowed it
   */
  globalTransaction<T>(work: (tx: GlobalTransaction) => Promise<T>): Promise<T> {
    const state: TransactionState = { effects: [], failure: undefined };
    return this.shares.use(null, () =>
      this.source.transaction(async (manager) => {
        await manager.query(PATIENCE, [String(this.config.databasePatience)]);
        const result = await work({ query: queryOf(manager, runner({}, state)) });
        if (state.failure !== undefined) throw state.failure;
        return result;
      }),
    );
  }

  /** Rows of a table that belongs to no organization; each call is a transaction of its own. */
  globalRepository<Row extends object>(entity: GlobalClass<Row>): EntityRepository<Row> {
    return new EntityRepository(entity, {
      manager: this.source.manager,
      rows: {},
      run: (name, statement) => this.shares.use(null, () => timedStatement(name, {}, statement)),
    });
  }

  private async within<Context extends AnyContext, T>(
    manager: EntityManager,
    { context, state, work }: Transaction<Context, T>,
  ): Promise<T> {
    const patience = String(this.config.databasePatience);
    await manager.query(CONTEXT, [context.organizationId, context.actor?.id ?? '', patience]);
    const result = await work(bind(manager, context, state));
    // PostgreSQL would turn the COMMIT into a ROLLBACK without a word.
    if (state.failure !== undefined) throw state.failure;
    return result;
  }
}

interface Transaction<Context extends AnyContext, T> {
  readonly context: Context;
  readonly state: TransactionState;
  readonly work: (tx: TenantTransaction<Context>) => Promise<T>;
}

interface TransactionState {
  readonly effects: (() => void)[];
  /** What the first failed statement failed with: since then the transaction can only be rolled back. */
  failure: Error | undefined;
}

function bind<Context extends AnyContext>(
  manager: EntityManager,
  context: Context,
  state: TransactionState,
): TenantTransaction<Context> {
  const { organizationId } = context;
  const run = runner(idsOf(context), state);
  return {
    context,
    organizationId,
    repository: (entity) => new EntityRepository(entity, { manager, rows: { organizationId }, run }),
    query: queryOf(manager, run),
    afterCommit: (effect) => void state.effects.push(effect),
  };
}

type Run = <T>(statement: string, work: () => Promise<T>) => Promise<T>;

/** Runs statements, and remembers the first that failed. */
const runner =
  (ids: Parameters<typeof timedStatement>[1], state: TransactionState): Run =>
  async (statement, work) => {
    try {
      return await timedStatement(statement, ids, work);
    } catch (error) {
      state.failure ??= error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  };

const queryOf =
  (manager: EntityManager, run: Run) =>
  async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    rowsOf(await run(sql, () => manager.query(sql, [...parameters])));

/** TypeORM answers UPDATE and DELETE with [rows, count], everything else with rows. */
function rowsOf<Row>(result: unknown): Row[] {
  if (!Array.isArray(result)) return [];
  const isCounted = result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (isCounted ? result[0] : result) as Row[];
}
