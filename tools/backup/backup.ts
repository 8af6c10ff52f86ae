// Backs up database and files: npm run backup -- <folder>
import { modelFolder } from '../start/workspace';
import { dirname } from 'node:path';
import { listed } from './backup-folder';
import { callersFolder, EXIT, runCommandLine, type Run } from './command';
import { withBackupSource } from './installation';
import type { Manifest } from './manifest';
import { takeBackup } from './take-backup';

const USAGE = `Usage: npm run backup -- <new or empty folder>

Backs up database and files, while the product runs or not: in the PostgreSQL that DATABASE_ADMIN_URL names, else in the
one that npm start keeps in DATA_DIR. Secrets are not part of it. Exit code 2: the backup is complete, but files that the
database lists were lost before.`;

process.exitCode = await main(process.argv.slice(2));

async function main([folder, ...rest]: readonly string[]): Promise<number> {
  if (!folder || rest.length > 0 || folder.startsWith('-')) {
    console.error(USAGE);
    return EXIT.failed;
  }
  return runCommandLine('Backing up', (run) => backUp(callersFolder(folder), run));
}

async function backUp(folder: string, run: Run) {
  const root = dirname(modelFolder());
  const manifest = await withBackupSource(process.env, root, (source) => takeBackup(source, folder, run));
  const { lost } = manifest;
  const lines = [`  ${summary(manifest)} are in ${folder}.`];
  if (lost.length === 0) return { code: EXIT.done, lines };
  const names = lost.map(({ organizationId, fileId, reason }) => `${organizationId}/${fileId}: ${reason}`);
  return { code: EXIT.incomplete, lines: [...lines, `  ! Files that the database lists were lost:\n${listed(names)}`] };
}

function summary({ tables, files }: Manifest): string {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const rows = sum(tables.map((table) => table.rows));
  const mebibytes = sum([...tables, ...files].map(({ bytes }) => bytes)) / 1024 / 1024;
  return `${rows} rows of ${tables.length} tables and ${files.length} files (${mebibytes.toFixed(1)} MiB)`;
}
