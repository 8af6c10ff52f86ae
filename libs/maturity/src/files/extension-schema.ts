import * as z from 'zod';
import { Level, Name, ReferenceId, Text, Version } from './model-schema';
import { Entry } from './references';

const Module = z.enum(['G', 'M', 'O', 'R']);
const NumericId = z.string().regex(/^\d{1,9}$/, 'must be a number in quotes, as in model 1.x');
const KebabId = z.string().regex(/^[a-z][a-z0-9-]{0,99}$/, 'must be an id in kebab case, as in model 2.x');

const Amount = z.number().min(0);
const overlay = {
  type: z.enum(['multiplier', 'addition', 'override']).optional(),
  multiplier: Amount.optional(),
  addition: z.number().optional(),
  override: Amount.optional(),
  rationale: Text.optional(),
};
type OverlayFields = z.infer<z.ZodObject<typeof overlay>>;

/** A value stands under the name of the type, and under no other. */
function checkOverlay({ value, issues }: z.core.ParsePayload<OverlayFields>): void {
  for (const name of ['multiplier', 'addition', 'override'] as const) {
    if (value.type === name && value[name] === undefined) {
      issues.push({ code: 'custom', input: value, path: [name], message: `is missing for the type "${name}"` });
    }
    if (value.type !== name && value[name] !== undefined) {
      const message = value.type ? `does not go with the type "${value.type}"` : 'needs a type';
      issues.push({ code: 'custom', input: value, path: [name], message });
    }
  }
}

/** An extension file; the two published schemas (both numbered 1.0.0) differ in ids and references. */
function extensionFile<R extends z.ZodType>(id: typeof NumericId, references: R) {
  const criterion = z.strictObject({
    id,
    weight: z.int().min(0).max(1000),
    guidance: Text,
    assessment: Text,
    references,
    levels: z.array(Level),
  });
  const requirement = z
    .strictObject({ ...overlay, id, type: overlay.type.unwrap(), rationale: Text })
    .check(checkOverlay);
  const category = z
    .strictObject({ ...overlay, id, requirements: z.array(requirement).default([]) })
    .check(checkOverlay);
  return z.strictObject({
    schemaVersion: z.literal('1.0.0'),
    extension: z.strictObject({
      id: Name,
      name: Name,
      version: Version,
      description: Text,
      documentation: z.url({ protocol: /^https?$/ }),
      compatibility: z.array(Version).min(1),
      floorScore: z.boolean().default(false),
    }),
    relevance: z.strictObject({ modules: modulesOf(criterion) }),
    overlays: z.strictObject({ modules: modulesOf(category) }),
    references: z.array(Entry).default([]),
  });
}

function modulesOf<Item extends z.ZodType>(category: Item) {
  return z.array(z.strictObject({ id: Module, categories: z.array(category) })).default([]);
}

/** For model 1.x: ids are positions, references are markdown. */
export const NumericExtensionFile = extensionFile(NumericId, Text);
export type NumericExtensionFile = z.infer<typeof NumericExtensionFile>;
/** For model 2.x: ids in kebab case, references are ids of the file's own list or of the references catalogue. */
export const KebabExtensionFile = extensionFile(KebabId, z.array(ReferenceId));
export type KebabExtensionFile = z.infer<typeof KebabExtensionFile>;
