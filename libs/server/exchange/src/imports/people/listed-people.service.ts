import { type ImportId, type InvitationId } from '@certitude/contracts';
import { goalOf, type InviteListed } from '@certitude/contracts/exchange';
import {
  AppError,
  found,
  newId,
  type PersonTransaction,
  requireThat,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { Invitations, KnownAddresses } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { documentOf } from '../import-record';
import { ImportRepository } from '../import.repository';
import { type InvitedByImport } from '../made-by-import';
import { namesOf } from '../mapping/source-people';

const DAYS = 30;
const NOTHING_ELSE = { head: 0, pkiId: null, evidence: [], plans: [], tasks: 0 } as const;

/** Invites people of a list that was brought: all who are chosen, or nobody. */
@Injectable()
export class ListedPeople {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(KnownAddresses) private readonly known: KnownAddresses,
  ) {}

  /**
   * Twice is the same as once.
   * @throws AppError `not-found`, `import.expired`, `import.does-not-fit` for anything but a list of people,
   *   `member.role-too-high`, `request.invalid` for somebody whom the list does not name, or who is here already
   */
  async invite(context: TenantContext, id: ImportId, { invite }: InviteListed): Promise<void> {
    await this.db.transaction(context, async (tx) => {
      const row = found(await this.imports.lock(tx, id));
      requireThat(goalOf(row.kind) === 'people', 'import.does-not-fit', 'It is not a list of people.');
      if (row.state === 'imported') return;
      requireThat(row.state === 'previewed', 'conflict', 'It was undone: bring the file again.');
      requireThat(!this.imports.isExpired(row), 'import.expired');
      await this.requireNew(tx, invite);
      const names = namesOf(documentOf(row));
      const invited: InvitedByImport[] = [];
      for (const { person, address, role } of invite) {
        const name = names.get(person);
        if (name === undefined) throw notInvited('must be people of the list');
        const invitation = newId<InvitationId>();
        // The name leads to what stands under it here, as for people whom assessments name.
        const given = { id: invitation, role, days: DAYS, recipient: address, carries: name, note: '' };
        await this.invitations.inviteIn(tx, given);
        invited.push({ invitation, name, address });
      }
      const { document } = row;
      const by = context.actor.id;
      const done = { assessmentId: null, asCopy: false, invited, made: NOTHING_ELSE, document, by };
      await this.imports.imported(tx, id, done);
    });
  }

  /** Lists of two people may name the same person: whoever comes second is told. */
  private async requireNew(tx: PersonTransaction, invite: InviteListed['invite']): Promise<void> {
    await this.imports.lockContent(tx, 'invitations');
    const addresses = invite.map(({ address }) => address);
    const known = await this.known.of(tx, addresses);
    if (known.size === 0 && new Set(addresses).size === addresses.length) return;
    throw notInvited('must be people who are neither members nor invited, each address once');
  }
}

const notInvited = (message: string): AppError =>
  new AppError('request.invalid', undefined, [{ path: 'body.invite', message }]);
