import { type AssessmentId, type ResponseId } from '@certitude/contracts';
import { AnswerSheets, type GivenAnswer, type Place } from '@certitude/server/assessments';
import { newId, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import { AssessmentStreamEntity } from './entities/assessment-stream.entity';
import { DeclaredLevelEntity } from './entities/declared-level.entity';
import { ResponseEntity } from './entities/response.entity';

const ANSWER = ['assessmentId', 'module', 'category', 'requirement', 'level', 'applicability'] as const;
const DECLARED = ['assessmentId', 'module', 'category', 'level'] as const;

/** Answers of the transaction's organization, as assessments begin and score them. */
@Injectable()
export class AnswerSheetRepository extends AnswerSheets {
  /** The stream, which is open, and empty responses in the order given, each with its empty note. */
  async begin(tx: TenantTransaction, assessmentId: AssessmentId, places: readonly Place[]): Promise<void> {
    await tx.repository(AssessmentStreamEntity).insert({ assessmentId });
    await tx.query(
      `with r as (
         insert into response (organization_id, assessment_id, id, position, module, category, requirement)
         select $1, $2, u.id, u.ord, u.module, u.category, u.requirement
         from unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) with ordinality as u(id, module, category, requirement, ord)
         returning id)
       insert into note (organization_id, assessment_id, response_id) select $1, $2, r.id from r`,
      [
        tx.organizationId,
        assessmentId,
        places.map(() => newId<ResponseId>()),
        places.map(({ module }) => module),
        places.map(({ category }) => category),
        places.map(({ requirement }) => requirement),
      ],
    );
  }

  async answers(tx: TenantTransaction, ids: readonly AssessmentId[]): Promise<GivenAnswer[]> {
    const options = { where: { assessmentId: Any(ids) }, order: { position: 'ASC' } } as const;
    const answers = await tx.repository(ResponseEntity).find(ANSWER, options);
    const declared = await tx.repository(DeclaredLevelEntity).find(DECLARED, { where: options.where });
    return [
      ...answers,
      ...declared.map((one) => ({ ...one, requirement: null, applicability: 'applicable' as const })),
    ];
  }
}
