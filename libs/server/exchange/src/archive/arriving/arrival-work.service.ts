import { rm } from 'node:fs/promises';
import { AppError, Clock, CONFIG, type Config } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { fingerprintOf, instanceKey, publicKeyOf } from '../format/instance-key';
import { paced, Stopped } from '../../job-progress';
import { ArchiveFile } from './archive-file';
import { ArrivalLoading } from './arrival-loading.service';
import { ArrivalRepository, type ArrivalRow } from './arrival.repository';
import { arrivalPath } from './arrivals.service';

/** Milliseconds after which a process that says nothing is gone; it says something each second. */
const SILENCE = 300_000;

/** Works on what people brought, one after the other. What a crash cut off left nothing, and is begun again. */
@Injectable()
export class ArrivalWork {
  constructor(
    @Inject(ArrivalRepository) private readonly arrivals: ArrivalRepository,
    @Inject(ArrivalLoading) private readonly loading: ArrivalLoading,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async workOff(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const arrival = await this.arrivals.take(now, new Date(now.getTime() - SILENCE));
      if (!arrival) return;
      await this.receive(arrival);
    }
  }

  private async receive({ id, accountId }: ArrivalRow): Promise<void> {
    const path = arrivalPath(this.config.dataDir, id);
    const report = paced((step, done, total) =>
      this.arrivals.update(id, { step, done, total, seenAt: this.clock.now() }),
    );
    try {
      const file = await ArchiveFile.open(path);
      try {
        const trusted = await this.isTrusted(file.signedBy);
        const { organization, createdAt } = file.manifest;
        const origin = { originName: organization.name, originArchivedAt: new Date(createdAt), originTrusted: trusted };
        if (!(await this.arrivals.update(id, origin))) throw new Stopped();
        const organizationId = await this.loading.load({ file, bringer: accountId, trusted, report });
        await this.arrivals.update(id, {
          state: 'done',
          became: organizationId,
          step: '',
          finishedAt: this.clock.now(),
        });
      } finally {
        file.close();
      }
    } catch (error) {
      if (error instanceof Stopped) return;
      const code = error instanceof AppError ? error.code : 'internal';
      const problem = { problemCode: code, problemDetail: (error instanceof AppError && error.detail) || null };
      await this.arrivals.update(id, { state: 'failed', ...problem, finishedAt: this.clock.now() });
      if (code === 'internal') throw error;
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Its own word an instance believes. */
  private async isTrusted(fingerprint: string): Promise<boolean> {
    const own = fingerprintOf(publicKeyOf(instanceKey(this.config.dataDir, this.config.instanceKey)));
    return fingerprint === own || this.arrivals.isTrusted(fingerprint);
  }
}
