import { type DynamicModule, Module } from '@nestjs/common';
import { CONFIG, type Config } from './config/config';
import { Clock } from './clock';
import { applicationDataSource } from './database/data-source';
import { Edits } from './database/edits';
import { TenantBatches } from './database/tenant-batches';
import { TenantDatabase } from './database/tenant-database';
import { OperatorLimits } from './operator/operator-limits';
import { Events } from './queue/events';
import { AssessmentChannels } from './realtime/assessment-channels';
import { Bus } from './realtime/bus';
import { BusLines } from './realtime/bus-lines';
import { DiskStorage } from './storage/disk-storage';
import { FileStorage } from './storage/file-storage';
import { DataSource } from 'typeorm';

/** What every process needs: configuration, database, clock, events, bus, files. */
@Module({})
export class CoreModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: CoreModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DataSource, useFactory: () => applicationDataSource(config).initialize() },
        TenantDatabase,
        TenantBatches,
        Edits,
        Clock,
        Events,
        BusLines,
        Bus,
        AssessmentChannels,
        OperatorLimits,
        { provide: FileStorage, useClass: DiskStorage },
      ],
      exports: [
        CONFIG,
        DataSource,
        TenantDatabase,
        TenantBatches,
        Edits,
        Clock,
        Events,
        Bus,
        AssessmentChannels,
        OperatorLimits,
        FileStorage,
      ],
    };
  }
}
