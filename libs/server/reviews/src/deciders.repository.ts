import {
  type AccountId,
  type ActionPlanId,
  allows,
  type AssessmentId,
  DECIDING,
  type EvidenceId,
  type JudgedKind,
  type ResponseId,
  ROLES,
  seesAll,
} from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** Something that is decided on. */
export type Judged =
  | { readonly kind: 'response'; readonly id: ResponseId }
  | { readonly kind: 'evidence'; readonly id: EvidenceId }
  | { readonly kind: 'plan'; readonly id: ActionPlanId };

/** Somebody who may decide; guests only in what they are let into. */
export interface Candidate {
  readonly id: AccountId;
  /** The assessment through whose grant a guest may; null for those who need none. */
  readonly grantedIn: AssessmentId | null;
}

/** Functions of the database, which asks them itself before it takes a decision. */
const TOOK_PART: Readonly<Record<JudgedKind, string>> = {
  response: 'took_part_in_response',
  evidence: 'took_part_in_evidence',
  plan: 'took_part_in_plan',
};
/** Assessments through which a guest sees it. `$1` is its id. */
const PLACES: Readonly<Record<JudgedKind, string>> = {
  response: 'select assessment_id from response where id = $1',
  evidence: 'select assessment_id from evidence_link where evidence_id = $1',
  plan: 'select assessment_id from action_plan where id = $1',
};

/** Who took part in what is judged, and who did not. */
@Injectable()
export class DecidersRepository {
  /** By account. */
  async tookPart(tx: TenantTransaction, { kind, id }: Judged): Promise<AccountId[]> {
    const rows = await tx.query<{ id: AccountId }>(
      `select distinct account_id as id from ${TOOK_PART[kind]}($1) order by 1`,
      [id],
    );
    return rows.map(({ id }) => id);
  }

  /** By name. @param among only this person, or null: anybody @param most rows */
  candidates(
    tx: TenantTransaction,
    { kind, id }: Judged,
    { today, among, most }: { readonly today: string; readonly among: AccountId | null; readonly most: number },
  ): Promise<Candidate[]> {
    const roles = ROLES.filter((role) => allows(role, DECIDING[kind]));
    return tx.query<Candidate>(
      `select m.account_id as id, g.id as "grantedIn"
       from member m join account a on a.id = m.account_id
       left join lateral (
         select min(g.assessment_id::text)::uuid as id from guest_grant g where g.account_id = m.account_id
           and m.role <> all ($3) and g.until_on >= $4::date and g.assessment_id in (${PLACES[kind]})) g on true
       where m.removed_at is null and m.role = any ($2) and (m.role = any ($3) or g.id is not null)
         and ($5::uuid is null or m.account_id = $5)
         and not exists (select from ${TOOK_PART[kind]}($1) t where t.account_id = m.account_id)
       order by lower(a.name), m.account_id limit $6`,
      [id, roles, roles.filter(seesAll), today, among, most],
    );
  }
}
