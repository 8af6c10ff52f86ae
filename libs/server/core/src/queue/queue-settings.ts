import { EVENTS, type EventName } from '@certitude/contracts';
import { type Config } from '../config/config';
import { type JobKind, RUNNING } from './job-kinds';

/** How the worker process deals with its queues. Times in milliseconds. */
export interface QueueSettings {
  /** Events that must have a handler, or the process refuses to start. */
  readonly events: readonly EventName[];
  /** How long the relay rests when nothing waits. */
  readonly relayEvery: number;
  /** How often an event is tried before it becomes a dead letter. */
  readonly attempts: number;
  /** Pause before the second attempt; doubles with each one after. */
  readonly retryAfter: number;
  /** How long the jobs of a worker that died wait until another one may take them. */
  readonly lock: number;
  /** How many jobs of each kind run at once. */
  readonly running: Readonly<Record<JobKind, number>>;
}

export const QUEUE_SETTINGS = Symbol('QueueSettings');

export const defaultQueueSettings = ({ jobLock }: Pick<Config, 'jobLock'>): QueueSettings => ({
  events: Object.keys(EVENTS) as EventName[],
  relayEvery: 200,
  // 1 + 2 + 4 + … + 128 s: four minutes, longer than a restart of the database.
  attempts: 9,
  retryAfter: 1_000,
  lock: jobLock,
  running: RUNNING,
});
