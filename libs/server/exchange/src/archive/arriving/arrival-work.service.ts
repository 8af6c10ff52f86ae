import { rm } from 'node:fs/promises';
import { type ArrivalId } from '@certitude/contracts';
import { AppError, Clock, CONFIG, type Config, isOutage, type TenantTransaction } from '@certitude/server/core';
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

  private async receive(arrival: ArrivalRow): Promise<void> {
    const { id } = arrival;
    const path = arrivalPath(this.config.dataDir, id);
    const failure = await this.load(arrival, path).then(
      () => null,
      (error: Error) => error,
    );
    // Nobody's fault: it stays, and is begun again.
    if (failure !== null && isOutage(failure)) throw failure;
    if (failure !== null && !(failure instanceof Stopped)) await this.failed(id, failure);
    await rm(path, { force: true });
    const isExpected = failure === null || failure instanceof Stopped || failure instanceof AppError;
    if (!isExpected) throw failure;
  }

  /** All of it in one transaction, with the word that it is done. @throws Stopped; what `ArchiveFile` and `ArrivalLoading` throw */
  private async load({ id, accountId }: ArrivalRow, path: string): Promise<void> {
    const report = paced((step, done, total) =>
      this.arrivals.update(id, { step, done, total, seenAt: this.clock.now() }),
    );
    const finish = async (tx: TenantTransaction): Promise<void> => {
      if (!(await this.arrivals.arrived(tx, id))) throw new Stopped();
    };
    const file = await ArchiveFile.open(path);
    try {
      const trusted = await this.isTrusted(file.signedBy);
      const { organization, createdAt } = file.manifest;
      const origin = { originName: organization.name, originArchivedAt: new Date(createdAt), originTrusted: trusted };
      if (!(await this.arrivals.update(id, origin))) throw new Stopped();
      await this.loading.load({ file, bringer: accountId, trusted, report, finish });
    } finally {
      file.close();
    }
  }

  private async failed(id: ArrivalId, error: unknown): Promise<void> {
    const known = error instanceof AppError ? error : null;
    const problem = { problemCode: known?.code ?? 'internal', problemDetail: known?.detail ?? null };
    await this.arrivals.update(id, { state: 'failed', ...problem, finishedAt: this.clock.now() });
  }

  /** Its own word an instance believes. */
  private async isTrusted(fingerprint: string): Promise<boolean> {
    const own = fingerprintOf(publicKeyOf(instanceKey(this.config.dataDir, this.config.instanceKey)));
    return fingerprint === own || this.arrivals.isTrusted(fingerprint);
  }
}
