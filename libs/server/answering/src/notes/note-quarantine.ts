import { type AssessmentId, type QuarantineReason, type QuarantinedNoteView } from '@certitude/contracts';
import { requireAssessment } from '@certitude/server/assessments';
import {
  AppError,
  Clock,
  found,
  type SystemContext,
  TenantDatabase,
  type TenantContext,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Responses } from '../responses.service';
import { StreamHints } from '../stream/stream-hints';
import { NoteRepository, type WrittenNote } from './note.repository';

/** Further than any stream: whoever has the assessment open looks again, wherever they are. */
const LOOK_AGAIN = Number.MAX_SAFE_INTEGER;

/** Notes that could not be put together: set apart and named, so that nothing else of their assessment suffers. */
@Injectable()
export class NoteQuarantine {
  private readonly logger = new Logger('Notes');

  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(NoteRepository) private readonly notes: NoteRepository,
    @Inject(Responses) private readonly responses: Responses,
    @Inject(StreamHints) private readonly hints: StreamHints,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Everything written to it stays in the log. Twice is the same as once. */
  async setApart(context: SystemContext | TenantContext, note: WrittenNote, reason: QuarantineReason): Promise<void> {
    const { organizationId } = context;
    const { assessmentId, response } = note;
    await this.db.transaction(context, async (tx) => {
      if (!(await this.notes.setApart(tx, note, reason, this.clock.now()))) return;
      const title = (await this.responses.titles(tx, [response])).get(response)?.title;
      tx.afterCommit(() => {
        this.logger.warn({ organizationId, assessmentId, response, title, reason }, 'A note is set apart.');
        this.hints.changed({ organizationId, assessmentId, head: LOOK_AGAIN });
      });
    });
  }

  /** In model order. @throws AppError `not-found` */
  list(context: TenantContext, assessmentId: AssessmentId): Promise<QuarantinedNoteView[]> {
    return this.db.transaction(context, async (tx) => {
      await requireAssessment(tx, assessmentId);
      return this.named(tx, assessmentId);
    });
  }

  /** @throws AppError `note.quarantined`, which names them, when the assessment has any */
  async requireNone(tx: TenantTransaction, assessmentId: AssessmentId): Promise<void> {
    const notes = await this.named(tx, assessmentId);
    if (notes.length > 0) throw new AppError('note.quarantined', notes.map(({ title }) => title).join(', '));
  }

  private async named(tx: TenantTransaction, assessmentId: AssessmentId): Promise<QuarantinedNoteView[]> {
    const notes = await this.notes.quarantined(tx, assessmentId);
    const titles = await this.responses.titles(
      tx,
      notes.map(({ response }) => response),
    );
    return notes.map(({ response, since, reason }) => {
      return { response, title: found(titles.get(response)).title, since: since.toISOString(), reason };
    });
  }
}
