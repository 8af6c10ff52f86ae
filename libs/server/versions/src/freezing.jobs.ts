import { Scheduled } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { FreezingSweep } from './freezing-sweep.service';

const EVERY = 60_000;

/** Freezing always ends. */
@Injectable()
export class FreezingJobs {
  constructor(@Inject(FreezingSweep) private readonly sweep: FreezingSweep) {}

  @Scheduled('freezing-sweep', EVERY)
  async endForgotten(now: Date): Promise<void> {
    await this.sweep.run(now);
  }
}
