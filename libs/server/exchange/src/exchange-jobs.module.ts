import { Module } from '@nestjs/common';

/** Jobs of the exchange context. */
@Module({})
export class ExchangeJobsModule {}
