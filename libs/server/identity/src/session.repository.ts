import { type AccountId } from '@certitude/contracts';
import { type Statement, TenantBatches, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { SessionEntity } from './entities/session.entity';

export interface StoredSession {
  readonly accountId: AccountId;
  readonly lastSeenAt: Date;
}

interface SessionExtension {
  readonly now: Date;
  readonly seenBefore: Date;
  readonly expiresAt: Date;
  /** Seconds. */
  readonly longest: number;
}

const VALID: Statement<StoredSession> = {
  name: 'valid-session',
  text: `select account_id as "accountId", last_seen_at as "lastSeenAt" from session
    where token_hash = $1 and expires_at > $2`,
};

/** Sessions belong to no organization. Only hashes of their tokens are kept: a copy of the table opens nothing. */
@Injectable()
export class SessionRepository {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(TenantBatches) private readonly batches: TenantBatches,
  ) {}

  async insert(hash: string, accountId: AccountId, times: { now: Date; expiresAt: Date }): Promise<void> {
    const { now, expiresAt } = times;
    await this.sessions.insert({ tokenHash: hash, accountId, createdAt: now, lastSeenAt: now, expiresAt });
  }

  async findValid(hash: string, now: Date): Promise<StoredSession | undefined> {
    const [row] = await this.batches.outside({ statement: VALID, values: [hash, now.toISOString()] });
    return row;
  }

  /** Marks as seen, unless another request just did. Never shortens, and never beyond `longest` seconds after its beginning. */
  async extend(hash: string, times: SessionExtension): Promise<void> {
    await this.db.global(
      `update session set last_seen_at = $2,
         expires_at = least(greatest(expires_at, $4), created_at + make_interval(secs => $5))
       where token_hash = $1 and last_seen_at < $3`,
      [hash, times.now, times.seenBefore, times.expiresAt, times.longest],
    );
  }

  async delete(hash: string): Promise<void> {
    await this.sessions.delete({ tokenHash: hash });
  }

  async deleteExpired(now: Date): Promise<void> {
    await this.sessions.delete({ expiresAt: LessThanOrEqual(now) });
  }

  private get sessions() {
    return this.db.globalRepository(SessionEntity);
  }
}
