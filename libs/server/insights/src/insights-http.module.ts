import { Module } from '@nestjs/common';
import { InsightsController } from './insights.controller';
import { InsightsModule } from './insights.module';

/** HTTP doors of the insights context. */
@Module({ imports: [InsightsModule], controllers: [InsightsController] })
export class InsightsHttpModule {}
