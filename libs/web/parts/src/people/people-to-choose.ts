import { type AccountId } from '@certitude/contracts';
import { type Members } from '@certitude/web/core';

/** Somebody who can be chosen, as the choice reads. */
export interface PersonChoice {
  readonly id: AccountId;
  readonly name: string;
}

/**
 * Present members by name, and whoever is chosen now even if they left: a form that is opened for something else must
 * not take it from them.
 */
export function peopleToChoose(
  members: Pick<Members, 'active' | 'person'>,
  chosen: AccountId | null,
): readonly PersonChoice[] {
  const active = members
    .active()
    .flatMap(({ id, name, you }) => (id ? [{ id, name: you ? `${name} (you)` : name }] : []));
  if (chosen === null || active.some(({ id }) => id === chosen)) return active;
  return [...active, { id: chosen, name: members.person(chosen).name }];
}
