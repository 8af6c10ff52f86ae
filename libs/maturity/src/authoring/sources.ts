import * as z from 'zod';
import { Id, Name, ReferenceId, Text, Version, Weight } from '../files/model-schema';
import { readYaml } from '../files/read-yaml';
import { check } from '../files/schema-problems';

/** The facts of one published release: ids, slugs, names, weights. No wording. */
const StructureFile = z.strictObject({
  version: Version,
  schemaVersion: z.enum(['1.0.0', '2.0.0']),
  levels: z.array(Name).length(5),
  modules: z.array(
    z.strictObject({
      id: z.enum(['G', 'M', 'O', 'R']),
      name: Name,
      categories: z.array(
        z.strictObject({
          id: Id,
          slug: Id,
          name: Name,
          weight: Weight,
          requirements: z.array(z.strictObject({ id: Id, slug: Id, weight: Weight, title: Name })),
        }),
      ),
    }),
  ),
});
export type ReleaseStructure = z.infer<typeof StructureFile>;

/** Our wording of one module, by slug; the same for every release. */
const TextsFile = z.strictObject({
  module: z.enum(['G', 'M', 'O', 'R']),
  description: Text,
  categories: z.record(
    Id,
    z.strictObject({
      description: Text,
      levels: z.strictObject({ 1: Text, 2: Text, 3: Text, 4: Text, 5: Text }),
      requirements: z.record(
        Id,
        z.strictObject({ guidance: Text, assessment: Text, references: z.array(ReferenceId) }),
      ),
    }),
  ),
});
export type ModuleTexts = z.infer<typeof TextsFile>;

/** Reads one file of model/structure. Throws ModelFileError. */
export function parseStructure(text: string): ReleaseStructure {
  return check(StructureFile, readYaml(text));
}

/** Reads one file of model/texts. Throws ModelFileError. */
export function parseTexts(text: string): ModuleTexts {
  return check(TextsFile, readYaml(text));
}
