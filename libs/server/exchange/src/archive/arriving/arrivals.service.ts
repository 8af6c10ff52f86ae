import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type AccountId, type ArrivalId } from '@certitude/contracts';
import { type ArrivalView } from '@certitude/contracts/exchange';
import {
  AppError,
  Clock,
  CONFIG,
  type Config,
  found,
  newId,
  OperatorLimits,
  requireThat,
  jobProblem,
} from '@certitude/server/core';
import { type Upload, UploadSlots } from '@certitude/server/evidence';
import { Inject, Injectable } from '@nestjs/common';
import { ArrivalRepository, type ArrivalRow } from './arrival.repository';

/** Beyond the files themselves: rows, packed. */
const ROWS = 1024 ** 3;

/** Archives that people bring: taken in, listed, stopped. */
@Injectable()
export class Arrivals {
  constructor(
    @Inject(ArrivalRepository) private readonly arrivals: ArrivalRepository,
    @Inject(OperatorLimits) private readonly limits: OperatorLimits,
    @Inject(UploadSlots) private readonly slots: UploadSlots,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list(accountId: AccountId): Promise<{ items: ArrivalView[] }> {
    return { items: (await this.arrivals.newest(accountId)).map(toView) };
  }

  /** @throws AppError `archive.busy`, `archive.too-large`; what the content throws */
  bring(accountId: AccountId, upload: Upload): Promise<ArrivalView> {
    return this.slots.during(accountId, async () => {
      requireThat(!(await this.arrivals.isBusy(accountId)), 'archive.busy');
      const most = (await this.limits.of('stored-bytes', accountId)) + ROWS;
      requireThat((upload.length ?? 0) <= most, 'archive.too-large');
      const id = newId<ArrivalId>();
      const path = arrivalPath(this.config.dataDir, id);
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
      try {
        const size = await keep(upload.content, path, most);
        const row = { id, accountId, name: upload.name, size, createdAt: this.clock.now() };
        requireThat(await this.arrivals.insert(row), 'archive.busy');
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
      return toView(found(await this.arrivals.find(id)));
    });
  }

  /** @throws AppError `not-found` */
  async cancel(accountId: AccountId, id: ArrivalId): Promise<ArrivalView> {
    const row = found(await this.arrivals.find(id));
    requireThat(row.accountId === accountId, 'not-found');
    await this.arrivals.update(id, { state: 'cancelled', finishedAt: this.clock.now() });
    await rm(arrivalPath(this.config.dataDir, id), { force: true });
    return toView(found(await this.arrivals.find(id)));
  }
}

/** Where archives wait that were brought. */
export const arrivalPath = (dataDir: string, id: ArrivalId): string => join(dataDir, 'archives', 'arriving', id);

async function keep(content: AsyncIterable<Uint8Array>, path: string, most: number): Promise<number> {
  let size = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      size += chunk.byteLength;
      if (size > most) throw new AppError('archive.too-large');
      yield chunk;
    }
  }
  await pipeline(counted(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  return size;
}

function toView({ problemCode, problemDetail, createdAt, finishedAt, ...row }: ArrivalRow): ArrivalView {
  const { id, state, step, done, total, name, size, became, originName, originArchivedAt, originTrusted } = row;
  return {
    ...{ id, state, step, done, total, name, size, organizationId: became },
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    problem: jobProblem(problemCode, problemDetail),
    origin:
      originName === null || originArchivedAt === null || originTrusted === null
        ? null
        : { organization: originName, archivedAt: originArchivedAt.toISOString(), trusted: originTrusted },
  };
}
