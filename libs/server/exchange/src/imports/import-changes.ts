import { type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type ImportRow } from './import.repository';
import { MergeUndoing } from './merging/merge-undoing';

type Imported = Pick<
  ImportRow,
  'id' | 'state' | 'kind' | 'sourceName' | 'assessmentId' | 'made' | 'mergedInto' | 'merge'
>;

/** What `changed_since_import` names, in words for people. */
const WORDS: Readonly<Record<string, string>> = {
  answers: 'Answers, notes or approvals of the assessment changed.',
  state: 'The assessment was finalized.',
  facts: 'The assessment was renamed, or what it says of itself was changed.',
  archived: 'The assessment was archived.',
  targets: 'Target levels were changed.',
  evidence: 'Evidence was revised, submitted, attached, detached, archived or deleted.',
  plans: 'Action plans or their tasks were changed, added, archived or deleted.',
  pki: 'The PKI was changed, archived or deleted.',
  people: 'People were invited to answers, or let in as guests.',
};

/** What was changed of what an import made. */
@Injectable()
export class ImportChanges {
  constructor(@Inject(MergeUndoing) private readonly merged: MergeUndoing) {}

  /** In words; empty as long as nothing was, and for what is not there. */
  async since(tx: TenantTransaction, row: Imported): Promise<string[]> {
    if (row.mergedInto !== null) return this.merged.staying(tx, row);
    const rows = await tx.query<{ what: string }>('select what from changed_since_import($1, $2) as c(what)', [
      tx.organizationId,
      row.id,
    ]);
    return rows.map(({ what }) => WORDS[what] ?? what);
  }
}
