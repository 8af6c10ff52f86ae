import { type ModelRelease } from '@certitude/maturity';
import { type AssessmentRecord } from '../document/assessment-record';
import { keyOf } from '../document/keys';

/** A record and the release that its keys are from. */
export interface RecordWithRelease {
  readonly record: AssessmentRecord;
  readonly release: ModelRelease;
}

/** What an item of a release is called. */
export interface ItemNames {
  readonly module: string;
  readonly category: string;
  /** Empty for a category itself. */
  readonly requirement: string;
}

/** The names of every category and requirement, by key. */
export function itemNames({ modules }: ModelRelease): ReadonlyMap<string, ItemNames> {
  return new Map(
    modules.flatMap(({ id: module, name, categories }) =>
      categories.flatMap((category) => {
        const names = { module: name, category: category.name };
        return [
          [keyOf({ module, category: category.id }), { ...names, requirement: '' }] as const,
          ...category.requirements.map(
            ({ id: requirement, title }) =>
              [keyOf({ module, category: category.id, requirement }), { ...names, requirement: title }] as const,
          ),
        ];
      }),
    ),
  );
}

/** What an item is called: its requirement, or its category where that is rated as a whole. */
export function titleIn(names: ReadonlyMap<string, ItemNames>, key: string): string {
  const item = names.get(key);
  return item?.requirement || item?.category || key;
}

export const NO_NAMES: ItemNames = { module: '', category: '', requirement: '' };

/** Names of people by id; whoever is not among them stays an id. */
export function peopleNames({ people }: Pick<AssessmentRecord, 'people'>): (id: string | null) => string {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? '' : (names.get(id) ?? id));
}
