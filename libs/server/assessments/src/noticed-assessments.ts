import { type AccountId, type AssessmentId } from '@certitude/contracts';
import { type AssessmentFacts } from '@certitude/contracts/notices';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** What notices need to know of assessments. Of ids that are not there (any more), nothing. */
@Injectable()
export class NoticedAssessments {
  async assessmentsOf(tx: TenantTransaction, ids: readonly AssessmentId[]): Promise<AssessmentFacts[]> {
    const rows = await tx.query<Pick<AssessmentFacts, 'id' | 'name'> & { readonly guests: readonly AccountId[] }>(
      `select a.id, a.name, array(select g.account_id from guest_grant g
         where g.organization_id = a.organization_id and g.assessment_id = a.id) as guests
       from assessment a where a.id = any ($1::uuid[])`,
      [ids],
    );
    return rows.map((row) => ({ type: 'assessment', ...row }));
  }

  async namesOf(tx: TenantTransaction, ids: Iterable<AssessmentId>): Promise<ReadonlyMap<AssessmentId, string>> {
    const rows = await tx.query<{ id: AssessmentId; name: string }>(
      'select id, name from assessment where id = any ($1::uuid[])',
      [[...ids]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
