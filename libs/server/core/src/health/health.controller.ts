import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../access/access';
import { TenantDatabase } from '../database/tenant-database';
import { AppError } from '../errors/app-error';

/** For supervisors and load balancers. */
@Controller('health')
export class HealthController {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** The process runs. */
  @Get('live')
  @Public('a supervisor asks without a session')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The process can serve: its database answers. */
  @Get('ready')
  @Public('a load balancer asks without a session')
  async ready(): Promise<{ status: 'ready' }> {
    await this.db.global('select 1').catch(() => {
      throw new AppError('unavailable', 'The database does not answer.');
    });
    return { status: 'ready' };
  }
}
