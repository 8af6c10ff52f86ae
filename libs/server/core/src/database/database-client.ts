import pg from 'pg';
import { SilenceWatch, type Watched } from './silence';

export interface DatabaseClientConfig extends pg.ClientConfig {
  /** Milliseconds that an answer may take to begin, before the connection counts as dead. */
  readonly silentAfter?: number;
}

type Connected = ((error: Error) => void) | ((error: null, client: pg.Client) => void);

/** Milliseconds that each step of connecting and signing in may take, whoever does it. */
const CONNECT_WITHIN = 3_000;
/** A migration may work for minutes without a word. Whoever knows better says so. */
const SILENT_AFTER = 10 * 60_000;
const KEEP_ALIVE_AFTER = 10_000;

const watch = new SilenceWatch();

/**
 * A connection that may break without taking the process along, and that breaks by itself when it has gone silent: no
 * question waits for ever. What broke is told by the queries that run on it, and by the next one; an `error` event that
 * nobody listens to would end the process. Pools listen only to connections that are idle, so theirs are of this class too.
 *
 * The driver's own limits are not used. `query_timeout` fails a query and leaves the connection to the next one, which then
 * reads the answer to the one before; `connectionTimeoutMillis` goes by a clock, and gives up an answer that has arrived
 * while the process stood still.
 */
export class DatabaseClient extends pg.Client implements Watched {
  private readonly answersWithin: number;
  private readonly connectsWithin: number;
  private isSignedIn = false;
  private isLeaving = false;

  constructor(config: string | DatabaseClientConfig = {}) {
    const { silentAfter, connectionTimeoutMillis, ...settings } =
      typeof config === 'string' ? { connectionString: config } : config;
    super({ keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER, ...settings });
    this.answersWithin = silentAfter ?? SILENT_AFTER;
    // Pools name every setting they know of, with nothing in it where nobody gave them one.
    this.connectsWithin = connectionTimeoutMillis ?? CONNECT_WITHIN;
    this.on('error', () => undefined);
    this.connection.once('readyForQuery', () => (this.isSignedIn = true));
    this.once('end', () => watch.remove(this));
  }

  get silentAfter(): number {
    return this.isSignedIn ? this.answersWithin : this.connectsWithin;
  }

  get isWaiting(): boolean {
    // Not in the driver's types: false from the moment a query leaves until PostgreSQL is ready for the next one.
    const { readyForQuery } = this as unknown as { readonly readyForQuery: boolean | null };
    return !this.isSignedIn || this.isLeaving || readyForQuery === false;
  }

  get heard(): number {
    return (this.connection.stream as { readonly bytesRead?: number }).bytesRead ?? 0;
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.Client> | void {
    watch.add(this);
    return callback ? super.connect(callback) : super.connect();
  }

  giveUp(): void {
    this.connection.stream.destroy(new Error('The database connection has gone silent.'));
  }

  override end(): Promise<void>;
  override end(callback: (error: Error) => void): void;
  override end(callback?: (error: Error) => void): Promise<void> | void {
    // The goodbye may get lost as well.
    this.isLeaving = true;
    return callback ? super.end(callback) : super.end();
  }
}
