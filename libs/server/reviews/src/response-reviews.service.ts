import {
  type assessmentsApi,
  awaitsReview,
  decisionObstacle,
  type DecisionObstacle,
  type ErrorCode,
  type InputOf,
  type ResponseReviewView,
  type ReviewDecision,
  type ReviewId,
  type ReviewView,
} from '@certitude/contracts';
import { ALL_STORED, type FoldedNotes, StreamWriter } from '@certitude/server/answering';
import {
  AppError,
  Clock,
  Events,
  newId,
  requireThat,
  TenantDatabase,
  type TenantContext,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type JudgedResponse, JudgedResponses } from './judged-responses';
import { ReviewRepository, type MarkedReview } from './review.repository';

type Params = InputOf<typeof assessmentsApi.review>['params'];

const REFUSALS: Readonly<Record<DecisionObstacle, ErrorCode>> = {
  'not-waiting': 'response.not-ready',
  role: 'access.forbidden',
  'own-work': 'review.own-work',
};

/** What reviewers judge, and what they decide. A decision is bound to a hash of what was judged. */
@Injectable()
export class ResponseReviews {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(StreamWriter) private readonly writer: StreamWriter,
    @Inject(JudgedResponses) private readonly judged: JudgedResponses,
    @Inject(ReviewRepository) private readonly reviews: ReviewRepository,
    @Inject(Events) private readonly events: Events,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Stores nothing, unless the text cannot be put together as it is: then it is compacted, which also names what is wrong.
   * @throws AppError `not-found`, `note.quarantined`, `conflict` when somebody writes all the time
   */
  async get(context: TenantContext, params: Params): Promise<ResponseReviewView> {
    const folded = await this.judged.fold(context, params.responseId);
    return this.read(context, params, folded).catch(async (error: unknown) => {
      if (!isBehind(error)) throw error;
      return this.getStored(context, params);
    });
  }

  private async getStored(context: TenantContext, params: Params, attempts = 2): Promise<ResponseReviewView> {
    await this.judged.prepare(context, params.responseId);
    try {
      return await this.read(context, params, ALL_STORED);
    } catch (error) {
      if (!isBehind(error) || attempts <= 1) throw error;
      return this.getStored(context, params, attempts - 1);
    }
  }

  private read(context: TenantContext, { assessmentId, responseId }: Params, folded: FoldedNotes) {
    return this.db.transaction(context, async (tx) =>
      toView(await this.judged.find(tx, assessmentId, responseId, folded)),
    );
  }

  /**
   * Accepts a response or asks for changes. The new status is an operation of the assessment's stream, in the same
   * transaction: everybody sees it live.
   * @throws AppError `not-found`, `assessment.frozen`, `response.not-ready`, `review.own-work`, `review.outdated`,
   * `note.quarantined`, `conflict`
   */
  async decide(
    context: TenantContext,
    { assessmentId, responseId }: Params,
    input: ReviewDecision,
  ): Promise<ReviewView> {
    await this.judged.prepare(context, responseId);
    return this.db.transaction(context, async (tx) => {
      const stream = await this.writer.open(tx, assessmentId);
      const judged = await this.judged.find(tx, assessmentId, responseId, ALL_STORED);
      const [actor, { response }] = [context.actor.id, judged];
      const waits = awaitsReview(response.values.status);
      const obstacle = decisionObstacle(context.actor, 'response', { waits, tookPart: judged.tookPart });
      if (obstacle) throw new AppError(REFUSALS[obstacle]);
      requireThat(judged.hash === input.hash, 'review.outdated');
      const { decision, comment, hash } = input;
      const id = newId<ReviewId>();
      const review = { id, decision, comment, hash, response: responseId, reviewer: actor, at: this.clock.now() };
      await this.reviews.insert(tx, review);
      await this.writer.change(tx, stream, { response, change: { kind: 'review', decision }, actor });
      await this.events.publish(tx, 'response.reviewed', {
        assessmentId,
        responseId,
        by: actor,
        status: decision,
        authors: [...judged.tookPart],
      });
      return toReviewView({ ...review, archive: null });
    });
  }
}

const isBehind = (error: unknown): boolean => error instanceof AppError && error.code === 'conflict';

type ShownReview = Omit<MarkedReview, 'streamSeq'>;

const toView = (judged: JudgedResponse): ResponseReviewView => ({
  response: judged.response.id,
  status: judged.response.values.status,
  hash: judged.hash,
  submittedBy: judged.submittedBy,
  authors: [...judged.tookPart],
  reviews: judged.reviews.map(toReviewView),
  changedSinceAcceptance: judged.changedSinceAcceptance,
});

const toReviewView = ({ id, decision, comment, reviewer, at, archive }: ShownReview): ReviewView => ({
  id,
  decision,
  comment,
  reviewer,
  at: at.toISOString(),
  archive,
});
