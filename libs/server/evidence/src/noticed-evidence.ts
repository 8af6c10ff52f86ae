import { type EvidenceId } from '@certitude/contracts';
import { type EvidenceFacts } from '@certitude/contracts/notices';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** What notices need to know of evidence. Of ids that are not there, nothing. */
@Injectable()
export class NoticedEvidence {
  async of(tx: TenantTransaction, ids: readonly EvidenceId[]): Promise<EvidenceFacts[]> {
    const rows = await tx.query<Omit<EvidenceFacts, 'type'>>(
      `select distinct on (e.id) e.id, e.title, r.state
       from evidence e join evidence_revision r on r.organization_id = e.organization_id and r.evidence_id = e.id
       where e.id = any ($1::uuid[]) order by e.id, r.number desc`,
      [ids],
    );
    return rows.map((row) => ({ type: 'evidence', ...row }));
  }
}
