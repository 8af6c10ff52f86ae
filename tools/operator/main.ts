// What whoever runs the instance can do from its machine: npm run operator -- <command> …
import { resolve } from 'node:path';
import { reportAndExit, workspaceRoot } from '@certitude/tools/start';
import { UsageError } from './command';
import { COMMANDS } from './commands';
import { dispatch } from './dispatch';
import { productDatabaseUrl, withProductDatabase } from './product-database';

const dataDir = resolve(workspaceRoot(), process.env['DATA_DIR'] || '.data');
try {
  await dispatch(process.argv.slice(2), COMMANDS, (run) =>
    withProductDatabase(productDatabaseUrl(process.env, dataDir), (db) =>
      run({ db, say: (line) => console.log(line) }),
    ),
  );
} catch (error) {
  if (!(error instanceof UsageError)) reportAndExit(error);
  console.error(error.message);
  process.exit(2);
}
