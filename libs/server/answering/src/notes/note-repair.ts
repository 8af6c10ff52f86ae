import { noteFromPlainText } from '@certitude/collab';
import { type AssessmentId, type RepairedNoteView, type ResponseId } from '@certitude/contracts';
import { found, requireThat, TenantDatabase, type TenantContext, ThreadFailure } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { StreamWriter } from '../stream/stream-writer';
import { StreamRepository } from '../stream/stream.repository';
import { type CompactedNote } from './compacted-note';
import { NoteThreads } from './note-threads';
import { NoteRepository, type WrittenNote } from './note.repository';

interface Place {
  readonly assessmentId: AssessmentId;
  readonly responseId: ResponseId;
}
interface Repaired {
  readonly content: CompactedNote;
  readonly restored: RepairedNoteView['restored'];
}

const YJS_CLIENTS = 2 ** 32;

/** Begins a note that is set apart anew: with its last good version, or else with the words that it had last. */
@Injectable()
export class NoteRepair {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(NoteRepository) private readonly notes: NoteRepository,
    @Inject(NoteThreads) private readonly threads: NoteThreads,
    @Inject(StreamWriter) private readonly writer: StreamWriter,
    @Inject(StreamRepository) private readonly streams: StreamRepository,
  ) {}

  /** @throws AppError `not-found` when there is no such note set apart, `assessment.frozen`, `conflict` */
  async repair(context: TenantContext, place: Place): Promise<RepairedNoteView> {
    const note = await this.db.transaction(context, async (tx) => found(await this.notes.find(tx, place.responseId)));
    found(note.quarantined && note.assessmentId === place.assessmentId ? note : null);
    const repaired = await this.lastGood(context, note);
    await this.db.transaction(context, async (tx) => {
      const stream = await this.writer.open(tx, place.assessmentId);
      const now = found(await this.notes.find(tx, note.response));
      requireThat(now.quarantined && now.generation === note.generation, 'conflict');
      const response = await this.streams.response(tx, place.assessmentId, note.response);
      const { snapshot: update } = repaired.content;
      const edit = { response, update, generation: note.generation + 1, actor: context.actor.id };
      const seq = await this.writer.replaceNote(tx, stream, edit);
      await this.notes.replace(tx, note, repaired.content, seq);
    });
    return { response: note.response, restored: repaired.restored };
  }

  private async lastGood(context: TenantContext, note: WrittenNote): Promise<Repaired> {
    const version = note.snapshot && (await this.put(context, note.snapshot));
    if (version) return { content: version, restored: 'version' };
    const words = noteFromPlainText(note.plainText, randomInt(YJS_CLIENTS));
    return { content: await this.threads.compact(context.organizationId, [words]), restored: 'words' };
  }

  /** Null when it cannot be put together either. */
  private async put({ organizationId }: TenantContext, state: Uint8Array): Promise<CompactedNote | null> {
    try {
      return await this.threads.compact(organizationId, [state]);
    } catch (error) {
      if (error instanceof ThreadFailure) return null;
      throw error;
    }
  }
}
