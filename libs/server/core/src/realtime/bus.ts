import { BusMessage } from '@certitude/contracts';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config';
import { connectionSettings } from '../database/connection-settings';
import { LastingListener } from '../database/lasting-listener';
import { within } from '../within';
import { redisLimits } from './redis-limits';

const CHANNEL = 'certitude';
/** Milliseconds that sending a hint may take; its news are old by then. */
const SEND_WITHIN = 2_000;
/** Milliseconds that a process which starts waits for Redis. */
const BEGIN_WITHIN = 3_000;
/** Hints that may be under way. Beyond that they are dropped, so that nothing piles up while the database is away. */
const MOST_UNDER_WAY = 500;
/** Milliseconds between signs of life on the connection that only listens. */
const ASK_EVERY = 5_000;
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
  private readonly listener: LastingListener;
  private redis: { readonly out: Redis; readonly in: Redis; readonly alive: NodeJS.Timeout } | null = null;
  private underWay = 0;
  private isFailing = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.sender = new pg.Pool({
      ...connectionSettings(config, { name: 'certitude-hints', statement: SEND_WITHIN }),
      max: 1,
    });
    this.sender.on('error', () => undefined);
    this.listener = new LastingListener({
      databaseUrl: config.databaseUrl,
      channel: CHANNEL,
      heard: (payload) => this.deliver(payload),
      lost: (reason) => this.logger.warn(`Not listening: ${reason}`),
    });
  }

  async onModuleInit(): Promise<void> {
    await this.listener.start();
    if (this.config.redisUrl) await this.connectRedis(this.config.redisUrl);
  }

  /** Sends a hint to every process, this one included. Failure is logged, not thrown: it is only a hint. */
  publish(message: BusMessage): void {
    if (this.underWay >= MOST_UNDER_WAY) return this.notSent('too many are under way');
    const text = JSON.stringify(message);
    this.underWay += 1;
    const sent = this.redis ? this.redis.out.publish(CHANNEL, text) : this.sender.query(NOTIFY, [CHANNEL, text]);
    Promise.resolve(sent)
      .then(
        () => void (this.isFailing = false),
        (error: Error) => this.notSent(error.message),
      )
      .finally(() => (this.underWay -= 1));
  }

  /** Calls the listener for every hint. @returns a function that ends it */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.redis) clearInterval(this.redis.alive);
    this.redis?.in.disconnect();
    this.redis?.out.disconnect();
    await this.listener.stop();
    await this.sender.end();
  }

  /** Told once per outage. */
  private notSent(reason: string): void {
    if (!this.isFailing) this.logger.warn(`Hints are not sent: ${reason}`);
    this.isFailing = true;
  }

  private async connectRedis(url: string): Promise<void> {
    const limits = redisLimits({ answerWithin: SEND_WITHIN });
    const incoming = new Redis(url, { ...limits, maxRetriesPerRequest: null });
    const outgoing = new Redis(url, limits);
    for (const connection of [incoming, outgoing])
      connection.on('error', (error) => this.logger.warn(`Redis: ${error.message}`));
    incoming.on('message', (_channel, text) => this.deliver(text));
    const alive = setInterval(() => void incoming.ping().catch(() => undefined), ASK_EVERY).unref();
    this.redis = { in: incoming, out: outgoing, alive };
    // Whoever starts while Redis is away begins without it, and hears it once it is back.
    await within(BEGIN_WITHIN, incoming.subscribe(CHANNEL));
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
