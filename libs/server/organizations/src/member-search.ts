import { type AccountId, type Role, type SearchHit } from '@certitude/contracts';
import { BEST_FIRST, type PersonTransaction, SearchSource, TITLED, type TypedWords } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

interface FoundMember {
  readonly accountId: AccountId;
  readonly title: string;
  readonly state: Role;
}
const FOUND = `
  select m.* from ${TITLED} t join lateral (
    select m.account_id as "accountId", c.name as title, m.role as state from member m
    join account c on c.id = m.account_id
    where m.organization_id = $1 and m.account_id = t.subject_id and m.removed_at is null limit 1) m on true
  order by ${BEST_FIRST} limit $6`;

/** People of the organization by name. */
@Injectable()
export class MemberSearch extends SearchSource {
  override readonly kind = 'person';
  override readonly permission = 'organization:read';

  override async find(tx: PersonTransaction, typed: TypedWords, most: number): Promise<SearchHit[]> {
    const parameters = typed.parametersOf(this.kind);
    if (!parameters) return [];
    const rows = await tx.query<FoundMember>(FOUND, [...parameters, most]);
    return rows.map((row) => ({ kind: this.kind, ...row, parent: null }));
  }
}
