import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config';
import { directSettings, pooledSettings } from '../database/connection-settings';
import { QUEUE_SCHEMA } from '../database/provision';
import { BusLines } from '../realtime/bus-lines';
import { AnswerProbe } from './answer-probe';

type State = 'ready' | 'away';

/** What this node needs, part by part. Nothing is served without the database; the others may be away for a while. */
export interface Parts {
  readonly database: State;
  /** It hears the other nodes, by each way that it listens on. */
  readonly bus: State;
  /** What holds the queue answers. */
  readonly queue: State;
}

/** Milliseconds that PostgreSQL may take for a question of these. */
const STATEMENT = 1_000;
const QUEUE_TABLE = `select from ${QUEUE_SCHEMA}.job limit 0`;

const stateOf = (isReady: boolean): State => (isReady ? 'ready' : 'away');

/** Whether this node can serve, and with what. */
@Injectable()
export class Readiness implements OnApplicationShutdown {
  private readonly database: AnswerProbe;
  /** Null where Redis has the queue. */
  private readonly queue: AnswerProbe | null;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(BusLines) private readonly lines: BusLines,
  ) {
    this.database = new AnswerProbe(
      pooledSettings(config, { name: 'certitude-health', statement: STATEMENT }),
      'select 1',
    );
    const direct = directSettings(config, { name: 'certitude-health-queue', statement: STATEMENT });
    this.queue = config.redisUrl === null ? new AnswerProbe(direct, QUEUE_TABLE) : null;
  }

  /** @returns the parts, and why the database cannot be used; null when it can */
  async look(): Promise<{ readonly parts: Parts; readonly trouble: string | null }> {
    const [trouble, queue] = await Promise.all([this.database.trouble(), this.queueAnswers()]);
    return {
      parts: { database: stateOf(trouble === null), bus: stateOf(this.lines.areHeard), queue: stateOf(queue) },
      trouble,
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.database.close(), this.queue?.close()]);
  }

  private async queueAnswers(): Promise<boolean> {
    // Queue and bus are in the same Redis.
    return this.queue ? (await this.queue.trouble()) === null : this.lines.isSpoken;
  }
}
