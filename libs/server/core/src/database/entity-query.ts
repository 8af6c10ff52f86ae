import { type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';

/** What makes a list of rows of one table, with what other tables say of them. Changes nothing, and shows no connection. */
export class EntityQuery<Result extends object> {
  constructor(
    private readonly query: SelectQueryBuilder<ObjectLiteral>,
    private readonly run: <T>(statement: () => Promise<T>) => Promise<T>,
  ) {}

  /** @param expressions SQL of each further property; columns may be called by their property: `a.createdBy` */
  and<Further extends object>(expressions: Readonly<Record<keyof Further, string>>): EntityQuery<Result & Further> {
    for (const [name, sql] of Object.entries<string>(expressions)) this.query.addSelect(sql, name);
    return new EntityQuery<Result & Further>(this.query, this.run);
  }

  /** @param on with the organization, so that its index is used */
  innerJoin(table: string, alias: string, on: string): this {
    this.query.innerJoin(table, alias, on);
    return this;
  }

  /** As `innerJoin`; what is not there is null. */
  leftJoin(table: string, alias: string, on: string): this {
    this.query.leftJoin(table, alias, on);
    return this;
  }

  /** A further condition. @param parameters by their names in it: `:name`, for lists `:...name` */
  where(condition: string, parameters?: ObjectLiteral): this {
    this.query.andWhere(condition, parameters);
    return this;
  }

  orderBy(sql: string, direction: 'ASC' | 'DESC' = 'ASC', nulls?: 'NULLS FIRST' | 'NULLS LAST'): this {
    this.query.addOrderBy(sql, direction, nulls);
    return this;
  }

  async rows(most?: number): Promise<Result[]> {
    const query = this.query.limit(most);
    return hydrated(query, await this.run(() => query.getRawMany<Result>()));
  }
}

/** What the driver gave, as the columns say: days as texts, numbers as numbers. Everything else it gives as it is. */
export function hydrated<Result extends object>(query: SelectQueryBuilder<ObjectLiteral>, rows: Result[]): Result[] {
  const { driver } = query.dataSource;
  const converted = selectedColumns(query).filter(({ column }) => column.type === 'date' || column.transformer);
  for (const { name, column } of converted)
    for (const row of rows as Record<string, unknown>[]) row[name] = driver.prepareHydratedValue(row[name], column);
  return rows;
}

function selectedColumns({ expressionMap: { selects, aliases } }: SelectQueryBuilder<ObjectLiteral>) {
  return selects.flatMap(({ selection, aliasName: name }) => {
    const [alias, property = ''] = selection.split('.');
    const entity = aliases.find((one) => one.name === alias);
    const column = entity?.hasMetadata ? entity.metadata.findColumnWithPropertyName(property) : undefined;
    return column && name ? [{ name, column }] : [];
  });
}
