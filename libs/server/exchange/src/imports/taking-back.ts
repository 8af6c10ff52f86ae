import { type AssessmentId } from '@certitude/contracts';
import { StreamWriter } from '@certitude/server/answering';
import { AppError, Clock, type PersonTransaction, requireThat } from '@certitude/server/core';
import { Invitations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { ImportChanges } from './import-changes';
import { ImportRepository, type ImportRow } from './import.repository';
import { MergeUndoing } from './merging/merge-undoing';

/** Takes one import back, each kind in its way. */
@Injectable()
export class TakingBack {
  constructor(
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(ImportChanges) private readonly changes: ImportChanges,
    @Inject(MergeUndoing) private readonly merged: MergeUndoing,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(StreamWriter) private readonly streams: StreamWriter,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Whoever has joined meanwhile stays; invitations that nobody used are withdrawn. */
  async takeInvitations(tx: PersonTransaction, { id, invited }: Pick<ImportRow, 'id' | 'invited'>): Promise<void> {
    await this.invitations.withdrawIn(
      tx,
      invited.map(({ invitation }) => invitation),
    );
    await this.imports.takenBack(tx, id);
  }

  /** @throws AppError `import.changed`, `assessment.frozen`, `conflict` */
  async take(tx: PersonTransaction, row: ImportRow, assessmentId: AssessmentId): Promise<void> {
    const isMerge = row.mergedInto !== null;
    const changed = isMerge ? [] : await this.changes.since(tx, row);
    if (changed.length > 0) throw new AppError('import.changed', changed.join(' '));
    const stream = await this.streams.open(tx, assessmentId);
    const at = this.clock.now();
    if (isMerge) await this.merged.undo(tx, row, at);
    else requireThat(await this.imports.undo(tx, row.id, at), 'import.changed');
    await this.invitations.withdrawIn(
      tx,
      row.invited.map(({ invitation }) => invitation),
    );
    this.streams.lookAgain(tx, stream);
  }
}
