import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CONFIG, type Config } from '../config/config';
import { Housekeeping } from '../housekeeping/housekeeping';
import { DeadLetters } from './dead-letters';
import { EventWorker } from './event-worker';
import { JobRegistry } from './job-registry';
import { KindWorkers } from './kind-workers';
import { OutboxHousekeeping } from './outbox-housekeeping';
import { OutboxRelay } from './outbox-relay';
import { OutboxRepository } from './outbox.repository';
import { QueueBackend } from './queue-backend';
import { defaultQueueSettings, QUEUE_SETTINGS, type QueueSettings } from './queue-settings';
import { ScheduleWorker } from './schedule-worker';

/** The inside of the worker process: relay, event handling, schedules. Contexts bring their handlers as providers. */
@Module({})
export class JobsModule {
  /** @param settings what differs from the defaults */
  static forRoot(settings: Partial<QueueSettings> = {}): DynamicModule {
    return {
      module: JobsModule,
      imports: [DiscoveryModule],
      providers: [
        {
          provide: QUEUE_SETTINGS,
          inject: [CONFIG],
          useFactory: (config: Config): QueueSettings => ({ ...defaultQueueSettings(config), ...settings }),
        },
        QueueBackend,
        OutboxRepository,
        OutboxRelay,
        OutboxHousekeeping,
        Housekeeping,
        JobRegistry,
        EventWorker,
        KindWorkers,
        ScheduleWorker,
        DeadLetters,
      ],
      exports: [Housekeeping, JobRegistry, DeadLetters, OutboxRelay, EventWorker],
    };
  }
}
