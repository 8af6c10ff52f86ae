import { type EventName } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { CONFIG, type Config } from '../config/config';
import { bringsJobs, type EventJob, givenUpEventOf, handlerMarkOf, scheduleOf } from './handles';
import { isJobKind } from './job-kinds';

/** One method that runs again and again. */
export interface ScheduledJob {
  readonly handler: string;
  readonly name: string;
  /** Milliseconds. */
  readonly every: number;
  readonly run: (now: Date) => Promise<void>;
}

interface Method {
  readonly handler: string;
  readonly method: (...parameters: never[]) => Promise<void>;
  readonly instance: object;
}

/** Knows every job of the process: what `@Handles`, `@BringsJobs` and `@Scheduled` mark. */
@Injectable()
export class JobRegistry {
  private known: readonly EventJob[] | null = null;

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Every handler of every event. Not to be asked before all providers of the process are there. */
  jobs(): readonly EventJob[] {
    const methods = this.methods();
    this.known ??= methods.flatMap(({ handler, method, instance }) => {
      if (bringsJobs(method)) return method.call(instance);
      const mark = handlerMarkOf(method);
      if (!mark) return [];
      const end = methods.find((one) => one.instance === instance && givenUpEventOf(one.method) === mark.event);
      const giveUp = end?.method.bind(instance) as EventJob['giveUp'];
      return [{ handler, ...mark, run: method.bind(instance) as EventJob['run'], giveUp }];
    });
    return this.known;
  }

  schedules(): ScheduledJob[] {
    return this.methods().flatMap(({ handler, method, instance }) => {
      const mark = scheduleOf(method);
      if (!mark) return [];
      const every = typeof mark.every === 'number' ? mark.every : mark.every(this.config);
      return [{ handler, name: mark.name, every, run: method.bind(instance) as ScheduledJob['run'] }];
    });
  }

  /** @throws Error naming what is wrong: events that nobody would handle, jobs without a kind, names given twice */
  check(events: readonly EventName[]): void {
    const jobs = this.jobs();
    const handled = new Set(jobs.map(({ event }) => event));
    const missing = events.filter((event) => !handled.has(event));
    if (missing.length > 0)
      throw new Error(`Nothing handles ${missing.join(', ')}. Add a method with @Handles(...) and list its class.`);
    const kindless = jobs.find(({ kind }) => !isJobKind(kind));
    if (kindless) throw new Error(`${kindless.handler} is of no kind: name one in @Handles(...).`);
    // A job's id is made of its event and its handler.
    const handler = repeated(jobs.map(({ handler }) => handler));
    if (handler) throw new Error(`Two handlers are called ${handler}.`);
    const schedule = repeated(this.schedules().map(({ name }) => name));
    if (schedule) throw new Error(`Two schedules are called ${schedule}.`);
  }

  private methods(): Method[] {
    return this.discovery
      .getProviders()
      .flatMap(({ instance }) => (isObject(instance) ? this.methodsOf(instance) : []));
  }

  private methodsOf(instance: object): Method[] {
    const prototype = Object.getPrototypeOf(instance) as object | null;
    if (!prototype || prototype === Object.prototype) return [];
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as Method['method'] | undefined;
      return typeof method === 'function'
        ? [{ handler: `${instance.constructor.name}.${name}`, method, instance }]
        : [];
    });
  }
}

const repeated = (names: readonly string[]): string | undefined =>
  names.find((name, index) => names.indexOf(name) !== index);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
