import { type DynamicModule, Module } from '@nestjs/common';
import { type EntityClassOrSchema } from './database/entities';
import { CONFIG, type Config } from './config/config';
import { Clock } from './clock';
import { applicationDataSource } from './database/data-source';
import { TenantDatabase } from './database/tenant-database';
import { Events } from './queue/events';
import { Bus } from './realtime/bus';
import { DataSource } from 'typeorm';

/** What every process needs: configuration, database, clock, events, bus. */
@Module({})
export class CoreModule {
  /** @param entities entity classes of all contexts the process is made of */
  static forRoot(config: Config, entities: readonly EntityClassOrSchema[]): DynamicModule {
    return {
      module: CoreModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DataSource, useFactory: () => applicationDataSource(config, entities).initialize() },
        TenantDatabase,
        Clock,
        Events,
        Bus,
      ],
      exports: [CONFIG, DataSource, TenantDatabase, Clock, Events, Bus],
    };
  }
}
