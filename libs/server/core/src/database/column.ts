import { Column as AnyColumn, type ColumnOptions, PrimaryColumn } from 'typeorm';

/** What a value of each PostgreSQL type is in TypeScript, as repositories give and take it. */
interface Values {
  readonly uuid: string;
  readonly text: string;
  readonly 'varchar(255)': string;
  readonly smallint: number;
  readonly integer: number;
  /** Never beyond 2^53: sequence numbers, sizes, milliseconds. */
  readonly bigint: number;
  readonly 'double precision': number;
  readonly boolean: boolean;
  /** A day, such as 2030-12-31. */
  readonly date: string;
  readonly timestamptz: Date;
  readonly jsonb: unknown;
  readonly bytea: Uint8Array;
  readonly 'text[]': readonly string[];
  readonly 'uuid[]': readonly string[];
}
type ColumnType = keyof Values;

const OPTIONS: Readonly<Record<ColumnType, ColumnOptions>> = {
  uuid: { type: 'uuid' },
  text: { type: 'text' },
  'varchar(255)': { type: 'varchar', length: 255 },
  smallint: { type: 'smallint' },
  integer: { type: 'integer' },
  // The driver gives texts, because there could be more.
  bigint: { type: 'bigint', transformer: { to: (value: unknown) => value, from: numberOrNull } },
  'double precision': { type: 'double precision' },
  boolean: { type: 'boolean' },
  date: { type: 'date' },
  timestamptz: { type: 'timestamptz' },
  jsonb: { type: 'jsonb' },
  bytea: { type: 'bytea' },
  'text[]': { type: 'text', array: true },
  'uuid[]': { type: 'uuid', array: true },
};

/** Where the column has another name than its property in snake case. */
interface Named {
  readonly name?: string;
}
type Fits<Type, Value> = [Type] extends [Value] ? unknown : never;
type Holds<Value> = <T extends object, K extends keyof T & string>(target: T, key: K & Fits<T[K], Value>) => void;
type MayHold<Value> = <T extends object, K extends keyof T & string>(
  target: T,
  key: K & (null extends T[K] ? Fits<Exclude<T[K], null>, Value> : never),
) => void;

/** A column that always holds something. The property has the type that PostgreSQL's type has here, or it does not compile. */
export const Column = <C extends ColumnType>(type: C, { name }: Named = {}): Holds<Values[C]> =>
  AnyColumn({ ...OPTIONS[type], ...(name && { name }) });

/** A column that may be null, as its property may. */
export const NullableColumn = <C extends ColumnType>(type: C, { name }: Named = {}): MayHold<Values[C]> =>
  AnyColumn({ ...OPTIONS[type], nullable: true, ...(name && { name }) });

/** A column of the primary key, in the order of the key. */
export const KeyColumn = <C extends ColumnType>(type: C, { name }: Named = {}): Holds<Values[C]> =>
  PrimaryColumn({ ...OPTIONS[type], ...(name && { name }) } as never);

declare const byDefault: unique symbol;
/** A value that the database fills in where none is given. */
export type ByDefault<T> = T & { readonly [byDefault]?: never };
/** Properties of a row that need not be given. */
export type OptionalKey<Row> = {
  [K in keyof Row]: null extends Row[K] ? K : typeof byDefault extends keyof Row[K] ? K : never;
}[keyof Row];

function numberOrNull(value: string | null): number | null {
  return value === null ? null : Number(value);
}
