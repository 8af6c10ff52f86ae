import pg from 'pg';

/**
 * A connection that may break without taking the process along. What broke is told by the queries that run on it, and by
 * the next one; an `error` event that nobody listens to would end the process. Pools listen only to connections that are
 * idle, so theirs are of this class too.
 */
export class DatabaseClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
