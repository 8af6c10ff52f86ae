import { createHash } from 'node:crypto';
import { type ImportId } from '@certitude/contracts';
import { type ImportView, MAX_IMPORT } from '@certitude/contracts/exchange';
import {
  AppError,
  collectedBytes,
  found,
  newId,
  requireSize,
  requireThat,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { type Upload } from '@certitude/server/evidence';
import { Inject, Injectable } from '@nestjs/common';
import { ImportRepository, type RecordedReading } from './import.repository';
import { ImportViews } from './import-views';
import { ImportJobRepository } from './jobs/import-job.repository';
import { ImportReader, type Source } from './reading/import-reader';
import { KnownReleases } from './reading/known-releases';

/** Of one person; older ones go. */
const MOST_PREVIEWS = 10;

/** Reads what was brought and records what it would become. Nothing else is written. */
@Injectable()
export class Previews {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(ImportJobRepository) private readonly jobs: ImportJobRepository,
    @Inject(ImportReader) private readonly reader: ImportReader,
    @Inject(KnownReleases) private readonly releases: KnownReleases,
    @Inject(ImportViews) private readonly views: ImportViews,
  ) {}

  /**
   * @param givenUp ends the reading when nobody waits for it any more; nothing is recorded then
   * @throws AppError `import.unreadable`, `import.too-costly`, `file.too-large`, `file.empty`; what the content throws
   */
  async preview(context: TenantContext, { name, content, length }: Upload, givenUp: AbortSignal): Promise<ImportView> {
    requireSize(length ?? 0, MAX_IMPORT);
    const bytes = await collectedBytes(content, MAX_IMPORT);
    requireThat(bytes.byteLength > 0, 'file.empty');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const reading = await this.read(context, { bytes, answers: {}, givenUp });
    const id = newId<ImportId>();
    await this.db.transaction(context, async (tx) => {
      const { id: createdBy } = context.actor;
      await this.imports.insert(tx, { ...reading, id, sourceName: name, sha256, createdBy });
      await this.imports.forgetOthers(tx, createdBy, MOST_PREVIEWS);
    });
    return this.views.get(context, id);
  }

  /** @throws AppError `not-found`, `import.expired`, `conflict` when it leaves nothing open, `import.unreadable` */
  async choose(context: TenantContext, id: ImportId, { answers, givenUp }: Choosing): Promise<ImportView> {
    const bytes = await this.db.transaction(context, async (tx) => {
      const row = found(await this.imports.find(tx, id));
      requireThat(!this.imports.isExpired(row), 'import.expired');
      return this.imports.source(tx, id);
    });
    if (bytes === null) throw new AppError('conflict', 'There is nothing left to choose.');
    const { source: _kept, ...reading } = await this.read(context, { bytes, answers, givenUp });
    await this.db.transaction(context, async (tx) => {
      const row = found(await this.imports.lock(tx, id));
      requireThat(row.state === 'previewed', 'conflict');
      requireThat(!(await this.jobs.open(tx, id)), 'conflict', 'It is being imported already.');
      await this.imports.readAgain(tx, id, reading);
    });
    return this.views.get(context, id);
  }

  private async read({ organizationId }: TenantContext, source: Source): Promise<RecordedReading> {
    const { kind, release, isOpen, document, scores } = await this.reader.read(organizationId, source);
    const { bytes, answers } = source;
    const { summary } = found((await this.releases.all()).find(({ model }) => model.version === release));
    return { kind, document, scores, answers, modelReleaseId: summary.id, source: isOpen ? bytes : null };
  }
}

/** What somebody answers to what a source leaves open, as long as they wait for what comes of it. */
type Choosing = Pick<Source, 'answers' | 'givenUp'>;
