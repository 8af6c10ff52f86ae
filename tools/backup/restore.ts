// Restores what `npm run backup` wrote: npm run restore -- <folder> [--replace]
import { dirname, join } from 'node:path';
import { modelFolder } from '../start/workspace';
import { callersFolder, EXIT, runCommandLine, type Run } from './command';
import { withRestoreTarget } from './installation';
import { restoreBackup } from './restore-backup';

const USAGE = `Usage: npm run restore -- <folder of a backup> [--replace]

Restores database and files, everything or nothing, while the product is stopped: into the PostgreSQL that
DATABASE_ADMIN_URL names, else into DATA_DIR. It refuses a place that holds something already; with --replace that is
put aside under another name. A backup of an earlier version is brought up to date.`;

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const [folder, ...rest] = words.filter((word) => word !== '--replace');
  if (!folder || rest.length > 0 || folder.startsWith('-')) {
    console.error(USAGE);
    return EXIT.failed;
  }
  const replace = words.includes('--replace');
  return runCommandLine('Restoring', (run) => restore(callersFolder(folder), { ...run, replace }));
}

async function restore(folder: string, options: Run & { readonly replace: boolean }) {
  const { manifest, migrations, aside } = await withRestoreTarget(process.env, dirname(modelFolder()), (target) =>
    restoreBackup(folder, target, options),
  );
  const newer = migrations.length > 0 ? ` and brought up to date (${migrations.length} migrations)` : '';
  const lines = [
    `  The backup of ${manifest.createdAt} is restored${newer}. Everybody signs in anew.`,
    ...aside.map((name) => `  What was there before is kept as ${name}.`),
    ...manifest.lost.map((file) => `  ! Lost before the backup: file ${join(file.organizationId, file.fileId)}`),
  ];
  return { code: EXIT.done, lines };
}
