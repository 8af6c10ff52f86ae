import { type EventName, type EventPayload, type OutboxEventId } from '@certitude/contracts';
import { type Config } from '../config/config';
import { type SystemContext } from '../database/tenant-database';
import { type JobKind } from './job-kinds';

/** An event as its handlers see it. Its id is the same however often it is delivered. */
export interface HappenedEvent<N extends EventName = EventName> {
  readonly id: OutboxEventId;
  readonly name: N;
  readonly payload: EventPayload<N>;
}

/** One way to handle an event; a job of its own each time the event happens. */
export interface EventJob {
  /** `Class.method`, or whatever name whoever brings the job gives it. Part of the job's id. */
  readonly handler: string;
  /** What the version before called it: its jobs are still in the queue while this one starts beside it. */
  readonly formerly?: string | undefined;
  readonly event: EventName;
  readonly kind: JobKind;
  readonly run: (context: SystemContext, event: HappenedEvent) => Promise<void>;
  /** Called once nobody believes in the job any more. */
  readonly giveUp?: EventJob['run'] | undefined;
}

type EventHandler<N extends EventName> = (context: SystemContext, event: HappenedEvent<N>) => Promise<void>;
type Schedule = (now: Date) => Promise<void>;

/** How often a schedule runs, in milliseconds. */
export type Interval = number | ((config: Config) => number);
export interface HandlerMark {
  readonly event: EventName;
  readonly kind: JobKind;
}
export interface ScheduleMark {
  readonly name: string;
  readonly every: Interval;
}

const HANDLES = Symbol('handled event');
const GIVES_UP = Symbol('event given up');
const BRINGS = Symbol('brought jobs');
const SCHEDULED = Symbol('schedule');

/**
 * The method is called for every event of this name, in a job: with the context of the event's organization, after the
 * transaction that published it. It may be called twice for one event and must make no difference then.
 * @param kind what the job is, and so which others it never waits behind
 */
export const Handles =
  <N extends EventName>(event: N, kind: JobKind) =>
  (_target: object, _key: string, descriptor: TypedPropertyDescriptor<EventHandler<N>>): void =>
    Reflect.defineMetadata(HANDLES, { event, kind } satisfies HandlerMark, descriptor.value as object);

/**
 * The method is called when the job of the same class for this event was tried for the last time, or lost its process too
 * often: what people wait for ends then, in words. It may be called twice, and before somebody has the job tried again.
 */
export const GivesUp =
  <N extends EventName>(event: N) =>
  (_target: object, _key: string, descriptor: TypedPropertyDescriptor<EventHandler<N>>): void =>
    Reflect.defineMetadata(GIVES_UP, event, descriptor.value as object);

/** The method says which jobs its object brings, made from a list of its own; it is asked once. */
export const BringsJobs =
  () =>
  (_target: object, _key: string, descriptor: TypedPropertyDescriptor<() => EventJob[]>): void =>
    Reflect.defineMetadata(BRINGS, true, descriptor.value as object);

/** The method is called again and again, by one worker of the instance at a time. */
export const Scheduled =
  (name: string, every: Interval) =>
  (_target: object, _key: string, descriptor: TypedPropertyDescriptor<Schedule>): void =>
    Reflect.defineMetadata(SCHEDULED, { name, every } satisfies ScheduleMark, descriptor.value as object);

export const handlerMarkOf = (method: object): HandlerMark | undefined =>
  Reflect.getMetadata(HANDLES, method) as HandlerMark | undefined;
export const givenUpEventOf = (method: object): EventName | undefined =>
  Reflect.getMetadata(GIVES_UP, method) as EventName | undefined;
export const bringsJobs = (method: object): method is () => readonly EventJob[] => Reflect.hasMetadata(BRINGS, method);
export const scheduleOf = (method: object): ScheduleMark | undefined =>
  Reflect.getMetadata(SCHEDULED, method) as ScheduleMark | undefined;
