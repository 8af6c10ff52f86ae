import { type Done, type OpenSessionView, type Page, type PageQuery, type SessionId } from '@certitude/contracts';
import { Bus, Clock, cursorId, requireThat, type SignedInSession, toPage } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type Ending, type OpenSession, SessionRepository } from './session.repository';

/** Where a person is signed in, and ending it. */
@Injectable()
export class AccountSessions {
  constructor(
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async list({ accountId, sessionHash }: SignedInSession, query: PageQuery): Promise<Page<OpenSessionView>> {
    const place = { after: cursorId<SessionId>(query.after), now: this.clock.now(), most: query.limit + 1 };
    const page = toPage(await this.sessions.page(accountId, place), query.limit, ({ id }) => id);
    return { ...page, items: page.items.map((row) => toView(row, sessionHash)) };
  }

  /** @throws AppError `not-found` for a session that is somebody else's as for one that is not there */
  async endOne(session: SignedInSession, id: SessionId): Promise<Done> {
    requireThat(await this.end(session, { only: id }), 'not-found');
    return { done: true };
  }

  async endOthers(session: SignedInSession): Promise<Done> {
    await this.end(session, { allBut: session.sessionHash });
    return { done: true };
  }

  async endAll(session: SignedInSession): Promise<void> {
    await this.end(session, { all: true });
  }

  /** @param hashes of sessions that are over: their live connections close, on every node */
  announce({ accountId }: Pick<SignedInSession, 'accountId'>, hashes: readonly string[]): void {
    for (const sessionHash of hashes) this.bus.publish({ topic: 'session-ended', accountId, sessionHash });
  }

  /** @returns whether any ended */
  private async end(session: SignedInSession, which: Ending): Promise<boolean> {
    const ended = await this.sessions.end(session.accountId, which);
    this.announce(session, ended);
    return ended.length > 0;
  }
}

const toView = ({ tokenHash, createdAt, lastSeenAt, ...row }: OpenSession, own: string): OpenSessionView => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
  current: tokenHash === own,
});
