import { type ModelRelease } from '@certitude/maturity';

/** What a release holds, for a person at a terminal. */
export function releaseLines({ modules }: ModelRelease): readonly string[] {
  const categories = modules.flatMap((module) => module.categories);
  const requirements = categories.flatMap((category) => category.requirements);
  const references = requirements.flatMap((requirement) => requirement.references);
  return [
    `${modules.length} modules, ${categories.length} categories, ${requirements.length} requirements, ${references.length} references`,
    ...modules.map(({ id, name, categories: own }) => {
      const count = own.reduce((total, category) => total + category.requirements.length, 0);
      return `  ${id} ${name}: ${own.length} categories, ${count} requirements`;
    }),
  ];
}
