import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../access/access';
import { HealthProbe } from '../database/health-probe';
import { Unavailable } from '../errors/app-error';

/** Seconds after which a load balancer may ask again. */
const ASK_AGAIN = 2;

/** For supervisors and load balancers. */
@Controller('health')
export class HealthController {
  constructor(@Inject(HealthProbe) private readonly probe: HealthProbe) {}

  /** The process runs. */
  @Get('live')
  @Public('a supervisor asks without a session')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The process can serve: its database answers. Says so within two seconds, or why it cannot. */
  @Get('ready')
  @Public('a load balancer asks without a session')
  async ready(): Promise<{ status: 'ready' }> {
    const trouble = await this.probe.trouble();
    if (trouble !== null) throw new Unavailable(trouble, ASK_AGAIN);
    return { status: 'ready' };
  }
}
