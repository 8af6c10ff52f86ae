import { createHash, randomBytes } from 'node:crypto';
import {
  type AccountId,
  type CreateInvitation,
  type Done,
  type InvitationId,
  type InvitationView,
  mayGrant,
  type NewInvitation,
  type Page,
  type PageQuery,
} from '@certitude/contracts';
import {
  Clock,
  cursorId,
  found,
  isCreated,
  newId,
  type PersonTransaction,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type TenantTransaction,
  toPage,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { InvitationEntity } from './entities/invitation.entity';
import { invitationState } from './invitation-state';
import { InvitationRepository, type InvitationRow, type KeptLink } from './invitation.repository';
import { heldRoleOf } from './held-role';
import { MemberRepository } from './member.repository';

const DAY = 24 * 60 * 60 * 1_000;

/** Links by which people join: made, listed, revoked. Whoever holds one may use it once. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(InvitationRepository) private readonly invitations: InvitationRepository,
    @Inject(MemberRepository) private readonly members: MemberRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  list(context: TenantContext, query: PageQuery): Promise<Page<InvitationView>> {
    const after = cursorId<InvitationId>(query.after);
    return this.db.transaction(context, async (tx) => {
      const page = toPage(await this.invitations.page(tx, after, query.limit + 1), query.limit, (row) => row.id);
      return { ...page, items: page.items.map((row) => toView(row, this.clock.now())) };
    });
  }

  /**
   * @returns the invitation with its link, which is never shown again: a repeated request for the same invitation gets
   * another link, and the first one ends
   * @throws AppError `member.role-too-high`, `invitation.not-usable` when it was used meanwhile
   */
  invite(context: TenantContext, input: CreateInvitation): Promise<NewInvitation> {
    return this.db.transaction(context, (tx) => this.inviteIn(tx, input));
  }

  /** The same in a transaction that does more. */
  async inviteIn(tx: PersonTransaction, input: CreateInvitation): Promise<NewInvitation> {
    const { id: by } = tx.context.actor;
    // Held: someone who loses the right at this moment either loses it before, or has this invitation revoked.
    const giver = found(await heldRoleOf(tx, by));
    requireThat(mayGrant(giver, input.role), 'member.role-too-high');
    const token = randomBytes(32).toString('base64url');
    const invitation = (await isCreated(tx, InvitationEntity, input.id))
      ? await this.renewed(tx, input.id, token)
      : await this.drafted(tx, { by, token }, input);
    return { ...toView(invitation, this.clock.now()), token, path: `/invitations/${token}` };
  }

  /** How it is with each; those that are gone are expired. */
  async statesIn(
    tx: TenantTransaction,
    ids: readonly InvitationId[],
  ): Promise<ReadonlyMap<InvitationId, InvitationView['state']>> {
    const rows = await this.invitations.all(tx, ids);
    const known = new Map(rows.map((row) => [row.id, invitationState(row, this.clock.now())]));
    return new Map(ids.map((id) => [id, known.get(id) ?? 'expired']));
  }

  /** Revokes those that nobody has used yet. */
  async withdrawIn(tx: TenantTransaction, ids: readonly InvitationId[]): Promise<void> {
    for (const [id, state] of await this.statesIn(tx, ids))
      if (state === 'open') await this.invitations.revoke(tx, id, this.clock.now());
  }

  /** @throws AppError `not-found`, `member.role-too-high`, `invitation.not-usable` when it was used or had expired */
  revoke(context: TenantContext, id: InvitationId): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      const giver = found(await this.members.roleOf(tx, context.actor.id));
      const invitation = found(await this.invitations.findLocked(tx, id));
      requireThat(mayGrant(giver, invitation.role), 'member.role-too-high');
      requireThat(invitationState(invitation, this.clock.now()) === 'open', 'invitation.not-usable');
      await this.invitations.revoke(tx, id, this.clock.now());
      return { done: true };
    });
  }

  private async renewed(tx: TenantTransaction, id: InvitationId | undefined, token: string): Promise<InvitationRow> {
    const invitation = found(id && (await this.invitations.findLocked(tx, id)));
    requireThat(invitationState(invitation, this.clock.now()) === 'open', 'invitation.not-usable');
    const link = kept(token);
    await this.invitations.renew(tx, invitation.id, link);
    return { ...invitation, linkEnd: link.linkEnd };
  }

  private async drafted(
    tx: TenantTransaction,
    { by, token }: { readonly by: AccountId; readonly token: string },
    input: CreateInvitation,
  ): Promise<InvitationRow> {
    const link = kept(token);
    const invitation = { ...this.draft(by, input), linkEnd: link.linkEnd };
    await this.invitations.insert(tx, invitation, link);
    return invitation;
  }

  private draft(createdBy: AccountId, input: CreateInvitation): Omit<InvitationRow, 'linkEnd'> {
    const createdAt = this.clock.now();
    return {
      id: input.id ?? newId<InvitationId>(),
      role: input.role,
      createdBy,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + input.days * DAY),
      acceptedAt: null,
      acceptedBy: null,
      revokedAt: null,
      recipient: input.recipient,
      note: input.note,
      carries: input.carries,
    };
  }
}

/** How the secret of a link is kept. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Characters of 43: by them a person tells links apart, and nobody guesses the 39 before. */
const LINK_END = 4;
const kept = (token: string): KeptLink => ({ tokenHash: hashOfToken(token), linkEnd: token.slice(-LINK_END) });

const toView = ({ createdAt, expiresAt, acceptedAt, revokedAt, ...row }: InvitationRow, now: Date): InvitationView => ({
  ...row,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  acceptedAt: acceptedAt?.toISOString() ?? null,
  revokedAt: revokedAt?.toISOString() ?? null,
  state: invitationState({ expiresAt, acceptedAt, revokedAt }, now),
});
