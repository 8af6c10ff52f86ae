import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from './workspace';

const folder = process.env['CERTITUDE_OFFICIAL_FILES'] ?? join(workspace, '../shared');

/** Whether exports of the official tools lie beside the workspace. They are no part of it. */
export const hasOfficialFiles = existsSync(join(folder, 'yaml2x'));

/** A file exactly as the official tool made it. */
export function officialFile(path: string): Uint8Array {
  return readFileSync(join(folder, path));
}

export function officialJson(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}

/** Names of the files in a folder that match, empty where there is none. */
export function officialFiles(subfolder: string, pattern: RegExp): readonly string[] {
  if (!hasOfficialFiles) return [];
  return readdirSync(join(folder, subfolder)).filter((name) => pattern.test(name));
}
