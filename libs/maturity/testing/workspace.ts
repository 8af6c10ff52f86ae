import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Root of the workspace, searched upwards from where the program was started: benches are bundled, and lie elsewhere than
 * their sources then.
 */
const root = above(process.cwd());
const published = join(root, '../shared/pkimm');

/** A file of the workspace. */
export function workspaceFile(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function workspaceFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder)).filter((name) => name.endsWith('.yaml'));
}

/** Whether the officially published files lie beside the workspace. They are no part of it. */
export const hasPublishedFiles = existsSync(join(published, 'models'));

/** A file exactly as published. */
export function publishedFile(path: string): string {
  return readFileSync(join(published, path), 'utf8');
}

/** Every published model and extension file. */
export function publishedFiles(): readonly string[] {
  return ['models', 'extensions'].flatMap((folder) =>
    readdirSync(join(published, folder)).map((name) => publishedFile(join(folder, name))),
  );
}

function above(folder: string): string {
  if (existsSync(join(folder, 'nx.json'))) return folder;
  if (folder === dirname(folder)) throw new Error('This is started outside the workspace.');
  return above(dirname(folder));
}
