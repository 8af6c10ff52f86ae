import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Extension, ModelRelease } from '@certitude/maturity';
import { parseExtension, parseModelRelease } from '@certitude/maturity/files';
import { modelFolder } from '../start/workspace';

/** The releases of the model that lie in this workspace. */
export function knownReleases(): Promise<readonly ModelRelease[]> {
  return parsedFiles('releases', parseModelRelease);
}

/** The extensions that lie in this workspace. */
export function knownExtensions(): Promise<readonly Extension[]> {
  return parsedFiles('extensions', parseExtension);
}

async function parsedFiles<Parsed>(folder: string, parse: (text: string) => Parsed): Promise<readonly Parsed[]> {
  const path = join(modelFolder(), folder);
  const names = (await readdir(path)).filter((name) => name.endsWith('.yaml')).toSorted();
  return Promise.all(names.map(async (name) => parse(await readFile(join(path, name), 'utf8'))));
}
