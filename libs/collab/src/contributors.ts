import type { AccountId, ResponseContributors, ResponseId } from '@certitude/contracts';

/** Who is invited to answer what, besides its owner. */
export type Contributors = ReadonlyMap<ResponseId, ReadonlySet<AccountId>>;

/** From the form that goes over the wire. */
export const contributorsOf = (list: readonly ResponseContributors[]): Contributors =>
  new Map(list.map(({ response, accounts }) => [response, new Set(accounts)]));

/** Whether a person is invited to answer a response. */
export const isInvited = (contributors: Contributors, response: ResponseId, account: AccountId): boolean =>
  contributors.get(response)?.has(account) ?? false;

/** Whether two say the same, whatever their order. */
export const sameContributors = (one: Contributors, other: Contributors): boolean =>
  one.size === other.size &&
  [...one].every(([response, accounts]) => {
    const others = other.get(response);
    return others?.size === accounts.size && [...accounts].every((account) => others.has(account));
  });
