import {
  type AssessmentId,
  type Method,
  type ModelReleaseId,
  type OrganizationId,
  type Policy,
} from '@certitude/contracts';
import { type AssessmentScore } from '@certitude/maturity';
import { found, type TenantTransaction } from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { AnswerSheets } from '../answer-sheets';
import { AssessmentRepository, type AssessmentRow } from './assessment.repository';
import { type AnswerRow, scoresOf } from './overall-score';

/** What decides a score, besides the answers. */
export interface Scored {
  readonly id: AssessmentId;
  readonly modelReleaseId: ModelReleaseId;
  readonly method: Method;
  readonly policy: Policy;
  /** How far its stream was: answers change with it and never without. */
  readonly head: number;
}
/** What was read for a score: the score itself where it is known already, else the answers. */
export interface ReadScore {
  readonly assessment: Scored;
  readonly key: string;
  readonly known: AssessmentScore | undefined;
  readonly answers: readonly AnswerRow[];
}
/** An assessment as it is, and what it scores. */
export interface ScoredAssessment {
  readonly assessment: AssessmentRow;
  readonly score: AssessmentScore;
}

/** Of 3 KiB each. */
const MOST_KNOWN = 500;

/** Scores of assessments: computed once for each state of their streams, as long as a process remembers it. */
@Injectable()
export class AssessmentScores {
  /** Least recently used first. */
  private readonly known = new Map<string, AssessmentScore>();

  constructor(
    @Inject(AssessmentRepository) private readonly repository: AssessmentRepository,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(AnswerSheets) private readonly sheets: AnswerSheets,
  ) {}

  /** One query at most, however many assessments. */
  async read(tx: TenantTransaction, assessments: readonly Scored[]): Promise<readonly ReadScore[]> {
    const asked = assessments.map((assessment) => {
      const key = keyOf(tx.organizationId, assessment);
      return { assessment, key, known: this.known.get(key) };
    });
    const unknown = asked.flatMap(({ assessment, known }) => (known ? [] : [assessment.id]));
    const answers = unknown.length > 0 ? await this.sheets.answers(tx, unknown) : [];
    const answersOf = Map.groupBy(answers, ({ assessmentId }) => assessmentId);
    return asked.map((one) => ({ ...one, answers: answersOf.get(one.assessment.id) ?? [] }));
  }

  /** Call it after the transaction: model releases may have to be read first. */
  async of(read: readonly ReadScore[]): Promise<ReadonlyMap<AssessmentId, AssessmentScore>> {
    const releases = await this.releases.getAll(read.map(({ assessment }) => assessment.modelReleaseId));
    return new Map(
      read.map(({ assessment, key, known, answers }) => {
        const score = known ?? scoresOf(found(releases.get(assessment.modelReleaseId)).model, answers, assessment);
        this.remember(key, score);
        return [assessment.id, score];
      }),
    );
  }

  /** From the answers and nothing that is remembered. @throws AppError `not-found` */
  async anew(tx: TenantTransaction, id: AssessmentId): Promise<ScoredAssessment> {
    const assessment = found(await this.repository.find(tx, id));
    const { model } = await this.releases.get(assessment.modelReleaseId);
    return { assessment, score: scoresOf(model, await this.sheets.answers(tx, [id]), assessment) };
  }

  private remember(key: string, score: AssessmentScore): void {
    this.known.delete(key);
    this.known.set(key, score);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KNOWN && oldest !== undefined) this.known.delete(oldest);
  }
}

const keyOf = (organizationId: OrganizationId, { id, head, modelReleaseId, method, policy }: Scored): string =>
  [organizationId, id, head, modelReleaseId, method, policy].join('/');
