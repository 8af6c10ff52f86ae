import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TenantContexts } from '../access/contexts';
import { DoorRegistry } from '../access/registry';
import { SessionGuard } from '../access/session.guard';
import { ProblemFilter } from '../errors/problem.filter';
import { HealthController } from '../health/health.controller';
import { Readiness } from '../health/readiness';
import { LiveBudgets } from '../realtime/live-budgets';
import { SocketRegister } from '../realtime/socket-register';
import { OpenApiController } from './openapi.controller';

/** The front door of the api process: guard, error answers, registry of doors, health, API documentation. */
@Module({
  imports: [DiscoveryModule],
  controllers: [HealthController, OpenApiController],
  providers: [
    TenantContexts,
    DoorRegistry,
    Readiness,
    LiveBudgets,
    SocketRegister,
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [TenantContexts, DoorRegistry, LiveBudgets],
})
export class HttpModule {}
