import { parseModelRelease, parseReferences, parseExtension } from '../src/files';
import type { Extension, ModelRelease } from '../src/index';
import { workspaceFile } from './workspace';

export const VERSIONS = ['1.0.0', '1.1.0', '2.0.0'] as const;
export type ReleaseVersion = (typeof VERSIONS)[number];

export const catalogue = parseReferences(workspaceFile('model/references.yaml'));

/** One of our own releases. */
export function release(version: ReleaseVersion): ModelRelease {
  return parseModelRelease(workspaceFile(`model/releases/pkimm-model-${version}.yaml`), catalogue);
}

export const EXTENSION_VERSIONS = ['0.1.0', '0.2.0'] as const;

/** One of our own extensions. */
export function extension(version: (typeof EXTENSION_VERSIONS)[number]): Extension {
  return parseExtension(workspaceFile(`model/extensions/pqc-${version}.yaml`), catalogue);
}
