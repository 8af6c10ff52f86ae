import { type AssessmentId, type Rejection, type ResponseId } from '@certitude/contracts';
import { Events, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type AnswerEdit, AssessmentAnswers, type NoteReplacement } from '../answers.service';
import { DeclaredLevelEntity } from '../entities/declared-level.entity';
import { NamedOwnerEntity } from '../entities/named-owner.entity';
import { OperationSourceEntity } from '../entities/operation-source.entity';

/** What an assessment is filled with from somewhere else. */
export interface Brought {
  readonly edits: readonly (AnswerEdit | NoteReplacement)[];
  /** A client of its own, and where its operations come from, in words. */
  readonly client: string;
  readonly source: string;
  readonly declared: readonly Pick<DeclaredLevelEntity, 'module' | 'category' | 'level'>[];
  /** Names of those who are no members, by what they own. */
  readonly owners: readonly { readonly response: ResponseId; readonly name: string }[];
}

/** Fills an assessment with answers that were given elsewhere, through its stream like any others. */
@Injectable()
export class BroughtAnswers {
  constructor(
    @Inject(AssessmentAnswers) private readonly answers: AssessmentAnswers,
    @Inject(Events) private readonly events: Events,
  ) {}

  /** What came along besides answers. */
  async read(tx: TenantTransaction, assessmentId: AssessmentId): Promise<Pick<Brought, 'declared' | 'owners'>> {
    const where = { assessmentId };
    const declared = await tx.repository(DeclaredLevelEntity).find(['module', 'category', 'level'], { where });
    const owners = await tx.repository(NamedOwnerEntity).find(['responseId', 'name'], { where });
    return { declared, owners: owners.map(({ responseId, name }) => ({ response: responseId, name })) };
  }

  /**
   * Everything in the transaction that makes the assessment, or merges into it. Levels are declared, and names noted, where
   * there are none yet.
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
