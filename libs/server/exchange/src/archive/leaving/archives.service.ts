import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { type ArchiveId } from '@certitude/contracts';
import { type ArchiveView, type OriginView } from '@certitude/contracts/exchange';
import { fileNameOf } from '@certitude/exchange';
import {
  AppError,
  Clock,
  CONFIG,
  type Config,
  Events,
  found,
  newId,
  requireThat,
  type Resumable,
  type TenantContext,
  TenantDatabase,
  jobProblem,
} from '@certitude/server/core';
import { Organizations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { ArchiveRepository, type ArchiveRow, type OriginRow } from './archive.repository';
import { archivePath } from './archive-writer.service';

/** Everything of an organization in one file: asked for, made in a job, downloaded for a while. */
@Injectable()
export class Archives {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ArchiveRepository) private readonly archives: ArchiveRepository,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(Events) private readonly events: Events,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  list(context: TenantContext): Promise<{ items: ArchiveView[]; origin: OriginView | null }> {
    return this.db.transaction(context, async (tx) => {
      const origin = await this.archives.origin(tx);
      return {
        items: (await this.archives.newest(tx)).map((row) => toView(row, this.clock.now())),
        origin: origin ? toOrigin(origin) : null,
      };
    });
  }

  /** @throws AppError `archive.busy` */
  start(context: TenantContext): Promise<ArchiveView> {
    const id = newId<ArchiveId>();
    return this.db.transaction(context, async (tx) => {
      // Of two who ask at once, the second is told that there is one.
      await tx.query("select pg_advisory_xact_lock(hashtextextended('archive of ' || $1, 0))", [tx.organizationId]);
      requireThat(!(await this.archives.isBusy(tx)), 'archive.busy');
      await this.archives.insert(tx, id, context.actor.id, this.clock.now());
      await this.events.publish(tx, 'archive.requested', { archiveId: id });
      return toView(found(await this.archives.find(tx, id)), this.clock.now());
    });
  }

  /** Stops the job; of one that is done, deletes the file. @throws AppError `not-found` */
  async cancel(context: TenantContext, id: ArchiveId): Promise<ArchiveView> {
    const row = await this.db.transaction(context, async (tx) => {
      const stopped = await this.archives.update(tx, id, { state: 'cancelled', finishedAt: this.clock.now() });
      if (!stopped) await this.archives.letGo(tx, id);
      return found(await this.archives.find(tx, id));
    });
    await rm(archivePath(this.config.dataDir, context.organizationId, id), { force: true });
    return toView(row, this.clock.now());
  }

  /** @throws AppError `not-found`, `archive.gone` */
  async download(context: TenantContext, id: ArchiveId): Promise<Resumable> {
    const row = found(await this.db.transaction(context, (tx) => this.archives.find(tx, id)));
    const path = archivePath(this.config.dataDir, context.organizationId, id);
    const isDue = row.expiresAt !== null && row.expiresAt > this.clock.now();
    const size = isDue
      ? await stat(path).then(
          (file) => file.size,
          () => null,
        )
      : null;
    const { sha256 } = row;
    if (row.state !== 'done' || sha256 === null || size === null) throw new AppError('archive.gone');
    const { name } = await this.organizations.get(context);
    const day = row.createdAt.toISOString().slice(0, 10);
    return {
      name: `${fileNameOf(name)}-${day}.certitude`,
      mediaType: 'application/octet-stream',
      size,
      tag: sha256,
      content: () => createReadStream(path),
    };
  }
}

const toView = (
  { problemCode, problemDetail, createdAt, finishedAt, expiresAt, ...row }: ArchiveRow,
  now: Date,
): ArchiveView => ({
  ...row,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
  expiresAt: expiresAt !== null && expiresAt > now ? expiresAt.toISOString() : null,
  problem: jobProblem(problemCode, problemDetail),
});

const toOrigin = ({ organizationName, archivedAt, importedAt, ...row }: OriginRow): OriginView => ({
  ...row,
  organization: organizationName,
  archivedAt: archivedAt.toISOString(),
  importedAt: importedAt.toISOString(),
});
