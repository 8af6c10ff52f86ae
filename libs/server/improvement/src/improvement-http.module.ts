import { Module } from '@nestjs/common';
import { ImprovementModule } from './improvement.module';
import { PlansController } from './plans.controller';

/** HTTP doors of the improvement context. */
@Module({ imports: [ImprovementModule], controllers: [PlansController] })
export class ImprovementHttpModule {}
