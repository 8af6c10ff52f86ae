import { type AccountId, type SessionId } from '@certitude/contracts';
import { type Statement, TenantBatches, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan, LessThanOrEqual, MoreThan } from 'typeorm';
import { SessionEntity } from './entities/session.entity';

export interface StoredSession {
  readonly accountId: AccountId;
  readonly lastSeenAt: Date;
}

export interface OpenSession {
  readonly id: SessionId;
  readonly tokenHash: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Which sessions of an account end. */
export type Ending = { readonly only: SessionId } | { readonly allBut: string } | { readonly all: true };

interface NewSession {
  readonly hash: string;
  readonly id: SessionId;
  readonly accountId: AccountId;
  readonly device: string;
  readonly now: Date;
  readonly expiresAt: Date;
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

  async insert({ hash, now, ...session }: NewSession): Promise<void> {
    await this.sessions.insert({ ...session, tokenHash: hash, createdAt: now, lastSeenAt: now });
  }

  /** Sessions of an account that go on, newest first. */
  page(
    accountId: AccountId,
    { after, now, most }: { readonly after: SessionId | null; readonly now: Date; readonly most: number },
  ): Promise<OpenSession[]> {
    const where = { accountId, expiresAt: MoreThan(now), ...(after && { id: LessThan(after) }) };
    const columns = ['id', 'tokenHash', 'device', 'createdAt', 'lastSeenAt'] as const;
    return this.sessions.find(columns, { where, order: { id: 'DESC' }, most });
  }

  /** @returns hashes of those that ended */
  async end(accountId: AccountId, which: Ending): Promise<string[]> {
    const [only, kept] = ['only' in which ? which.only : null, 'allBut' in which ? which.allBut : null];
    const rows = await this.db.global<{ hash: string }>(
      `delete from session where account_id = $1 and ($2::uuid is null or id = $2) and ($3::text is null or token_hash <> $3)
       returning token_hash as hash`,
      [accountId, only, kept],
    );
    return rows.map(({ hash }) => hash);
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
