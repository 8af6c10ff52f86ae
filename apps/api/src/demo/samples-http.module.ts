import { Module } from '@nestjs/common';
import { DemoPartsModule } from './demo-parts.module';
import { SamplesController } from './samples.controller';
import { Samples } from './samples.service';

/** The door to sample organizations. */
@Module({ imports: [DemoPartsModule], providers: [Samples], controllers: [SamplesController] })
export class SamplesHttpModule {}
