import { dump } from 'js-yaml';
import type { ModelRelease } from '@certitude/maturity';
import { keyOf } from '../src/document/keys';
import { readAssessment } from '../src/read-assessment';
import { type ReadOptions } from '../src/formats/format';
import { releases } from './releases';

/** A text, as it is uploaded. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads a text with our own releases. */
export const readText = (text: string, options: Partial<ReadOptions> = {}) =>
  readAssessment(bytesOf(text), { releases, ...options });

/** A small export of 2.x, with what a test names. */
export const exportText = (fields: object): string =>
  dump({ stateSchemaVersion: 2, dataVersion: '2.0.0', name: 'A', progress: {}, enabledExtensions: [], ...fields });

/** The keys of a release. */
export function keysOf({ modules }: ModelRelease): {
  readonly categories: readonly string[];
  readonly requirements: readonly string[];
} {
  const categories = modules.flatMap(({ id: module, categories: own }) =>
    own.map((category) => ({ module, category: category.id, requirements: category.requirements })),
  );
  return {
    categories: categories.map(categoryKey),
    requirements: categories.flatMap(({ module, category, requirements }) =>
      requirements.map(({ id: requirement }) => keyOf({ module, category, requirement })),
    ),
  };
}

const categoryKey = ({ module, category }: { readonly module: string; readonly category: string }): string =>
  keyOf({ module, category });
