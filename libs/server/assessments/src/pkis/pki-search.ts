import { type PkiId, type SearchHit } from '@certitude/contracts';
import { BEST_FIRST, type PersonTransaction, SearchSource, TITLED, type TypedWords } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

const FOUND = `
  select p.* from ${TITLED} t join lateral (
    select p.id as "pkiId", p.name as title from pki p
    where p.organization_id = $1 and p.id = t.subject_id and p.archived_at is null limit 1) p on true
  order by ${BEST_FIRST} limit $6`;

/** PKIs by name. */
@Injectable()
export class PkiSearch extends SearchSource {
  override readonly kind = 'pki';
  override readonly permission = 'assessment:read';

  override async find(tx: PersonTransaction, typed: TypedWords, most: number): Promise<SearchHit[]> {
    const parameters = typed.parametersOf(this.kind);
    if (!parameters) return [];
    const rows = await tx.query<{ pkiId: PkiId; title: string }>(FOUND, [...parameters, most]);
    return rows.map((row) => ({ kind: this.kind, ...row, parent: null }));
  }
}
