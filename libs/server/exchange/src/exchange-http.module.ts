import { Module } from '@nestjs/common';

/** HTTP doors of the exchange context. */
@Module({})
export class ExchangeHttpModule {}
