import { Redis } from 'ioredis';
import { within } from '../within';
import { type BusLine, type LineEvents, SEND_WITHIN } from './bus-line';
import { redisLimits } from './redis-limits';

const KiB = 1024;
/** Milliseconds that a process which starts waits for Redis. */
const BEGIN_WITHIN = 3_000;
/** Milliseconds between signs of life on the connection that only listens. */
const ASK_EVERY = 5_000;

/** Redis' publish and subscribe. */
export class RedisLine implements BusLine {
  readonly most = 256 * KiB;
  private readonly outgoing: Redis;
  private readonly incoming: Redis;
  private readonly alive: NodeJS.Timeout;

  constructor(url: string, { heard, failed }: LineEvents) {
    const limits = redisLimits({ answerWithin: SEND_WITHIN });
    this.incoming = new Redis(url, { ...limits, maxRetriesPerRequest: null });
    this.outgoing = new Redis(url, limits);
    for (const connection of [this.incoming, this.outgoing])
      connection.on('error', (error) => failed(`Redis: ${error.message}`));
    this.incoming.on('message', heard);
    this.alive = setInterval(() => void this.incoming.ping().catch(() => undefined), ASK_EVERY).unref();
  }

  get isThere(): boolean {
    return this.incoming.status === 'ready' && this.outgoing.status === 'ready';
  }

  send(channel: string, text: string): Promise<unknown> {
    return this.outgoing.publish(channel, text);
  }

  async listen(channel: string): Promise<void> {
    await this.incoming.subscribe(channel);
  }

  async unlisten(channel: string): Promise<void> {
    await this.incoming.unsubscribe(channel);
  }

  /** Whoever starts while Redis is away begins without it, and hears it once it is back. */
  async start(): Promise<void> {
    await within(BEGIN_WITHIN, this.incoming.ping());
  }

  async stop(): Promise<void> {
    clearInterval(this.alive);
    this.incoming.disconnect();
    this.outgoing.disconnect();
    await Promise.resolve();
  }
}
