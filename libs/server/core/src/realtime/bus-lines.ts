import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { type BusLine } from './bus-line';
import { PostgresLine } from './postgres-line';
import { RedisLine } from './redis-line';

/** Texts that may be under way. Beyond that they are dropped, so that nothing piles up while the database is away. */
const MOST_UNDER_WAY = 500;

type Heard = (text: string) => void;

/**
 * How texts get from one process of an instance to the others: by PostgreSQL's NOTIFY, or by Redis where it is configured.
 * PostgreSQL is listened to in any case, because a tool may have no Redis.
 */
@Injectable()
export class BusLines implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Bus');
  private readonly lines: readonly BusLine[];
  /** The one that is spoken on. */
  private readonly line: BusLine;
  private readonly listeners = new Map<string, Set<Heard>>();
  private underWay = 0;
  private isFailing = false;

  constructor(@Inject(CONFIG) config: Config) {
    const events = {
      heard: (channel: string, text: string) => this.heard(channel, text),
      failed: (reason: string) => this.logger.warn(reason),
    };
    const postgres = new PostgresLine(config, events);
    this.line = config.redisUrl ? new RedisLine(config.redisUrl, events) : postgres;
    this.lines = this.line === postgres ? [postgres] : [postgres, this.line];
  }

  async onModuleInit(): Promise<void> {
    await Promise.all(this.lines.map((line) => line.start()));
  }

  /** Bytes that one text may have. */
  get most(): number {
    return this.line.most;
  }

  /** Whether this process can speak to the others at the moment. */
  get isSpoken(): boolean {
    return this.line.isThere;
  }

  /** Whether it hears them, on every line. */
  get areHeard(): boolean {
    return this.lines.every(({ isThere }) => isThere);
  }

  /** Sends a text to every process that listens, this one included. Failure is logged, not thrown. */
  send(channel: string, text: string): void {
    if (this.underWay >= MOST_UNDER_WAY) return this.notSent('too many are under way');
    this.underWay += 1;
    this.line
      .send(channel, text)
      .then(
        () => void (this.isFailing = false),
        (error: Error) => this.notSent(error.message),
      )
      .finally(() => (this.underWay -= 1));
  }

  /**
   * Calls the listener for every text on every line: for what any process may say.
   * @returns a function that ends it
   */
  listenEverywhere(channel: string, listener: Heard): () => void {
    for (const line of this.lines) void line.listen(channel).catch(() => undefined);
    return this.add(channel, listener);
  }

  /** Calls the listener for every text on the line that is spoken on. @returns a function that ends it */
  listen(channel: string, listener: Heard, heard: () => void): () => void {
    const stop = this.add(channel, listener);
    this.line.listen(channel).then(heard, () => undefined);
    return () => {
      stop();
      if (!this.listeners.has(channel)) void this.line.unlisten(channel).catch(() => undefined);
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.lines.map((line) => line.stop()));
  }

  private add(channel: string, listener: Heard): () => void {
    const there = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, there.add(listener));
    return () => {
      if (there.delete(listener) && there.size === 0) this.listeners.delete(channel);
    };
  }

  private heard(channel: string, text: string): void {
    for (const listener of this.listeners.get(channel) ?? []) listener(text);
  }

  /** Told once per outage. */
  private notSent(reason: string): void {
    if (!this.isFailing) this.logger.warn(`Nothing is sent to other processes: ${reason}`);
    this.isFailing = true;
  }
}
