import {
  allows,
  type assessmentsApi,
  type InputOf,
  MAX_CONTRIBUTORS,
  type ResponseContributors,
} from '@certitude/contracts';
import {
  Clock,
  Events,
  found,
  requireThat,
  TenantDatabase,
  type TenantContext,
  type TenantTransaction,
} from '@certitude/server/core';
import { heldRoleOf } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { Responses } from '../responses.service';
import { StreamWriter } from '../stream/stream-writer';
import { type ContributorPlace, ContributorRepository } from './contributor.repository';

type Params = InputOf<typeof assessmentsApi.inviteContributor>['params'];

/**
 * Inviting people to answer a response that they do not own. Under the lock of the assessment's stream: an edit is
 * committed either before the invitation is withdrawn, or not at all.
 */
@Injectable()
export class Contributors {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(StreamWriter) private readonly writer: StreamWriter,
    @Inject(Responses) private readonly responses: Responses,
    @Inject(ContributorRepository) private readonly contributors: ContributorRepository,
    @Inject(Events) private readonly events: Events,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Invites a member; nothing changes when they are invited already.
   * @throws AppError `not-found`, `assessment.frozen`, `contributor.cannot-answer`, `contributor.too-many`
   */
  invite(context: TenantContext, place: Params): Promise<ResponseContributors> {
    return this.change(context, place, async (tx) => {
      const role = found(await heldRoleOf(tx, place.accountId));
      const invited = await this.contributors.ofResponse(tx, place.responseId);
      if (invited.includes(place.accountId)) return;
      requireThat(allows(role, 'response:answer-own'), 'contributor.cannot-answer');
      requireThat(invited.length < MAX_CONTRIBUTORS, 'contributor.too-many');
      const by = context.actor.id;
      await this.contributors.insert(tx, place, { by, at: this.clock.now() });
      const { assessmentId, responseId, accountId } = place;
      await this.events.publish(tx, 'response.invited', { assessmentId, responseId, by, invited: accountId });
    });
  }

  /** @throws AppError `not-found` also when there is no such invitation; `assessment.frozen` */
  withdraw(context: TenantContext, place: Params): Promise<ResponseContributors> {
    return this.change(context, place, async (tx) => {
      requireThat(await this.contributors.delete(tx, place), 'not-found');
    });
  }

  private change(
    context: TenantContext,
    { assessmentId, responseId }: Omit<ContributorPlace, 'accountId'>,
    work: (tx: TenantTransaction) => Promise<void>,
  ): Promise<ResponseContributors> {
    return this.db.transaction(context, async (tx) => {
      const stream = await this.writer.open(tx, assessmentId);
      await this.responses.requireIn(tx, assessmentId, responseId);
      await work(tx);
      this.writer.lookAgain(tx, stream);
      return { response: responseId, accounts: await this.contributors.ofResponse(tx, responseId) };
    });
  }
}
