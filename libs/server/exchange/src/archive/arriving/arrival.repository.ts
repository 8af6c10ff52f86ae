import { type AccountId, type ArrivalId } from '@certitude/contracts';
import { Clock, TenantDatabase, type TenantTransaction } from '@certitude/server/core';
import { type JobState } from '@certitude/contracts/exchange';
import { Inject, Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import { ArchiveArrivalEntity } from '../entities/archive-arrival.entity';
import { TrustedInstanceEntity } from '../entities/trusted-instance.entity';

const ARRIVAL = [
  ...(['id', 'accountId', 'state', 'step', 'done', 'total', 'createdAt', 'finishedAt', 'problemCode'] as const),
  ...(['problemDetail', 'name', 'size', 'became', 'originName', 'originArchivedAt', 'originTrusted'] as const),
];
export type ArrivalRow = Pick<ArchiveArrivalEntity, (typeof ARRIVAL)[number]>;

const MOST_SHOWN = 10;
const OPEN = Any(['waiting', 'running'] as const);

/** Archives that people brought. */
@Injectable()
export class ArrivalRepository {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  newest(accountId: AccountId): Promise<ArrivalRow[]> {
    return this.rows.find(ARRIVAL, { where: { accountId }, order: { id: 'DESC' }, most: MOST_SHOWN });
  }

  find(id: ArrivalId): Promise<ArrivalRow | undefined> {
    return this.rows.findOne(ARRIVAL, { id });
  }

  isBusy(accountId: AccountId): Promise<boolean> {
    return this.rows.exists({ accountId, state: OPEN });
  }

  /** @returns false when another one of the same person came in meanwhile */
  async insert(row: Pick<ArchiveArrivalEntity, 'id' | 'accountId' | 'name' | 'size' | 'createdAt'>): Promise<boolean> {
    const inserted = await this.db.global<{ id: ArrivalId }>(
      `insert into archive_arrival (id, account_id, name, size, created_at) values ($1, $2, $3, $4, $5)
       on conflict (account_id) where state in ('waiting', 'running') do nothing returning id`,
      [row.id, row.accountId, row.name, row.size, row.createdAt],
    );
    return inserted.length === 1;
  }

  /** @returns false when somebody stopped it, or it has ended */
  async update(id: ArrivalId, changes: Partial<Omit<ArchiveArrivalEntity, 'id' | 'accountId'>>): Promise<boolean> {
    return (await this.rows.update({ id, state: OPEN }, changes)) === 1;
  }

  /**
   * In the transaction that makes the organization: whoever works on it besides waits, and finds it done.
   * @returns false when somebody stopped it, or it has ended
   */
  async arrived(tx: TenantTransaction, id: ArrivalId): Promise<boolean> {
    const done = await tx.query(
      `update archive_arrival set state = $4, step = '', done = size, total = size, became = $2, finished_at = $3
       where id = $1 and state in ('waiting', 'running') returning id`,
      [id, tx.organizationId, this.clock.now(), 'done' satisfies JobState],
    );
    return done.length === 1;
  }

  /**
   * The next that nobody works on: one that waits, or whose process has fallen silent.
   * @param silentSince a process that said nothing since then is gone
   */
  async take(now: Date, silentSince: Date): Promise<ArrivalRow | undefined> {
    const [taken] = await this.db.global<{ id: ArrivalId }>(
      `update archive_arrival set state = 'running', seen_at = $1 where id = (
         select id from archive_arrival where state = 'waiting' or (state = 'running' and seen_at < $2)
         order by id limit 1 for update skip locked) returning id`,
      [now, silentSince],
    );
    return taken && this.find(taken.id);
  }

  isTrusted(fingerprint: string): Promise<boolean> {
    return this.db.globalRepository(TrustedInstanceEntity).exists({ fingerprint });
  }

  private get rows() {
    return this.db.globalRepository(ArchiveArrivalEntity);
  }
}
