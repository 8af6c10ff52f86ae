import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Extension, ModelRelease } from '@certitude/maturity';
import { parseExtension, parseModelRelease } from '@certitude/maturity/files';
import { workspace } from './workspace';

const model = join(workspace, 'model');
export const VERSIONS = ['1.0.0', '1.1.0', '2.0.0'] as const;

/** Our own releases. */
export const releases: readonly ModelRelease[] = VERSIONS.map((version) =>
  parseModelRelease(readFileSync(join(model, `releases/pkimm-model-${version}.yaml`), 'utf8')),
);

/** One of them. */
export function release(version: string): ModelRelease {
  const found = releases.find((candidate) => candidate.version === version);
  if (!found) throw new Error(`There is no release ${version}.`);
  return found;
}

export const pqc: Extension = parseExtension(readFileSync(join(model, 'extensions/pqc-0.2.0.yaml'), 'utf8'));
