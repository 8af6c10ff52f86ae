import { type CategoryOverlay, type Extension, type RelevanceCriterion, type WeightOverlay } from '../extension';
import { type Problem, type Reference } from '../model';
import { levelProblems, repeatedIds } from './duplicates';
import { KebabExtensionFile, NumericExtensionFile } from './extension-schema';
import { freeze } from './freeze';
import { schemaVersionOf, toLevelDescription } from './model-file';
import { ModelFileError } from './model-file-error';
import { type ReferencesCatalogue, catalogueOf, referencesById, referencesInMarkdown } from './references';
import { readYaml } from './read-yaml';
import { check } from './schema-problems';

/**
 * Reads an extension file of either published schema (YAML or JSON) into the one internal shape, deeply frozen.
 * @param catalogue what reference ids stand for that the file does not list itself
 * @throws ModelFileError that names every field that is wrong
 */
export function parseExtension(text: string, catalogue: ReferencesCatalogue = new Map()): Extension {
  return readExtension(readYaml(text), catalogue);
}

/** The same for data that is parsed already. */
export function readExtension(data: unknown, catalogue: ReferencesCatalogue = new Map()): Extension {
  if (schemaVersionOf(data) !== '1.0.0') {
    throw new ModelFileError([{ path: 'schemaVersion', message: 'must be the text "1.0.0"' }]);
  }
  if (hasNumericIds(data)) return toExtension(check(NumericExtensionFile, data), referencesInMarkdown);
  const file = check(KebabExtensionFile, data);
  const all = new Map([...catalogue, ...catalogueOf(file.references)]);
  return toExtension(file, (ids) => referencesById(ids, all));
}

/** Both schemas carry the same number, so the first category id tells them apart. */
function hasNumericIds(data: unknown): boolean {
  const [first] = [...categoriesIn(data, 'relevance'), ...categoriesIn(data, 'overlays')];
  return /^\d+$/.test(String(fieldOf(first, 'id')));
}

function categoriesIn(data: unknown, part: string): readonly unknown[] {
  return listOf(fieldOf(fieldOf(data, part), 'modules')).flatMap((module) => listOf(fieldOf(module, 'categories')));
}

function fieldOf(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  return Object.entries(data).find(([key]) => key === name)?.[1];
}

function listOf(data: unknown): readonly unknown[] {
  return Array.isArray(data) ? data : [];
}

type ExtensionFile = NumericExtensionFile | KebabExtensionFile;
type Criterion<References> = Omit<
  NumericExtensionFile['relevance']['modules'][number]['categories'][number],
  'references'
> & { readonly references: References };
type FileWith<References> = Omit<ExtensionFile, 'relevance'> & {
  readonly relevance: { readonly modules: readonly { id: string; categories: readonly Criterion<References>[] }[] };
};

function toExtension<References>(
  file: FileWith<References>,
  toReferences: (references: References) => readonly Reference[],
): Extension {
  const problems = [...problemsIn(file, 'relevance'), ...problemsIn(file, 'overlays'), ...criterionProblems(file)];
  if (problems.length > 0) throw new ModelFileError(problems);
  const { id, name, version, description, documentation, compatibility, floorScore } = file.extension;
  const relevance = file.relevance.modules.flatMap(({ id: module, categories }) =>
    categories.map((criterion): RelevanceCriterion => ({
      module,
      category: criterion.id,
      weight: criterion.weight,
      guidance: criterion.guidance.trim(),
      assessment: criterion.assessment.trim(),
      references: toReferences(criterion.references),
      levels: criterion.levels.map(toLevelDescription),
    })),
  );
  return freeze({
    id,
    name,
    version,
    schemaVersion: file.schemaVersion,
    description: description.trim(),
    documentation,
    compatibility,
    reportsFloor: floorScore,
    references: file.references.map(({ id, title, url }) => ({ id, title, url: url ?? null })),
    relevance,
    overlays: overlaysOf(file),
  });
}

function overlaysOf({ overlays }: Pick<ExtensionFile, 'overlays'>): readonly CategoryOverlay[] {
  return overlays.modules.flatMap(({ id: module, categories }) =>
    categories.map((category) => ({
      module,
      category: category.id,
      weight: toOverlay(category),
      requirements: category.requirements.flatMap((requirement) => {
        const weight = toOverlay(requirement);
        return weight ? [{ requirement: requirement.id, weight }] : [];
      }),
    })),
  );
}

type FileOverlay = Pick<
  ExtensionFile['overlays']['modules'][number]['categories'][number],
  'type' | 'multiplier' | 'addition' | 'override' | 'rationale'
>;

function toOverlay(overlay: FileOverlay): WeightOverlay | null {
  const { type, rationale = '' } = overlay;
  const value = type && overlay[type];
  return type && value !== undefined ? { type, value, rationale: rationale.trim() } : null;
}

function problemsIn(file: FileWith<unknown>, part: 'relevance' | 'overlays'): readonly Problem[] {
  const modules = file[part].modules.map(({ id, categories }, m) => ({
    id,
    categories,
    path: `${part}.modules[${m}]`,
  }));
  return [
    ...repeatedIds(modules),
    ...modules.flatMap(({ categories, path }) =>
      repeatedIds(categories.map(({ id }, c) => ({ id, path: `${path}.categories[${c}]` }))),
    ),
    ...modules.flatMap(({ categories, path }) =>
      categories.flatMap((category, c) => {
        const requirements = 'requirements' in category ? category.requirements : [];
        return repeatedIds(
          requirements.map(({ id }, r) => ({ id, path: `${path}.categories[${c}].requirements[${r}]` })),
        );
      }),
    ),
  ];
}

function criterionProblems({ relevance }: FileWith<unknown>): readonly Problem[] {
  return relevance.modules.flatMap(({ categories }, m) =>
    categories.flatMap(({ levels }, c) => levelProblems(levels, `relevance.modules[${m}].categories[${c}]`)),
  );
}

/** Whether a text looks like an extension file rather than a model release. Throws ModelFileError when it is no YAML. */
export function isExtensionFile(text: string): boolean {
  return fieldOf(readYaml(text), 'extension') !== undefined;
}
