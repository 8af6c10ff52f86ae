import { BusMessage } from '@certitude/contracts';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config';
import { DatabaseClient } from '../database/database-client';

const CHANNEL = 'certitude';
const RECONNECT_AFTER = 500;
/** A hint may get lost, so nothing waits for the disk here. Holds for this transaction, in which nothing else happens. */
const NOTIFY = "select set_config('synchronous_commit', 'off', true), pg_notify($1, $2)";

type Listener = (message: BusMessage) => void;

/**
 * Hints between the processes of an instance: "something changed, look". May lose and may repeat: whoever needs
 * certainty reads the table. PostgreSQL's NOTIFY, outside any write transaction; Redis too where it is configured.
 */
@Injectable()
export class Bus implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Bus');
  private readonly listeners = new Set<Listener>();
  private readonly sender: pg.Pool;
  private listening: pg.Client | null = null;
  private redis: { readonly out: Redis; readonly in: Redis } | null = null;
  private stopped = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.sender = new pg.Pool({ connectionString: config.databaseUrl, max: 1, Client: DatabaseClient });
    this.sender.on('error', () => undefined);
  }

  async onModuleInit(): Promise<void> {
    await this.listen();
    if (this.config.redisUrl) await this.connectRedis(this.config.redisUrl);
  }

  /** Sends a hint to every process, this one included. Failure is logged, not thrown: it is only a hint. */
  publish(message: BusMessage): void {
    const text = JSON.stringify(message);
    const sent = this.redis ? this.redis.out.publish(CHANNEL, text) : this.sender.query(NOTIFY, [CHANNEL, text]);
    Promise.resolve(sent).catch((error: Error) => this.logger.warn(`A hint was not sent: ${error.message}`));
  }

  /** Calls the listener for every hint. @returns a function that ends it */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.redis?.in.disconnect();
    this.redis?.out.disconnect();
    await this.listening?.end().catch(() => undefined);
    await this.sender.end();
  }

  private async listen(): Promise<void> {
    // The shutdown may have come while this was waiting for its turn.
    if (this.stopped) return;
    const client = new pg.Client({ connectionString: this.config.databaseUrl, keepAlive: true });
    this.listening = client;
    client.on('notification', ({ payload }) => this.deliver(payload ?? ''));
    client.on('error', () => this.listenAgain(client));
    client.on('end', () => this.listenAgain(client));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      if (this.stopped) return;
      this.logger.warn(`Not listening yet: ${error instanceof Error ? error.message : String(error)}`);
      this.listenAgain(client);
    }
  }

  /** The connection broke: make a new one, unless that is already under way. */
  private listenAgain(broken: pg.Client): void {
    if (this.stopped || this.listening !== broken) return;
    this.listening = null;
    setTimeout(() => void this.listen(), RECONNECT_AFTER).unref();
  }

  private async connectRedis(url: string): Promise<void> {
    const [incoming, outgoing] = [new Redis(url), new Redis(url)];
    for (const connection of [incoming, outgoing])
      connection.on('error', (error) => this.logger.warn(`Redis: ${error.message}`));
    incoming.on('message', (_channel, text) => this.deliver(text));
    await incoming.subscribe(CHANNEL);
    this.redis = { in: incoming, out: outgoing };
  }

  private deliver(text: string): void {
    const parsed = BusMessage.safeParse(parseJson(text));
    if (!parsed.success) return;
    for (const listener of this.listeners) listener(parsed.data);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
