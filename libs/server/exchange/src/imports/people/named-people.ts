import { type InvitedPerson, type ListedPerson } from '@certitude/contracts/exchange';
import { type TenantTransaction } from '@certitude/server/core';
import { Invitations, KnownAddresses } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { documentOf } from '../import-record';
import { type ImportRow } from '../import.repository';
import { addressesIn, listedPeople } from './listed-people';

/** How it is with the people of an import: who was invited with it, and whom a list of people names. */
@Injectable()
export class NamedPeople {
  constructor(
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(KnownAddresses) private readonly known: KnownAddresses,
  ) {}

  async of(
    tx: TenantTransaction,
    row: Pick<ImportRow, 'document' | 'invited'>,
  ): Promise<{ readonly invited: InvitedPerson[]; readonly listed: ListedPerson[] }> {
    const document = documentOf(row);
    const states = await this.invitations.statesIn(
      tx,
      row.invited.map(({ invitation }) => invitation),
    );
    return {
      invited: row.invited.map((one) => ({ ...one, state: states.get(one.invitation) ?? 'expired' })),
      listed: listedPeople(document, await this.known.of(tx, addressesIn(document))),
    };
  }
}
