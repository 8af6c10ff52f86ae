import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type Pool } from 'pg';
import { createPostgresBackend, createRedisBackend, type Queue, withBackend, type Worker } from 'bullmq';
import { CONFIG, type Config } from '../config/config';
import { redisLimits } from '../realtime/redis-limits';
import { queuePool } from './queue-pool';
import { within } from '../within';

/** The queues of the product. */
export type QueueName = 'events' | 'schedules';

/** What the product uses of a queue, whatever it runs on. */
export type JobQueue = Pick<
  Queue,
  'addBulk' | 'getFailed' | 'getJob' | 'getJobCounts' | 'getJobScheduler' | 'upsertJobScheduler' | 'removeJobScheduler'
>;

/** One job as its processor sees it. */
export interface QueuedJob {
  readonly id?: string | undefined;
  readonly name: string;
  readonly data: unknown;
  /** How often it was tried before. */
  readonly attemptsMade: number;
  readonly opts: { readonly attempts?: number | undefined };
}

export interface WorkerSettings {
  /** How many jobs at once. */
  readonly concurrency: number;
  /** Milliseconds after which a job of a process that died is taken over; also how often dead ones are looked for. */
  readonly lock: number;
  readonly process: (job: QueuedJob) => Promise<void>;
  /** Called after every failed attempt. */
  readonly failed: (job: QueuedJob, error: Error) => void;
}

const onPostgres = withBackend(createPostgresBackend);
const onRedis = withBackend(createRedisBackend);

/** Prefix of every key in Redis, which other programs may share. */
const PREFIX = 'certitude';
/** Connections of one queue or worker to PostgreSQL, one of which listens. */
const CONNECTIONS = 5;
/** Milliseconds that Redis may take to answer: longer than a worker waits there for its next job. */
const REDIS_ANSWERS_WITHIN = 30_000;
/** Milliseconds that running jobs get to finish when the process is told to stop. */
const GRACE = 3_000;
/** A job may lose its process this often before it counts as the cause and becomes a dead letter. */
const DEATHS = 5;

type Closable = Pick<Worker, 'close'>;

/**
 * BullMQ on PostgreSQL, or on Redis where REDIS_URL is set. Its tables in PostgreSQL belong to the owner and are made by
 * `migrate`, never at run time. Closes workers, then queues, before the database pool goes.
 */
@Injectable()
export class QueueBackend implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger('Queue');
  private readonly queues = new Map<QueueName, JobQueue & Closable>();
  private readonly workers: Closable[] = [];
  private readonly pools: Pool[] = [];

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** A queue to put jobs into. It connects by itself, and again whenever the connection breaks. */
  queue(name: QueueName): JobQueue {
    const open = this.queues.get(name) ?? this.openQueue(name);
    this.queues.set(name, open);
    return open;
  }

  /** Takes jobs from the queue until the process is told to stop. */
  worker(name: QueueName, { process, failed, concurrency, lock }: WorkerSettings): void {
    const options = {
      concurrency,
      lockDuration: lock,
      stalledInterval: lock / 2,
      maxStalledCount: DEATHS,
      runRetryDelay: 1_000,
    };
    const { redisUrl } = this.config;
    const worker = redisUrl
      ? new onRedis.Worker(name, process, { ...options, connection: redisConnection(redisUrl), prefix: PREFIX })
      : new onPostgres.Worker(name, process, { ...options, connection: this.postgresConnection() });
    worker.on('error', (error) => this.report(name, error));
    worker.on('failed', (job: QueuedJob | undefined, error: Error) => job && failed(job, error));
    this.workers.push(worker);
  }

  async onModuleDestroy(): Promise<void> {
    const finished = await within(GRACE, Promise.all(this.workers.map((worker) => worker.close())));
    if (!finished) this.logger.warn('Jobs were still running at the end; another worker takes them over.');
  }

  async beforeApplicationShutdown(): Promise<void> {
    await within(GRACE / 3, Promise.all([...this.queues.values()].map((queue) => queue.close())));
    await within(GRACE / 3, Promise.all(this.pools.map((pool) => pool.end())));
  }

  private openQueue(name: QueueName): JobQueue & Closable {
    const { redisUrl } = this.config;
    const queue = redisUrl
      ? new onRedis.Queue(name, { connection: redisConnection(redisUrl), prefix: PREFIX })
      : new onPostgres.Queue(name, { connection: this.postgresConnection() });
    queue.on('error', (error) => this.report(name, error));
    return queue as JobQueue & Closable;
  }

  private postgresConnection(): Pool {
    const pool = queuePool(this.config, CONNECTIONS);
    this.pools.push(pool);
    return pool;
  }

  private report(name: QueueName, error: Error): void {
    this.logger.warn(`Queue ${name}: ${error.message}`);
  }
}

const redisConnection = (url: string) => ({
  url,
  maxRetriesPerRequest: null,
  ...redisLimits({ answerWithin: REDIS_ANSWERS_WITHIN }),
});
