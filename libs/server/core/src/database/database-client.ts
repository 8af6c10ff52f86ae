import pg from 'pg';
import { SilenceWatch, type Watched } from './silence';

export interface DatabaseClientConfig extends pg.ClientConfig {
  /** Milliseconds that an answer may take to begin, before the connection counts as dead. */
  readonly silentAfter?: number;
}

/** Milliseconds to connect and sign in, whoever does it. */
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
 * The driver's own `query_timeout` is not used: it fails a query and leaves the connection to the next one, which then
 * reads the answer to the one before.
 */
export class DatabaseClient extends pg.Client implements Watched {
  readonly silentAfter: number;
  private isLeaving = false;

  constructor(config: string | DatabaseClientConfig = {}) {
    const { silentAfter, ...settings } = typeof config === 'string' ? { connectionString: config } : config;
    super({
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER,
      ...settings,
      // Pools name every setting they know of, with nothing in it where nobody gave them one.
      connectionTimeoutMillis: settings.connectionTimeoutMillis ?? CONNECT_WITHIN,
    });
    this.silentAfter = silentAfter ?? SILENT_AFTER;
    this.on('error', () => undefined);
    this.connection.once('readyForQuery', () => watch.add(this));
    this.once('end', () => watch.remove(this));
  }

  get isWaiting(): boolean {
    // Not in the driver's types: false from the moment a query leaves until PostgreSQL is ready for the next one.
    const { readyForQuery } = this as unknown as { readonly readyForQuery: boolean | null };
    return this.isLeaving || readyForQuery === false;
  }

  get heard(): number {
    return (this.connection.stream as { readonly bytesRead?: number }).bytesRead ?? 0;
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
