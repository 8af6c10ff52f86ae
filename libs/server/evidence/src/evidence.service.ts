import {
  type CreateEvidence,
  type EvidenceContent,
  type EvidenceId,
  type EvidenceView,
  type ReviseEvidence,
  type StoredFileView,
} from '@certitude/contracts';
import {
  Clock,
  found,
  isCreated,
  newId,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type PersonTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { EvidenceEntity } from './entities/evidence.entity';
import { EvidenceLinks } from './evidence-links.service';
import { EvidenceReader } from './evidence-reader';
import { EvidenceRepository } from './evidence.repository';
import { FileRepository } from './file.repository';
import { revisionHash } from './revision-hash';

/** Evidence and its revisions. What was said once stays: a change is a new revision. */
@Injectable()
export class Evidence {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(EvidenceRepository) private readonly evidence: EvidenceRepository,
    @Inject(EvidenceReader) private readonly reader: EvidenceReader,
    @Inject(FileRepository) private readonly files: FileRepository,
    @Inject(EvidenceLinks) private readonly links: EvidenceLinks,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError `not-found` */
  async get(context: TenantContext, id: EvidenceId): Promise<EvidenceView> {
    return this.reader.presentOne(await this.db.transaction(context, (tx) => this.reader.one(tx, id)));
  }

  /** @throws AppError `not-found` for a file or response that is not there, `assessment.frozen`, `access.forbidden` */
  async create(context: TenantContext, input: CreateEvidence): Promise<EvidenceView> {
    const loaded = await this.db.transaction(context, async (tx) =>
      this.reader.one(tx, await this.createIn(tx, input)),
    );
    return this.reader.presentOne(loaded);
  }

  /** The same in a transaction that does more. */
  async createIn(tx: PersonTransaction, input: CreateEvidence): Promise<EvidenceId> {
    const { id = newId<EvidenceId>(), title } = input;
    if (await isCreated(tx, EvidenceEntity, input.id)) return id;
    await this.evidence.insert(tx, { id, title, createdBy: tx.context.actor.id }, this.clock.now());
    await this.write(tx, { evidenceId: id, number: 1, title }, input);
    await this.links.linkAll(tx, id, input.responses);
    return id;
  }

  /**
   * Adds a revision, which supersedes the one before. Responses that it proves lose their approval.
   * @throws AppError `not-found`, `access.forbidden`; `edit.conflict` when somebody added another revision than the one
   *   that was seen
   */
  async revise(context: TenantContext, id: EvidenceId, input: ReviseEvidence): Promise<EvidenceView> {
    const loaded = await this.db.transaction(context, async (tx) => {
      const current = await this.evidence.lockCurrent(tx, id);
      requireThat((await this.reader.judged(tx, id)).mayChange, 'access.forbidden');
      if (await this.evidence.isRepeated(tx, current, input)) return this.reader.one(tx, id);
      await this.evidence.setState(tx, current.id, 'superseded');
      const title = input.title ?? current.title;
      await this.write(tx, { evidenceId: id, number: current.number + 1, title }, input);
      if (title !== current.title) await this.evidence.rename(tx, id, title);
      await this.links.contentChanged(tx, id);
      return this.reader.one(tx, id);
    });
    return this.reader.presentOne(loaded);
  }

  private async write(
    tx: PersonTransaction,
    revision: { evidenceId: EvidenceId; number: number; title: string },
    { content, effectiveOn, validUntil }: Omit<ReviseEvidence, 'version' | 'title'>,
  ): Promise<void> {
    const file = content.kind === 'file' ? found(await this.files.lock(tx, content.fileId)) : null;
    requireThat(!file?.withdrawn, 'file.withdrawn');
    const values = { ...columnsOf(content, file), effectiveOn, validUntil };
    const hash = revisionHash({ ...revision, ...values, file });
    const { evidenceId, number } = revision;
    const createdBy = tx.context.actor.id;
    await this.evidence.insertRevision(tx, { evidenceId, number, ...values, hash, createdBy }, this.clock.now());
  }
}

const columnsOf = (content: EvidenceContent, file: StoredFileView | null) => ({
  kind: content.kind,
  fileId: file?.id ?? null,
  url: content.kind === 'link' ? content.url : null,
  statement: content.kind === 'statement' ? content.statement : null,
});
