import { type AssessmentId, type Rejection, type ResponseId } from '@certitude/contracts';
import { Events, type PersonTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type AnswerEdit, AssessmentAnswers } from '../answers.service';
import { DeclaredLevelEntity } from '../entities/declared-level.entity';
import { NamedOwnerEntity } from '../entities/named-owner.entity';
import { OperationSourceEntity } from '../entities/operation-source.entity';

/** What a new assessment is filled with from somewhere else. */
export interface Brought {
  readonly edits: readonly AnswerEdit[];
  /** A client of its own, and where its operations come from, in words. */
  readonly client: string;
  readonly source: string;
  readonly declared: readonly Pick<DeclaredLevelEntity, 'module' | 'category' | 'level'>[];
  /** Names of those who are no members, by what they own. */
  readonly owners: readonly { readonly response: ResponseId; readonly name: string }[];
}

/** Fills a new assessment with answers that were given elsewhere, through its stream like any others. */
@Injectable()
export class BroughtAnswers {
  constructor(
    @Inject(AssessmentAnswers) private readonly answers: AssessmentAnswers,
    @Inject(Events) private readonly events: Events,
  ) {}

  /**
   * Everything in the transaction that makes the assessment.
   * @returns edits that were refused, by their index from 1; the others are written
   */
  async write(tx: PersonTransaction, assessmentId: AssessmentId, brought: Brought): Promise<readonly Rejection[]> {
    const { edits, client, source, declared, owners } = brought;
    await tx.repository(OperationSourceEntity).insert({ assessmentId, clientId: client, source });
    const refused = await this.answers.submitIn(tx, assessmentId, { edits, client });
    const names = owners.map(({ response, name }) => ({ assessmentId, responseId: response, name }));
    if (names.length > 0) await tx.repository(NamedOwnerEntity).insert(names);
    const levels = declared.map((one) => ({ ...one, assessmentId }));
    if (levels.length > 0) await tx.repository(DeclaredLevelEntity).insert(levels);
    if (edits.some(({ field }) => field === 'rationale'))
      await this.events.publish(tx, 'note.compact', { assessmentId });
    return refused;
  }
}
