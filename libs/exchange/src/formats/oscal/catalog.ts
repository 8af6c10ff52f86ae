import { type Category, type ModelRelease, type Module, type Reference, type Requirement } from '@certitude/maturity';
import { keyOf } from '../../document/keys';
import { NAMESPACE, filled, metadata, props, prose, textOf, title, uriReference, uuidOf } from './parts';

/** The part that a finding is about: what is looked at to give a level. */
export const objectiveOf = (key: string): string => `${key}_obj`;

/**
 * A release as an OSCAL catalog: modules and categories are groups, requirements are controls. Weights and levels, which
 * OSCAL has no notion of, stand in a namespace of our own.
 * @param publishedAt when the release was published
 */
export function writeCatalog(release: ModelRelease, publishedAt: string): string {
  const { version, modules } = release;
  return textOf({
    catalog: {
      uuid: uuidOf('catalog', version),
      metadata: metadata({ title: `PKI Maturity Model ${version}`, lastModified: publishedAt, version }),
      groups: modules.map(moduleGroup),
      'back-matter': { resources: filled(resourcesOf(release)) },
    },
  });
}

const moduleGroup = ({ id, name, description, categories }: Module) => ({
  id,
  class: 'module',
  title: title(name, id),
  parts: filled(overview(id, description)),
  groups: filled(categories.map((category) => categoryGroup(id, category))),
});

function categoryGroup(module: string, { id, name, weight, description, levels, requirements }: Category) {
  const key = keyOf({ module, category: id });
  const objective = {
    id: objectiveOf(key),
    name: 'maturity-objective',
    ns: NAMESPACE,
    parts: levels.map((level) => ({
      id: `${key}_lvl.${level.number}`,
      name: 'maturity-level',
      ns: NAMESPACE,
      title: title(level.name, String(level.number)),
      props: props({ level: level.number }),
      prose: prose(level.description, level.name),
    })),
  };
  return {
    id: key,
    class: 'category',
    title: title(name, key),
    props: props({ weight }),
    parts: [...overview(key, description), objective],
    controls: filled(requirements.map((requirement) => control(module, id, requirement))),
  };
}

function control(module: string, category: string, requirement: Requirement) {
  const key = keyOf({ module, category, requirement: requirement.id });
  const name = title(requirement.title, key);
  return {
    id: key,
    class: 'requirement',
    title: name,
    props: props({ weight: requirement.weight, slug: requirement.slug }),
    links: filled(requirement.references.map((reference) => ({ href: `#${resourceId(reference)}`, rel: 'reference' }))),
    parts: [
      { id: `${key}_smt`, name: 'statement', prose: name },
      ...(requirement.guidance.trim() === ''
        ? []
        : [{ id: `${key}_gdn`, name: 'guidance', prose: prose(requirement.guidance, name) }]),
      { id: objectiveOf(key), name: 'assessment-objective', prose: prose(requirement.assessment, name) },
    ],
  };
}

const overview = (key: string, description: string) =>
  description.trim() === '' ? [] : [{ id: `${key}_ovw`, name: 'overview', prose: prose(description, '') }];

/** A reference without an id, as in 1.x, is known by its words. */
const resourceId = ({ id, title: name, url }: Reference): string => uuidOf('reference', id ?? `${name} ${url ?? ''}`);

/** Each source once, whoever names it. */
function resourcesOf({ modules }: ModelRelease) {
  const references = modules.flatMap(({ categories }) =>
    categories.flatMap(({ requirements }) => requirements.flatMap((requirement) => requirement.references)),
  );
  const byId = new Map(references.map((reference) => [resourceId(reference), reference]));
  return [...byId].map(([uuid, { id, title: name, url }]) => ({
    uuid,
    title: title(name, id ?? 'Reference'),
    rlinks: url === null ? undefined : [{ href: uriReference(url) }],
  }));
}
