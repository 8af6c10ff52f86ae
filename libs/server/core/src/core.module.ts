import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from './config/config';
import { Clock } from './clock';
import { dataSourceOptions } from './database/data-source';
import { DatabaseCheck } from './database/database-check';
import { Edits } from './database/edits';
import { TenantBatches } from './database/tenant-batches';
import { TenantDatabase } from './database/tenant-database';
import { DeadLetterEntity } from './entities/dead-letter.entity';
import { LiveNodeEntity } from './entities/live-node.entity';
import { LiveSocketEntity } from './entities/live-socket.entity';
import { OperatorLimitEntity } from './entities/operator-limit.entity';
import { OutboxEntity } from './entities/outbox.entity';
import { TitleWordEntity } from './entities/title-word.entity';
import { OperatorLimits } from './operator/operator-limits';
import { Events } from './queue/events';
import { AssessmentChannels } from './realtime/assessment-channels';
import { Bus } from './realtime/bus';
import { BusLines } from './realtime/bus-lines';
import { DiskStorage } from './storage/disk-storage';
import { FileStorage } from './storage/file-storage';

/** What every process needs: configuration, database, clock, events, bus, files. */
@Module({})
export class CoreModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: CoreModule,
      global: true,
      // Every context registers the entities of its tables; each is known to the one data source.
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions(config), autoLoadEntities: true, toRetry: () => false }),
        TypeOrmModule.forFeature([
          DeadLetterEntity,
          LiveNodeEntity,
          LiveSocketEntity,
          OperatorLimitEntity,
          OutboxEntity,
          TitleWordEntity,
        ]),
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        DatabaseCheck,
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
        TenantDatabase,
        TenantBatches,
        Edits,
        Clock,
        Events,
        Bus,
        BusLines,
        AssessmentChannels,
        OperatorLimits,
        FileStorage,
      ],
    };
  }
}
