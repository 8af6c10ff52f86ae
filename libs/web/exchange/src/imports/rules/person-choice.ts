import { Email, type AccountId } from '@certitude/contracts';
import { type CommitImport } from '@certitude/contracts/exchange';

/** Who somebody of a source is here. Whoever has no choice stays a name. */
export type PersonChoice =
  { readonly kind: 'member'; readonly account: AccountId } | { readonly kind: 'invited'; readonly address: string };
export type PeopleChoices = ReadonlyMap<string, PersonChoice>;

/** What is wrong with the address of an invitation, in words; null when nothing is. */
export const addressProblem = (address: string): string | null =>
  Email.safeParse(address.trim()).success ? null : 'Enter an email address.';

/** Whether everybody who is to be invited has an address. */
export const isComplete = (choices: PeopleChoices): boolean =>
  [...choices.values()].every((choice) => choice.kind === 'member' || addressProblem(choice.address) === null);

/** The choices as an import takes them. */
export const chosenPeople = (choices: PeopleChoices): Pick<CommitImport, 'people' | 'invite'> => ({
  people: [...choices].flatMap(([person, choice]) =>
    choice.kind === 'member' ? [{ person, account: choice.account }] : [],
  ),
  invite: [...choices].flatMap(([person, choice]) =>
    choice.kind === 'invited' ? [{ person, address: Email.parse(choice.address.trim()) }] : [],
  ),
});
