import { type AccountId, type EvidenceId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { WorkKeepers } from '@certitude/server/organizations';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Any } from 'typeorm';
import { EvidenceEntity } from './entities/evidence.entity';

/** Evidence as something that people have, as long as it is not archived. */
@Injectable()
export class HeldEvidence implements OnModuleInit {
  constructor(@Inject(WorkKeepers) private readonly keepers: WorkKeepers) {}

  onModuleInit(): void {
    this.keepers.add({
      kind: 'evidence',
      count: async (tx, holder) => (await ownedBy(tx, holder)).length,
      handOver: async (tx, { from, to }) => {
        const ids = await ownedBy(tx, from, 'for no key update');
        if (ids.length > 0) await tx.repository(EvidenceEntity).update({ id: Any(ids) }, { owner: to });
        return ids;
      },
    });
  }
}

/** In the order of their ids: two who hand over never wait for each other. */
async function ownedBy(tx: TenantTransaction, owner: AccountId, lock = ''): Promise<EvidenceId[]> {
  const rows = await tx.query<{ id: EvidenceId }>(
    `select e.id from evidence e where coalesce(e.owner_id, e.created_by) = $1 and e.archived_at is null
     order by e.id ${lock}`,
    [owner],
  );
  return rows.map(({ id }) => id);
}
