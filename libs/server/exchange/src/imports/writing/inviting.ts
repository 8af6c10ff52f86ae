import { type InvitationId } from '@certitude/contracts';
import { type CommitImport } from '@certitude/contracts/exchange';
import { AppError, newId, type PersonTransaction } from '@certitude/server/core';
import { Invitations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { type InvitedByImport } from '../made-by-import';

const ROLE = 'contributor';
const DAYS = 30;

export interface PeopleToInvite {
  readonly names: ReadonlyMap<string, string>;
  readonly input: Pick<CommitImport, 'people' | 'invite'>;
}

/** Invites people whom a source names: what stands under their names becomes theirs when they join. */
@Injectable()
export class Inviting {
  constructor(@Inject(Invitations) private readonly invitations: Invitations) {}

  /** @throws AppError `request.invalid` for somebody whom the source does not name, or who is here already */
  async invite(tx: PersonTransaction, { names, input }: PeopleToInvite): Promise<readonly InvitedByImport[]> {
    const taken = new Set(input.people.map(({ person }) => person));
    const invited: InvitedByImport[] = [];
    for (const { person, address } of input.invite) {
      const name = names.get(person);
      if (name === undefined || taken.has(person)) throw notOfTheSource();
      taken.add(person);
      const id = newId<InvitationId>();
      const given = { id, role: ROLE, days: DAYS, recipient: address, carries: name, note: '' } as const;
      await this.invitations.inviteIn(tx, given);
      invited.push({ invitation: id, name, address });
    }
    return invited;
  }
}

const notOfTheSource = (): AppError =>
  new AppError('request.invalid', undefined, [
    { path: 'body.invite', message: 'must be people of the source who are no members, each once' },
  ]);
