import { type Extension } from '../extension';
import { type Category, type ModelRelease, type Problem, type Requirement } from '../model';

/** The modules of the maturity model; a release without one of them is a piece of one. */
const MODULES = ['G', 'M', 'O', 'R'] as const;

/**
 * What a release lacks to be published: it can't be taken back, and assessments keep it. A file that ends too early, or is
 * of something else, is valid by its schema and shows here.
 * @returns paths as in the file, empty when nothing is missing
 */
export function completenessProblems({ modules }: ModelRelease): readonly Problem[] {
  const missing = MODULES.filter((id) => !modules.some((module) => module.id === id));
  const categories = modules.flatMap((module, m) =>
    module.categories.map((category, c) => ({ category, path: `modules[${m}].categories[${c}]` })),
  );
  return [
    ...missing.map((id) => ({ path: 'modules', message: `has no module ${id}: is the file whole?` })),
    ...modules.flatMap((module, m) => without(`modules[${m}]`, { description: module.description })),
    ...categories.flatMap(({ category, path }) => problemsOfCategory(category, path)),
  ];
}

function problemsOfCategory(category: Category, path: string): readonly Problem[] {
  const { description, levels, requirements, weight } = category;
  return [
    ...without(path, { description }),
    ...levels.flatMap((level, l) => without(`${path}.levels[${l}]`, { description: level.description })),
    ...(weight > 0 ? [] : [{ path: `${path}.weight`, message: 'must be 1 or more' }]),
    ...(requirements.length > 0 ? [] : [{ path: `${path}.requirements`, message: 'has none: is the file whole?' }]),
    ...requirements.flatMap((requirement, r) => problemsOfRequirement(requirement, `${path}.requirements[${r}]`)),
  ];
}

const problemsOfRequirement = ({ guidance, assessment, weight }: Requirement, path: string): readonly Problem[] => [
  ...without(path, { guidance, assessment }),
  ...(weight > 0 ? [] : [{ path: `${path}.weight`, message: 'must be 1 or more' }]),
];

/** The same for an extension: one that adds nothing is no extension. */
export function extensionCompletenessProblems({ relevance, overlays }: Extension): readonly Problem[] {
  const isEmpty =
    relevance.length === 0 && overlays.every(({ weight, requirements }) => !weight && !requirements.length);
  return [
    ...(isEmpty
      ? [{ path: 'relevance', message: 'has no criteria, and there are no overlays: is the file whole?' }]
      : []),
    ...relevance.flatMap(({ category, guidance, assessment, levels }) => {
      const path = `relevance of category ${category}`;
      const texts = levels.flatMap(({ number, description }) => without(`${path}, level ${number}`, { description }));
      return [...without(path, { guidance, assessment }), ...texts];
    }),
  ];
}

const without = (path: string, texts: Readonly<Record<string, string>>): readonly Problem[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    text === '' ? [{ path: `${path}.${name}`, message: 'is empty' }] : [],
  );

/** How much of a release another one has, counted in requirements that keep their slug. */
export interface Kinship {
  readonly version: string;
  readonly shared: number;
  /** Requirements of the release that it is compared with. */
  readonly of: number;
}

/**
 * The published release that a new one goes on from: the one it shares most requirements with.
 * @returns null when nothing is published yet
 */
export function nearestRelease(model: ModelRelease, published: readonly ModelRelease[]): Kinship | null {
  const own = new Set(slugsOf(model));
  const kin = published.map((release): Kinship => {
    const slugs = slugsOf(release);
    return { version: release.version, shared: slugs.filter((slug) => own.has(slug)).length, of: slugs.length };
  });
  return kin.toSorted((a, b) => b.shared / b.of - a.shared / a.of)[0] ?? null;
}

const slugsOf = ({ modules }: ModelRelease): readonly string[] =>
  modules.flatMap(({ categories }) => categories.flatMap(({ requirements }) => requirements.map(({ slug }) => slug)));
