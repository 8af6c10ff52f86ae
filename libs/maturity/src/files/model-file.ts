import { type LevelDescription, type ModelRelease, type Module, type Requirement } from '../model';
import { toLevel } from '../scoring/score';
import { structureProblems } from './duplicates';
import { freeze } from './freeze';
import { ModelFileError } from './model-file-error';
import { ModelFileOne, ModelFileTwo } from './model-schema';
import { type ReferencesCatalogue, referencesById, referencesInMarkdown, remarksInMarkdown } from './references';
import { readYaml } from './read-yaml';
import { check } from './schema-problems';
import { type Slugs, slugsFromIds, slugsFromNames } from './slugs';

/**
 * Reads a release file of either published schema (YAML or JSON) into the one internal shape, deeply frozen.
 * @param catalogue what the reference ids of a 2.x file stand for; an id that it lacks stands for itself
 * @throws ModelFileError that names every field that is wrong
 */
export function parseModelRelease(text: string, catalogue: ReferencesCatalogue = new Map()): ModelRelease {
  return readModelRelease(readYaml(text), catalogue);
}

/** The same for data that is parsed already. */
export function readModelRelease(data: unknown, catalogue: ReferencesCatalogue = new Map()): ModelRelease {
  switch (schemaVersionOf(data)) {
    case '1.0.0':
      return fromSchemaOne(check(ModelFileOne, data));
    case '2.0.0':
      return fromSchemaTwo(check(ModelFileTwo, data), catalogue);
    default:
      throw new ModelFileError([{ path: 'schemaVersion', message: 'must be the text "1.0.0" or "2.0.0"' }]);
  }
}

/** What a file says its schema is. Throws ModelFileError when it is not a group of fields at all. */
export function schemaVersionOf(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new ModelFileError([{ path: '', message: 'must be a file with named fields, beginning with schemaVersion' }]);
  }
  return 'schemaVersion' in data ? data.schemaVersion : undefined;
}

function fromSchemaOne(file: ModelFileOne): ModelRelease {
  return release(file, slugsFromNames(file.modules), (references) => ({
    references: referencesInMarkdown(references),
    ...remarksInMarkdown(references),
  }));
}

function fromSchemaTwo(file: ModelFileTwo, catalogue: ReferencesCatalogue): ModelRelease {
  return release(file, slugsFromIds(file.modules), (references) => ({
    references: referencesById(references, catalogue),
  }));
}

type FileWith<References> = Omit<ModelFileOne, 'schemaVersion' | 'modules'> & {
  readonly schemaVersion: string;
  readonly modules: readonly FileModule<References>[];
};
type FileModule<References> = Omit<ModelFileOne['modules'][number], 'categories'> & {
  readonly categories: readonly FileCategory<References>[];
};
type FileCategory<References> = Omit<ModelFileOne['modules'][number]['categories'][number], 'requirements'> & {
  readonly requirements: readonly FileRequirement<References>[];
};
type FileRequirement<References> = Omit<
  ModelFileOne['modules'][number]['categories'][number]['requirements'][number],
  'references'
> & { readonly references: References };

function release<References>(
  file: FileWith<References>,
  slugs: Slugs,
  toReferences: (references: References) => Pick<Requirement, 'references' | 'referencesText'>,
): ModelRelease {
  const { version, schemaVersion, modules } = file;
  const problems = [...structureProblems(modules), ...levelNameProblems(modules)];
  if (problems.length > 0) throw new ModelFileError(problems);
  return freeze({
    version,
    schemaVersion,
    modules: modules.map((module, m): Module => ({
      id: module.id,
      name: module.name,
      description: module.description.trim(),
      categories: module.categories.map((category, c) => ({
        id: category.id,
        slug: slugs.categories[m]?.[c] ?? category.id,
        name: category.name.trim(),
        weight: category.weight,
        description: category.description.trim(),
        levels: category.levels.map(toLevelDescription),
        requirements: category.requirements.map((requirement, r) => ({
          id: requirement.id,
          slug: slugs.requirements[m]?.[c]?.[r] ?? requirement.id,
          title: requirement.description.trim(),
          weight: requirement.weight,
          guidance: requirement.guidance.trim(),
          assessment: requirement.assessment.trim(),
          ...toReferences(requirement.references),
        })),
      })),
    })),
  });
}

/** 1.x files write "2 - Basic"; everywhere else the number stands apart. */
const NUMBERED_NAME = /^(\d+)\s*[-–—]\s*(.+)$/;

/** A level of a file with its bare name. Takes levels that were checked to be 1 to 5. */
export function toLevelDescription(level: {
  readonly number: number;
  readonly name: string;
  readonly description: string;
}): LevelDescription {
  const number = toLevel(level.number);
  if (number === 0) throw new RangeError('Level 0 has no description.');
  const name = (NUMBERED_NAME.exec(level.name)?.[2] ?? level.name).trim();
  return { number, name, description: level.description.trim() };
}

function levelNameProblems(modules: readonly FileModule<unknown>[]) {
  return modules.flatMap(({ categories }, m) =>
    categories.flatMap(({ levels }, c) =>
      levels.flatMap(({ number, name }, l) => {
        const written = NUMBERED_NAME.exec(name)?.[1];
        const path = `modules[${m}].categories[${c}].levels[${l}].name`;
        const isOther = written !== undefined && Number(written) !== number;
        return isOther ? [{ path, message: `"${name}" is the name of another level than ${number}` }] : [];
      }),
    ),
  );
}
