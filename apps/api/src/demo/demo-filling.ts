import { Inject, Injectable } from '@nestjs/common';
import { DemoAssessing } from './demo-assessments';
import { type DemoCast } from './demo-context';
import { DemoProving } from './demo-evidence';
import { DemoPast } from './demo-past';
import { DemoPlanning } from './demo-plans';

/** What the demo organization, and every sample, has in it: each step made by the person who would make it. */
@Injectable()
export class DemoFilling {
  constructor(
    @Inject(DemoAssessing) private readonly assessing: DemoAssessing,
    @Inject(DemoProving) private readonly proving: DemoProving,
    @Inject(DemoPast) private readonly past: DemoPast,
    @Inject(DemoPlanning) private readonly planning: DemoPlanning,
  ) {}

  async fill(cast: DemoCast): Promise<void> {
    const runs = await this.assessing.start(cast);
    // Before reviews and the finalized version: evidence is a part of what they are bound to.
    await this.proving.prove(cast, runs);
    await this.assessing.conclude(cast, runs);
    await this.past.close(cast);
    await this.planning.plan(cast, runs);
  }
}
