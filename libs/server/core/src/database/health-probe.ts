import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { within } from '../within';
import { outageOf } from '../errors/outage';
import { pooledSettings } from './connection-settings';
import { DatabaseClient } from './database-client';

/** Milliseconds until a probe has its answer, whatever happens: whoever asks wants it within two seconds. */
const ANSWER_WITHIN = 1_500;
const SILENT = 'The database does not answer.';

/** Whether the database answers, asked on a connection of its own: when all others are busy or silent, this one is not. */
@Injectable()
export class HealthProbe implements OnApplicationShutdown {
  private client: DatabaseClient | null = null;
  private asking: Promise<string | null> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @returns why the database cannot be used; null when it can. Who asks at the same time gets the same answer. */
  trouble(): Promise<string | null> {
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  async onApplicationShutdown(): Promise<void> {
    const { client } = this;
    this.client = null;
    if (client && !(await within(ANSWER_WITHIN, client.end()))) client.giveUp();
  }

  private async ask(): Promise<string | null> {
    let trouble: string | null = SILENT;
    const answered = this.answer().then((answer) => (trouble = answer));
    await within(ANSWER_WITHIN, answered);
    // The next question begins on a new connection.
    if (trouble !== null) this.forget();
    return trouble;
  }

  private async answer(): Promise<string | null> {
    try {
      this.client ??= await this.connect();
      await this.client.query('select 1');
      return null;
    } catch (error) {
      return outageOf(error)?.detail ?? SILENT;
    }
  }

  private async connect(): Promise<DatabaseClient> {
    const { Client, ...settings } = pooledSettings(this.config, { name: 'certitude-health', statement: 1_000 });
    const client = new Client({ ...settings, connectionTimeoutMillis: ANSWER_WITHIN });
    await client.connect();
    return client;
  }

  private forget(): void {
    this.client?.giveUp();
    this.client = null;
  }
}
