import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import {
  createPostgresBackend,
  createRedisBackend,
  DelayedError,
  type Job,
  type Queue,
  withBackend,
  type Worker,
} from 'bullmq';
import type pg from 'pg';
import { CONFIG, type Config } from '../config/config';
import { redisLimits } from '../realtime/redis-limits';
import { errorClassOf } from './error-class';
import { type JobKind } from './job-kinds';
import { queuePool } from './queue-pool';
import { within } from '../within';

/** The queues of the product. */
export type QueueName = JobKind | 'schedules';

/** What the product uses of a queue, whatever it runs on. */
export type JobQueue = Pick<
  Queue,
  'addBulk' | 'getJob' | 'getJobCounts' | 'getJobScheduler' | 'upsertJobScheduler' | 'removeJobScheduler'
>;

/** One job as its processor sees it. */
export interface QueuedJob {
  readonly id?: string | undefined;
  readonly name: string;
  readonly data: unknown;
  /** How often it was tried before. */
  readonly attemptsMade: number;
  /** When it was given up; undefined as long as it is tried again. */
  readonly finishedOn?: number | undefined;
}

/** What became of a job that did not fail: done, or put back for another worker. */
export type Ending = 'done' | 'put-back';

export interface WorkerSettings {
  /** How many jobs are taken at once. */
  readonly concurrency: number;
  /** Milliseconds after which a job of a process that died is taken over; also how often dead ones are looked for. */
  readonly lock: number;
  readonly process: (job: QueuedJob) => Promise<Ending>;
  /** Called after every failed attempt. */
  readonly failed: (job: QueuedJob, error: Error) => void;
}

const onPostgres = withBackend(createPostgresBackend);
const onRedis = withBackend(createRedisBackend);

/** Prefix of every key in Redis, which other programs may share. The braces keep the keys of a job on one node of a cluster. */
const PREFIX = '{certitude}';
/** Connections to PostgreSQL for all queues of a process; each worker keeps one of them, to listen. */
const CONNECTIONS = 12;
/** Milliseconds that Redis may take to answer: longer than a worker waits there for its next job. */
const REDIS_ANSWERS_WITHIN = 30_000;
/** Milliseconds that adding jobs there may take. */
const ADDED_WITHIN = 15_000;
/**
 * The queue's functions keep the plans they made first, when its tables were empty: without indexes they would read every
 * waiting job to finish one. Compiling a plan that is used for a few rows costs more than it gives.
 */
const PLANS = '-c enable_seqscan=off -c jit=off';
/**
 * Nothing waits for the disk here. What a crash of the database takes from the queue, the outbox still has: an event is
 * marked as relayed by a later commit that does wait, and by which everything before it is written too.
 */
const COMMITS = '-c synchronous_commit=off';
/** What happened to jobs, which nobody reads: as little as can be set. */
const STREAMS = { events: { maxLen: 100 } };
/** Milliseconds that running jobs get to finish when the process is told to stop. */
const GRACE = 3_000;
/** Milliseconds between attempts to reach Redis again. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 10_000;
/** Milliseconds until the same error of a queue is logged again. */
const REPEAT = 300_000;
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
  /** When what was said last. */
  private readonly reported = new Map<string, number>();
  private pool: pg.Pool | null = null;
  private isOver = false;

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
    const processor = (job: Job, token?: string) => finish(job, token, process);
    const { redisUrl } = this.config;
    const worker = redisUrl
      ? new onRedis.Worker(name, processor, { ...options, connection: this.workerConnection(redisUrl), prefix: PREFIX })
      : new onPostgres.Worker(name, processor, { ...options, connection: this.postgres() });
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
    await within(GRACE / 3, this.pool?.end() ?? Promise.resolve());
    this.isOver = true;
  }

  private workerConnection(url: string) {
    return {
      url,
      maxRetriesPerRequest: null,
      retryStrategy: this.again,
      ...redisLimits({ answerWithin: REDIS_ANSWERS_WITHIN }),
    };
  }

  /** Whoever adds jobs hears at once that Redis is away, and tries again by itself. */
  private queueConnection(url: string) {
    return {
      url,
      ...redisLimits({ answerWithin: REDIS_ANSWERS_WITHIN }),
      retryStrategy: this.again,
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      commandTimeout: ADDED_WITHIN,
    };
  }

  /**
   * Redis that is away is looked for again and again, until the end: saying goodbye to it would keep the process otherwise.
   * @returns milliseconds, null for no more
   */
  private readonly again = (times: number): number | null =>
    this.isOver ? null : Math.min(FIRST_PAUSE * 2 ** (times - 1), LONGEST_PAUSE);

  private openQueue(name: QueueName): JobQueue & Closable {
    const { redisUrl } = this.config;
    const queue = redisUrl
      ? new onRedis.Queue(name, { connection: this.queueConnection(redisUrl), prefix: PREFIX, streams: STREAMS })
      : new onPostgres.Queue(name, { connection: this.postgres(), streams: STREAMS });
    queue.on('error', (error) => this.report(name, error));
    return queue as JobQueue & Closable;
  }

  /** One pool for all queues and workers of the process. */
  private postgres(): pg.Pool {
    this.pool ??= queuePool(this.config, { connections: CONNECTIONS, settings: `${PLANS} ${COMMITS}` });
    return this.pool;
  }

  /** An outage is an error in every queue, again and again: the same is said once in a while. */
  private report(name: QueueName, error: Error): void {
    const sentence = `Queue ${name}: ${errorClassOf(error)}`;
    const now = performance.now();
    if (now - (this.reported.get(sentence) ?? -REPEAT) < REPEAT) return;
    this.reported.set(sentence, now);
    this.logger.warn(sentence);
  }
}

/** Runs a job; one that is put back is another worker's to take at once. */
async function finish(job: Job, token: string | undefined, process: WorkerSettings['process']): Promise<void> {
  if ((await process(job)) === 'done') return;
  await job.moveToDelayed(Date.now(), token);
  throw new DelayedError();
}
