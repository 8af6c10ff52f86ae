import pg from 'pg';
import { type SqlValue, toParameter } from './sql-parameter';

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
  readonly values: readonly SqlValue[];
}

interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}
interface RowDescription {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}
interface DataRow {
  readonly fields: readonly (string | null)[];
}

const NO_COLUMNS: readonly Column[] = [];

/** Per connection the statements it has prepared, with the columns of their rows. */
const prepared = new WeakMap<pg.Connection, Map<string, readonly Column[]>>();

/**
 * Statements that travel in one message and run in one transaction, which PostgreSQL begins with the first and commits
 * at the end of the message; after an error it skips the rest and rolls back. So a transaction costs one round trip,
 * and neither BEGIN nor COMMIT is a statement of its own. For `client.query`.
 */
export class StatementBatch implements pg.Submittable {
  /** The rows of each step, once everything is committed. */
  readonly rows: Promise<unknown[][]>;
  private readonly collected: unknown[][];
  private readonly described: (readonly Column[])[] = [];
  private readonly parameters: readonly (readonly (string | Buffer | null)[])[];
  private at = 0;
  private resolve: (rows: unknown[][]) => void = () => undefined;
  private reject: (error: Error) => void = () => undefined;

  constructor(private readonly steps: readonly Step<unknown>[]) {
    this.collected = steps.map(() => []);
    // Before anything is sent: half a message would be the end of the connection.
    this.parameters = steps.map(({ values }) => values.map(toParameter));
    this.rows = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  /** Called by the driver when the connection is free. */
  submit(connection: pg.Connection): void {
    const known = prepared.get(connection) ?? new Map<string, readonly Column[]>();
    prepared.set(connection, known);
    const parsed = new Set<string>();
    // What is written while the stream is corked leaves in one piece.
    connection.stream.cork();
    try {
      for (const [index, { statement }] of this.steps.entries()) {
        const { name, text } = statement;
        const columns = known.get(name);
        if (!columns && !parsed.has(name)) {
          connection.parse({ name, text, types: [] }, true);
          parsed.add(name);
        }
        connection.bind({ statement: name, values: [...(this.parameters[index] ?? [])] }, true);
        if (columns) this.described[index] = columns;
        else connection.describe({ type: 'P' }, true);
        connection.execute({}, true);
      }
      connection.sync();
    } finally {
      connection.stream.uncork();
    }
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.described[this.at] = fields.map(({ name, dataTypeID }): Column => {
      return { name, parse: pg.types.getTypeParser(dataTypeID, 'text') as Column['parse'] };
    });
  }

  handleDataRow({ fields }: DataRow): void {
    const row: Record<string, unknown> = {};
    for (const [index, { name, parse }] of (this.described[this.at] ?? NO_COLUMNS).entries()) {
      const text = fields[index] ?? null;
      row[name] = text === null ? null : parse(text);
    }
    this.collected[this.at]?.push(row);
  }

  handleCommandComplete(): void {
    this.at += 1;
  }

  /** Everything is committed: what was prepared for it stays. */
  handleReadyForQuery(connection: pg.Connection): void {
    const known = prepared.get(connection);
    this.steps.forEach(({ statement }, index) => known?.set(statement.name, this.described[index] ?? NO_COLUMNS));
    this.resolve(this.collected);
  }

  /** How much of it was prepared nobody knows: a connection is not to be used again after an error. */
  handleError(error: Error): void {
    this.reject(error);
  }
}
