// node tools/run.mjs tools/lock/server.ts <folder>: writes what `npm ci` needs to install the packages of a server image.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { LaunchError } from '../start/errors';
import { reportAndExit } from '../start/report';
import { workspaceRoot } from '../start/workspace';
import { serverManifest } from './server-packages';

const Manifest = z.looseObject({ dependencies: z.record(z.string(), z.string()) });

function main(): void {
  const [given] = process.argv.slice(2);
  if (given === undefined) throw new LaunchError('Usage: node tools/run.mjs tools/lock/server.ts <folder>');
  const root = workspaceRoot();
  const folder = resolve(given);
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(serverManifest(manifest), null, 2)}\n`);
  for (const file of ['package-lock.json', '.npmrc']) copyFileSync(join(root, file), join(folder, file));
}

try {
  main();
} catch (error) {
  reportAndExit(error);
}
