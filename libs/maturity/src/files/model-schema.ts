import * as z from 'zod';

/** Ids of the published files: positions in 1.x, kebab case in 2.x. */
export const Id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'must be an id of letters, digits, ".", "_" or "-"');
export const Name = z
  .string()
  .max(300)
  .refine((name) => name.trim() !== '', 'must not be empty');
export const Text = z.string().max(50_000);
export const Version = z.string().regex(/^\d+\.\d+\.\d+$/, 'must be a version such as "1.1.0"');
/** The knapsack behind the gap to the next level grows with the weights, so they are bounded. */
export const Weight = z.int().min(0).max(1000);
export const ReferenceId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be the id of a catalogue entry in kebab case');

export const Level = z.strictObject({ number: z.int().min(1).max(5), name: Name, description: Text });

const MODULE_NAMES: Readonly<Record<string, string>> = {
  G: 'Governance',
  M: 'Management',
  O: 'Operations',
  R: 'Resources',
};

/** A release file; the two published schemas differ in ids and references. */
function modelFile<R extends z.ZodType, I extends z.ZodType<string>>(schemaVersion: string, ids: I, references: R) {
  const requirement = z.strictObject({
    id: ids,
    weight: Weight,
    description: Name,
    guidance: Text,
    assessment: Text,
    references,
  });
  const category = z.strictObject({
    id: ids,
    weight: Weight,
    name: Name,
    description: Text,
    levels: z.array(Level),
    requirements: z.array(requirement).default([]),
  });
  const module = z
    .strictObject({
      id: z.enum(['G', 'M', 'O', 'R']),
      name: z.enum(['Governance', 'Management', 'Operations', 'Resources']),
      description: Text,
      categories: z.array(category).min(1),
    })
    .refine(({ id, name }) => MODULE_NAMES[id] === name, {
      path: ['name'],
      message: 'does not belong to this module id',
    });
  return z.strictObject({
    schemaVersion: z.literal(schemaVersion),
    version: Version,
    modules: z.array(module).min(1),
  });
}

/** Schema 1.0.0 (models 1.0.0 and 1.1.0): references are markdown. */
export const ModelFileOne = modelFile('1.0.0', Id, Text);
export type ModelFileOne = z.infer<typeof ModelFileOne>;

const KebabId = z.string().regex(/^[a-z][a-z0-9-]{0,99}$/, 'must be an id in kebab case');
/** Schema 2.0.0 (model 2.0.0): kebab-case ids, references are ids of the references catalogue. */
export const ModelFileTwo = modelFile('2.0.0', KebabId, z.array(ReferenceId));
export type ModelFileTwo = z.infer<typeof ModelFileTwo>;
