import { stringify } from 'yaml';
import { type Problem, type RatedLevel } from '../model';
import { ModelFileError } from '../files/model-file-error';
import { type CatalogueEntry, type ReferencesCatalogue } from '../files/references';
import { type ModuleTexts, type ReleaseStructure } from './sources';
import { unwrap } from './unwrap';

export interface ReleaseSources {
  readonly structure: ReleaseStructure;
  readonly texts: readonly ModuleTexts[];
  readonly catalogue: ReferencesCatalogue;
}

const HEADER = `# PKI Maturity Model, release VERSION: ids, names and weights as published, wording by Certitude.
# Generated from model/structure, model/texts and model/references.yaml by "npm run model:build": do not edit.
`;

/**
 * The YAML text of a release file in the published schema that its structure names.
 * @throws ModelFileError that names every item without texts and every reference that is not in the catalogue
 */
export function renderRelease(sources: ReleaseSources): string {
  const { version, schemaVersion, modules } = sources.structure;
  const problems: Problem[] = [];
  const data = { schemaVersion, version, modules: modules.map((module) => moduleOf(module, sources, problems)) };
  if (problems.length > 0) throw new ModelFileError(problems);
  const yaml = stringify(data, { lineWidth: 0, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' });
  return HEADER.replace('VERSION', version) + yaml;
}

type StructureModule = ReleaseStructure['modules'][number];
type StructureCategory = StructureModule['categories'][number];
type StructureRequirement = StructureCategory['requirements'][number];
type CategoryTexts = ModuleTexts['categories'][string];

const LEVELS: readonly RatedLevel[] = [1, 2, 3, 4, 5];

function moduleOf({ id, name, categories }: StructureModule, sources: ReleaseSources, problems: Problem[]) {
  const texts = sources.texts.find(({ module }) => module === id);
  if (!texts) problems.push({ path: id, message: 'has no texts' });
  return {
    id,
    name,
    description: unwrap(texts?.description ?? ''),
    categories: categories.map((category) => categoryOf(category, texts?.categories[category.slug], sources, problems)),
  };
}

function categoryOf(
  { id, slug, name, weight, requirements }: StructureCategory,
  texts: CategoryTexts | undefined,
  sources: ReleaseSources,
  problems: Problem[],
) {
  if (!texts) problems.push({ path: slug, message: 'has no texts' });
  const { levels } = sources.structure;
  return {
    id,
    weight,
    name,
    description: unwrap(texts?.description ?? ''),
    levels: LEVELS.map((number) => ({
      number,
      name: levels[number - 1],
      description: unwrap(texts?.levels[number] ?? ''),
    })),
    requirements: requirements.map((requirement) => requirementOf(requirement, texts, sources, problems)),
  };
}

function requirementOf(
  { id, slug, weight, title }: StructureRequirement,
  category: CategoryTexts | undefined,
  sources: ReleaseSources,
  problems: Problem[],
) {
  const texts = category?.requirements[slug];
  if (!texts) problems.push({ path: slug, message: 'has no texts' });
  const references = texts?.references ?? [];
  const unknown = references.filter((reference) => !sources.catalogue.has(reference));
  problems.push(...unknown.map((reference) => ({ path: slug, message: `names the unknown reference "${reference}"` })));
  return {
    id,
    weight,
    description: title,
    guidance: unwrap(texts?.guidance ?? ''),
    assessment: unwrap(texts?.assessment ?? ''),
    references: sources.structure.schemaVersion === '1.0.0' ? markdown(references, sources.catalogue) : references,
  };
}

/** Schema 1.0.0 wants references as a markdown list. */
function markdown(ids: readonly string[], catalogue: ReferencesCatalogue): string {
  return ids.map((id) => `- ${linkOf(catalogue.get(id), id)}\n`).join('');
}

function linkOf(entry: CatalogueEntry | undefined, id: string): string {
  const title = (entry?.title ?? id).replaceAll('[', '(').replaceAll(']', ')');
  return entry?.url ? `[${title}](${entry.url.replaceAll('(', '%28').replaceAll(')', '%29')})` : title;
}
