import pg from 'pg';
import { type Config } from '../config/config';
import { directSettings } from '../database/connection-settings';
import { LastingListener } from '../database/lasting-listener';
import { type BusLine, type LineEvents, SEND_WITHIN } from './bus-line';

/** What comes by the bus may get lost, so nothing waits for the disk here. Holds for this transaction alone. */
const NOTIFY = "select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)";

/** PostgreSQL's NOTIFY, always outside the transactions that write. */
export class PostgresLine implements BusLine {
  /** PostgreSQL takes no more. */
  readonly most = 7_999;
  private readonly sender: pg.Pool;
  private readonly listener: LastingListener;

  constructor(config: Pick<Config, 'databaseDirectUrl'>, { heard, failed }: LineEvents) {
    // One connection, so that what is sent first arrives first.
    const settings = directSettings(config, { name: 'certitude-hints', statement: SEND_WITHIN });
    this.sender = new pg.Pool({ ...settings, max: 1 });
    this.sender.on('error', () => undefined);
    this.listener = new LastingListener({
      databaseDirectUrl: config.databaseDirectUrl,
      heard,
      lost: (reason) => failed(`Not listening: ${reason}`),
    });
  }

  get isThere(): boolean {
    return this.listener.isListening;
  }

  send(channel: string, text: string): Promise<unknown> {
    return this.sender.query({ name: 'bus-notify', text: NOTIFY, values: [channel, text] });
  }

  listen(channel: string): Promise<void> {
    return this.listener.listen(channel);
  }

  unlisten(channel: string): Promise<void> {
    return this.listener.unlisten(channel);
  }

  start(): Promise<void> {
    return this.listener.start();
  }

  async stop(): Promise<void> {
    await this.listener.stop();
    await this.sender.end();
  }
}
