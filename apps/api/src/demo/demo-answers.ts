import { noteFromPlainText } from '@certitude/collab';
import {
  type AccountId,
  type AssessmentId,
  type ResponseId,
  type ReviewDecision,
  ownBytes,
} from '@certitude/contracts';
import { type AnswerEdit, AssessmentAnswers, NoteCompaction } from '@certitude/server/answering';
import { Clock, type TenantContext } from '@certitude/server/core';
import { ResponseReviews } from '@certitude/server/reviews';
import { Inject, Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { type DemoAnswer, type DemoAnswers } from './answer-data';
import { type DemoCast, dateIn, type MadeRun, responseIn } from './demo-context';
import { DEMO_ORGANIZATION } from './organization';
import { type DemoName } from './people';

/** Who answers what is given to nobody, and who hands out the rest. */
const ASSESSOR: DemoName = 'amara';
const REVIEWER: DemoName = 'mei';
const MAX_CLIENT_ID = 2 ** 32;

/** Hands out, answers, submits and reviews, each step by the person who would do it. */
@Injectable()
export class DemoAnswering {
  constructor(
    @Inject(AssessmentAnswers) private readonly answers: AssessmentAnswers,
    @Inject(ResponseReviews) private readonly reviews: ResponseReviews,
    @Inject(NoteCompaction) private readonly notes: NoteCompaction,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async answer(cast: DemoCast, run: MadeRun, data: DemoAnswers): Promise<void> {
    await this.submit(cast[ASSESSOR], run, this.assignments(cast, run, data));
    for (const [author, own] of byAuthor(data)) await this.submit(cast[author], run, answerEdits(run, own));
    await this.notes.compact(cast[ASSESSOR], run.assessmentId);
  }

  /** After evidence was attached: submits what is ready, and decides what is decided. */
  async review(cast: DemoCast, run: MadeRun, data: DemoAnswers): Promise<void> {
    for (const [author, own] of byAuthor(data)) await this.submit(cast[author], run, submissions(run, own));
    // One after the other: an organization has a share of the connections, and who waits too long for one is refused.
    for (const decision of decisions(run, data)) {
      const { by, params, input } = await this.seen(cast, run, decision);
      await this.reviews.decide(cast[by], params, input);
    }
  }

  /** Responses of an assessment by the id of their requirement or category. */
  async responses(context: TenantContext, assessmentId: AssessmentId): Promise<ReadonlyMap<string, ResponseId>> {
    const responses = await this.answers.read(context, assessmentId);
    return new Map(responses.map(({ id, category, requirement }) => [requirement ?? category, id]));
  }

  /** A decision, bound to what its reviewer sees. */
  private async seen(cast: DemoCast, { assessmentId }: MadeRun, { by, response, ...decision }: DemoDecision) {
    const params = { organizationId: cast[by].organizationId, assessmentId, responseId: response };
    const { hash } = await this.reviews.get(cast[by], params);
    return { by, params, input: { ...decision, hash } };
  }

  private async submit(context: TenantContext, { assessmentId }: MadeRun, edits: readonly AnswerEdit[]): Promise<void> {
    if (edits.length === 0) return;
    const [refused] = await this.answers.submit(context, assessmentId, edits);
    if (refused) throw new Error(`An answer of the demo was refused: ${refused.code}, edit ${refused.clientSeq}.`);
  }

  private assignments(cast: DemoCast, run: MadeRun, data: DemoAnswers): AnswerEdit[] {
    const now = this.clock.now();
    const accountOf = (name: DemoName): AccountId => cast[name].actor.id;
    return Object.entries(data).flatMap(([key, { owner, reviewer, dueIn }]): AnswerEdit[] => {
      const response = responseIn(run, key);
      return [
        ...one(owner, (name) => ({ response, field: 'owner', value: accountOf(name) })),
        ...one(reviewer, (name) => ({ response, field: 'reviewer', value: accountOf(name) })),
        ...one(dueIn, (days) => ({ response, field: 'dueOn', value: dateIn(DEMO_ORGANIZATION.timeZone, now, days) })),
      ];
    });
  }
}

const answerEdits = (run: MadeRun, data: DemoAnswers): AnswerEdit[] =>
  Object.entries(data).flatMap(([key, answer]): AnswerEdit[] => {
    const response = responseIn(run, key);
    return [
      ...one(answer.level, (value) => ({ response, field: 'level', value })),
      ...one(applicabilityOf(answer), (value) => ({ response, field: 'applicability', value })),
      ...one(answer.rationale, (text) => ({ response, field: 'rationale', update: noteOf(text) })),
      ...one(answer.flag, (value) => ({ response, field: 'flag', value })),
    ];
  });

const submissions = (run: MadeRun, data: DemoAnswers): AnswerEdit[] =>
  Object.entries(data)
    .filter(([, { stage = 'in-progress' }]) => stage !== 'in-progress')
    .map(([key]) => ({ response: responseIn(run, key), field: 'status', value: 'ready-for-review' }));

interface DemoDecision extends Pick<ReviewDecision, 'decision' | 'comment'> {
  readonly by: DemoName;
  readonly response: ResponseId;
}

const decisions = (run: MadeRun, data: DemoAnswers): DemoDecision[] =>
  Object.entries(data).flatMap(([key, { stage, comment = '', reviewer = REVIEWER }]) =>
    stage === 'accepted' || stage === 'changes-requested'
      ? [{ by: reviewer, response: responseIn(run, key), decision: stage, comment }]
      : [],
  );

const noteOf = (text: string) => ownBytes(noteFromPlainText(text, randomInt(MAX_CLIENT_ID)));

function applicabilityOf({ notApplicable, partly }: DemoAnswer) {
  if (notApplicable) return { applicability: 'not-applicable', reason: notApplicable } as const;
  return partly ? ({ applicability: 'partially-applicable', reason: partly } as const) : undefined;
}

/** The edit of a value; none, when there is no value. */
const one = <T>(value: T | undefined, edit: (value: T) => AnswerEdit): AnswerEdit[] =>
  value === undefined ? [] : [edit(value)];

function byAuthor(data: DemoAnswers): Map<DemoName, DemoAnswers> {
  const groups = new Map<DemoName, DemoAnswers>();
  for (const [key, answer] of Object.entries(data)) {
    const author = answer.owner ?? ASSESSOR;
    groups.set(author, { ...groups.get(author), [key]: answer });
  }
  return groups;
}
