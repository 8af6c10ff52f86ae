import { type AssessmentContent, type AssessmentId } from '@certitude/contracts';
import { found, type TenantContext } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { RoomState } from './room-state';
import { roomPlace, RoomStore } from './room-store';

/**
 * What somebody who joins would be given, for somebody who cannot: loaded as a room is loaded, in one snapshot, without
 * opening one. A room would be closed again, which writes.
 */
@Injectable()
export class AssessmentReading {
  constructor(@Inject(RoomStore) private readonly store: RoomStore) {}

  /** @throws AppError `not-found` */
  async read(context: TenantContext, assessmentId: AssessmentId): Promise<AssessmentContent> {
    const state = new RoomState(found(await this.store.load(roomPlace(context, assessmentId))));
    const { responses, notes } = state.snapshot();
    const { contributors, ...situation } = state.situation();
    return {
      ...situation,
      role: context.actor.role,
      contributors: [...contributors],
      responses: [...responses],
      notes: notes.map((note) => ({ ...note, state: Buffer.from(note.state).toString('base64') })),
    };
  }
}
