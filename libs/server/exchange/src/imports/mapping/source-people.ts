import { Name } from '@certitude/contracts';
import { type ImportedPerson } from '@certitude/contracts/exchange';
import { type AssessmentDocument } from '@certitude/exchange';
import { type ImportPlan } from './import-plan';
import { fitting } from './texts';

/** Names of the source's people that fit here, by the source's ids: contacts without a name are nobody. */
export const namesOf = ({ people = [] }: Pick<AssessmentDocument, 'people'>): ReadonlyMap<string, string> =>
  new Map(
    people.flatMap(({ id, name }): [string, string][] => {
      const fits = fitting(Name, name);
      return fits === null ? [] : [[id, fits]];
    }),
  );

/** Whoever is responsible for something in the source, and of how much. Who the others are here does not matter. */
export function responsiblePeople(
  document: Pick<AssessmentDocument, 'people'>,
  { answers, plans }: Pick<ImportPlan, 'answers' | 'plans'>,
): ImportedPerson[] {
  const named = (list: readonly { readonly person: string | null }[], id: string): number =>
    list.filter(({ person }) => person === id).length;
  return [...namesOf(document)]
    .map(([id, name]) => ({ id, name, answers: named(answers, id), plans: named(plans, id) }))
    .filter((person) => person.answers + person.plans > 0);
}
