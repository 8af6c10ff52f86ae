import { type AccountId, type AssessmentContent, type AssessmentId } from '@certitude/contracts';
import { Clock, found, LiveBudgets, type TenantContext, TooManyAttempts } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Allowances } from './allowances';
import { RoomState } from './room-state';
import { roomPlace, RoomStore } from './room-store';

/**
 * What somebody who joins would be given, for somebody who cannot: loaded as a room is loaded, in one snapshot, without
 * opening one. A room would be closed again, which writes. One person may read as often as one of their connections may
 * join.
 */
@Injectable()
export class AssessmentReading {
  private readonly allowances = new Allowances<AccountId>();

  constructor(
    @Inject(RoomStore) private readonly store: RoomStore,
    @Inject(LiveBudgets) private readonly budgets: LiveBudgets,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError `not-found`, `request.rate-limited` */
  async read(context: TenantContext, assessmentId: AssessmentId): Promise<AssessmentContent> {
    this.takeOne(context.actor.id);
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

  private takeOne(reader: AccountId): void {
    const { joinsAtOnce, joinsPerMinute } = this.budgets.current;
    const limit = { burst: joinsAtOnce, perSecond: joinsPerMinute / 60 };
    if (!this.allowances.take(reader, limit, this.clock.elapsed()))
      throw new TooManyAttempts(Math.ceil(1 / limit.perSecond));
  }
}
