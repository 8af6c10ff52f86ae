import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../access/access';
import { Unavailable } from '../errors/app-error';
import { type Parts, Readiness } from './readiness';

/** Seconds after which a load balancer may ask again. */
const ASK_AGAIN = 2;

/** For supervisors and load balancers. */
@Controller('health')
export class HealthController {
  constructor(@Inject(Readiness) private readonly readiness: Readiness) {}

  /** The process runs. */
  @Get('live')
  @Public('a supervisor asks without a session')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The process can serve: its database answers. Says so within two seconds, with the other parts, or why it cannot. */
  @Get('ready')
  @Public('a load balancer asks without a session')
  async ready(): Promise<{ status: 'ready'; parts: Parts }> {
    const { parts, trouble } = await this.readiness.look();
    if (trouble !== null) throw new Unavailable(`${trouble} Bus: ${parts.bus}, queue: ${parts.queue}.`, ASK_AGAIN);
    return { status: 'ready', parts };
  }
}
