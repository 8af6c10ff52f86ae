import { mayGrant, type Role } from '@certitude/contracts';
import { type InviteListed, type ListedPerson } from '@certitude/contracts/exchange';
import { addressProblem } from './person-choice';

/** What was decided about somebody on a list. */
export interface ListedChoice {
  readonly isInvited: boolean;
  readonly address: string;
  readonly role: Role;
}
export type ListedChoices = ReadonlyMap<string, ListedChoice>;

/** What anybody may have who was given no role, or one that the caller may not give. */
const LEAST: Role = 'viewer';

/** Everybody who can be invited is, in the role of the list as far as the caller may give it. */
export const firstChoices = (people: readonly ListedPerson[], giver: Role): ListedChoices =>
  new Map(
    people.map(({ id, address, role, here }) => [
      id,
      { isInvited: here === null && address !== '', address, role: role && mayGrant(giver, role) ? role : LEAST },
    ]),
  );

/** Whom these choices invite. */
export const invitedBy = (choices: ListedChoices): InviteListed => ({
  invite: [...choices].flatMap(([person, { isInvited, address, role }]) =>
    isInvited ? [{ person, address: address.trim().toLowerCase(), role }] : [],
  ),
});

/** What is wrong with the address of somebody who is invited, in words; null when nothing is. */
export function listedProblem(choices: ListedChoices, person: string): string | null {
  const choice = choices.get(person);
  if (!choice?.isInvited) return null;
  const problem = addressProblem(choice.address);
  if (problem !== null) return problem;
  const same = invitedBy(choices).invite.filter(({ address }) => address === choice.address.trim().toLowerCase());
  return same.length > 1 ? 'Somebody else on the list has this address.' : null;
}
