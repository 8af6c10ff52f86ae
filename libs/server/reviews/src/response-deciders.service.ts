import {
  type AccountId,
  type decidersApi,
  type Deciders as DecidersView,
  type Done,
  type InputOf,
} from '@certitude/contracts';
import { AnswerRights, Responses } from '@certitude/server/answering';
import { TenantDatabase, type TenantContext } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Deciders } from './deciders.service';

type Place = InputOf<typeof decidersApi.ofResponse>['params'];

/** Who may still accept an answer, and asking one of them. */
@Injectable()
export class ResponseDeciders {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(Responses) private readonly responses: Responses,
    @Inject(AnswerRights) private readonly rights: AnswerRights,
    @Inject(Deciders) private readonly deciders: Deciders,
  ) {}

  /** @throws AppError `not-found` */
  find(context: TenantContext, { assessmentId, responseId: id }: Place): Promise<DecidersView> {
    return this.db.transaction(context, async (tx) => {
      await this.responses.requireIn(tx, assessmentId, id);
      return this.deciders.of(tx, { kind: 'response', id });
    });
  }

  /** By those who may answer it. @throws AppError `not-found`, `access.forbidden`, `review.cannot-decide` */
  ask(context: TenantContext, { accountId, ...place }: Place & { readonly accountId: AccountId }): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      await this.rights.require(tx, place);
      const judged = { kind: 'response', id: place.responseId } as const;
      await this.deciders.ask(tx, judged, { asked: accountId, within: place.assessmentId });
      return { done: true };
    });
  }
}
