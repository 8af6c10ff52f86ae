import { Email, Role } from '@certitude/contracts';
import { goalOf, type ListedPerson } from '@certitude/contracts/exchange';
import { type AssessmentDocument } from '@certitude/exchange';
import { namesOf } from '../mapping/source-people';

type Listing = Pick<AssessmentDocument, 'kind' | 'people'>;

/** Mail addresses of a list of people; none of other sources. */
export const addressesIn = ({ kind, people = [] }: Listing): readonly string[] =>
  goalOf(kind) === 'people' ? people.flatMap(({ contact }) => addressOf(contact) || []) : [];

/** Whom a list of people names; nobody of other sources. @param known who has these addresses here already */
export function listedPeople(document: Listing, known: ReadonlyMap<string, 'member' | 'invited'>): ListedPerson[] {
  if (goalOf(document.kind) !== 'people') return [];
  const named = namesOf(document);
  return (document.people ?? []).flatMap(({ id, role, contact }) => {
    const [name, address] = [named.get(id), addressOf(contact)];
    if (name === undefined) return [];
    return [{ id, name, address, role: Role.safeParse(role).data ?? null, here: known.get(address) ?? null }];
  });
}

/** Empty for what is no mail address. */
const addressOf = (contact: string | undefined): string => Email.safeParse(contact ?? '').data ?? '';
