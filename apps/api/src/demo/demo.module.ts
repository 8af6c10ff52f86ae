import { type Config, CoreModule } from '@certitude/server/core';
import { type DynamicModule, Module } from '@nestjs/common';
import { Demo } from './demo';
import { DemoMarker } from './demo-marker';
import { DemoPartsModule } from './demo-parts.module';

/** The contexts without their doors, and what makes the demo with them. */
@Module({})
export class DemoModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: DemoModule,
      imports: [CoreModule.forRoot(config), DemoPartsModule],
      providers: [DemoMarker, Demo],
    };
  }
}
