import { type AccountId, type AssessmentPerson, type guestsApi, type InputOf, type Page } from '@certitude/contracts';
import { cursorId, type TenantContext, TenantDatabase, type TenantTransaction, toPage } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

type Input = Pick<InputOf<typeof guestsApi.people>, 'params' | 'query'>;

/**
 * Everybody whom the answers, history, reviews and evidence of an assessment name by id. Of evidence only what stands
 * there now: whoever wrote a revision that was judged and superseded elsewhere had no part in this.
 */
const PEOPLE = `
  select created_by as id from assessment where id = $1
  union select owner_id from response where assessment_id = $1
  union select reviewer_id from response where assessment_id = $1
  union select account_id from response_contributor where assessment_id = $1
  union select actor_id from assessment_operation where assessment_id = $1
  union select finalized_by from assessment_version where assessment_id = $1
  union select v.reviewer_id from review v
    join response r on r.organization_id = v.organization_id and r.id = v.response_id where r.assessment_id = $1
  union select unnest(array[l.linked_by, e.created_by, e.submitted_by, v.reviewer_id]) from evidence_link l
    join lateral (select * from evidence_revision r where r.organization_id = l.organization_id
      and r.evidence_id = l.evidence_id order by r.number desc limit 1) e on true
    left join review v on v.organization_id = e.organization_id and v.evidence_revision_id = e.id
    where l.assessment_id = $1
  union select t.account_id from evidence_link l cross join lateral took_part_in_evidence(l.evidence_id) t
    where l.assessment_id = $1`;

/** Names for whoever sees one assessment and not the organization: of those who had a part in it, and nobody else. */
@Injectable()
export class AssessmentPeople {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** By id. Nobody for an assessment that is not there. */
  list(context: TenantContext, { params, query }: Input): Promise<Page<AssessmentPerson>> {
    const after = cursorId<AccountId>(query.after);
    return this.db.transaction(context, async (tx) => {
      const rows = await tx.query<AssessmentPerson>(
        `select m.account_id as id, a.name, m.removed_at is null as active, p.hash as picture
         from member m join account a on a.id = m.account_id left join account_picture p on p.account_id = a.id
         where m.account_id in (${PEOPLE}) and ($2::uuid is null or m.account_id > $2) order by m.account_id limit $3`,
        [params.assessmentId, after, query.limit + 1],
      );
      return toPage(rows, query.limit, ({ id }) => id);
    });
  }

  /** For the versions context: what members and former members are called. */
  async names(tx: TenantTransaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: AccountId; name: string }>(
      `select m.account_id as id, a.name from member m join account a on a.id = m.account_id
       where m.account_id = any ($1) order by m.account_id`,
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
