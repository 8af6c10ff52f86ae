import { type EntityManager, type FindOperator, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { type OptionalKey } from './column';
import { EntityQuery, hydrated } from './entity-query';

/** A class whose properties are the columns of a table. */
export type EntityClass<Row extends object> = new () => Row;
export type ColumnOf<Row> = keyof Row & string;

/** What rows are looked for by: values, or `In`, `IsNull`, `LessThan` and their like of TypeORM. */
export type Where<Row> = {
  readonly [K in keyof Row]?: NonNullable<Row[K]> | FindOperator<NonNullable<Row[K]>>;
};
/** A row to be written, without its organization, which is the transaction's. */
export type NewRow<Row> = Omit<Row, OptionalKey<Row> | 'organizationId'> &
  Partial<Pick<Row, Exclude<OptionalKey<Row>, 'organizationId'>>>;
/** Values to be set; or an SQL expression, which never holds a value. */
export type Changes<Row> = { readonly [K in Exclude<keyof Row, 'organizationId'>]?: Row[K] | (() => string) };

const LOCKS = {
  update: 'pessimistic_write',
  'no key update': 'for_no_key_update',
  share: 'pessimistic_read',
} as const;
/** Holds the rows until the transaction ends, as `select … for` does. */
export type Lock = keyof typeof LOCKS;

export interface FindOptions<Row> {
  readonly where?: Where<Row>;
  readonly order?: { readonly [K in keyof Row]?: 'ASC' | 'DESC' };
  readonly most?: number;
  readonly lock?: Lock;
}

/** Where a repository works, and for whom. */
export interface Scope {
  readonly manager: EntityManager;
  /** What every row has, and is given: its organization; nothing for tables that belong to none. */
  readonly rows: Readonly<Record<string, string>>;
  /** Runs a statement. @param name that the log knows it by */
  run<T>(name: string, statement: () => Promise<T>): Promise<T>;
}

/**
 * Rows of one table, as far as they belong to the organization of the transaction that handed this out. Rows are
 * inserted, or changed and counted: there is no `save`, which takes over whatever has the id, and nothing changes or goes
 * without a condition.
 */
export class EntityRepository<Row extends object> {
  constructor(
    private readonly entity: EntityClass<Row>,
    private readonly scope: Scope,
  ) {}

  /** The columns of all rows that fit. */
  async find<K extends ColumnOf<Row>>(columns: readonly K[], options: FindOptions<Row> = {}): Promise<Pick<Row, K>[]> {
    const query = this.select(options);
    for (const column of columns) query.addSelect(`row.${column}`, column);
    return hydrated(query, await this.run('select', () => query.getRawMany<Pick<Row, K>>()));
  }

  /** The columns of the one row that fits; of several, any. */
  async findOne<K extends ColumnOf<Row>>(
    columns: readonly K[],
    where: Where<Row>,
    lock?: Lock,
  ): Promise<Pick<Row, K> | undefined> {
    const [row] = await this.find(columns, { where, most: 1, ...(lock && { lock }) });
    return row;
  }

  async exists(where: Where<Row>): Promise<boolean> {
    const query = this.select({ where, most: 1 }).addSelect('1');
    return (await this.run('select', () => query.getRawMany())).length > 0;
  }

  async count(where: Where<Row>): Promise<number> {
    const query = this.select({ where }).addSelect('count(*)::int', 'count');
    const [row] = await this.run('select', () => query.getRawMany<{ count: number }>());
    return row?.count ?? 0;
  }

  /** A list that needs more than one table. @param alias of this one @param columns of this one */
  query<K extends ColumnOf<Row>>(alias: string, columns: readonly K[]): EntityQuery<Pick<Row, K>> {
    const query = this.scope.manager.createQueryBuilder<ObjectLiteral>(this.entity, alias).select([]);
    for (const column of columns) query.addSelect(`${alias}.${column}`, column);
    for (const [key, value] of Object.entries(this.scope.rows))
      query.andWhere(`${alias}.${key} = :${key}`, { [key]: value });
    return new EntityQuery(query, (statement) => this.run('select', statement));
  }

  async insert(row: NewRow<Row> | readonly NewRow<Row>[]): Promise<void> {
    const query = this.insertion(Array.isArray(row) ? row : [row]);
    await this.run('insert', () => query.execute());
  }

  /** @returns false when there is such a row already, which stays as it is */
  async insertOnce(row: NewRow<Row>): Promise<boolean> {
    const key = this.metadata.primaryColumns.map(({ propertyName }) => propertyName);
    const query = this.insertion([row]).orIgnore().returning(key);
    const { raw } = await this.run('insert', () => query.execute());
    return (raw as unknown[]).length === 1;
  }

  /** @returns how many rows were changed */
  async update(where: Where<Row>, changes: Changes<Row>): Promise<number> {
    const query = this.scope.manager
      .createQueryBuilder()
      .update<ObjectLiteral>(this.entity)
      .set(changes)
      .where(this.narrowed(where))
      .callListeners(false);
    return (await this.run('update', () => query.execute())).affected ?? 0;
  }

  /** @returns how many rows went */
  async delete(where: Where<Row>): Promise<number> {
    const query = this.scope.manager
      .createQueryBuilder()
      .delete()
      .from<ObjectLiteral>(this.entity)
      .where(this.narrowed(where))
      .callListeners(false);
    return (await this.run('delete', () => query.execute())).affected ?? 0;
  }

  private select({ where, order = {}, most, lock }: FindOptions<Row>): SelectQueryBuilder<ObjectLiteral> {
    const query = this.scope.manager.createQueryBuilder<ObjectLiteral>(this.entity, 'row').select([]);
    const all = { ...definite(where ?? {}), ...this.scope.rows };
    if (Object.keys(all).length > 0) query.where(all);
    for (const [column, direction] of Object.entries(order)) query.addOrderBy(`row.${column}`, direction as 'ASC');
    if (lock) query.setLock(LOCKS[lock]);
    return query.limit(most);
  }

  private insertion(rows: readonly NewRow<Row>[]) {
    const values = rows.map((row) => ({ ...row, ...this.scope.rows }));
    return this.scope.manager
      .createQueryBuilder()
      .insert()
      .into<ObjectLiteral>(this.entity)
      .values(values)
      .updateEntity(false)
      .callListeners(false);
  }

  /** The condition of a change: at least one of its own, besides the organization. */
  private narrowed(where: Where<Row>): ObjectLiteral {
    if (Object.keys(definite(where)).length === 0)
      throw new Error(`Every row of ${this.metadata.tableName} would be meant: say which.`);
    return { ...where, ...this.scope.rows };
  }

  private run<T>(verb: string, statement: () => Promise<T>): Promise<T> {
    return this.scope.run(`${verb} ${this.metadata.tableName}`, statement);
  }

  private get metadata() {
    return this.scope.manager.dataSource.getMetadata(this.entity);
  }
}

/** A condition whose value is missing would be none. */
function definite<W extends object>(where: W): W {
  for (const [column, value] of Object.entries(where))
    if (value === undefined || value === null)
      throw new Error(`Nothing is said of ${column}: leave it out, or say IsNull().`);
  return where;
}
