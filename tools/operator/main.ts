// What whoever runs the instance can do from its machine: npm run operator -- <command> …
import { resolve } from 'node:path';
import { asOwner, readMailConfig } from '@certitude/server/core';
import { reportAndExit, workspaceRoot } from '../start/index';
// Not through the index: test set-ups load that without the workspace's libraries.
import { withOwnerDatabase } from '../start/owner-database';
import { type Surroundings, UsageError } from './command';
import { COMMANDS } from './commands';
import { dispatch } from './dispatch';
import { productDatabaseUrl, withProductDatabase } from './product-database';

const root = workspaceRoot();
const dataDir = resolve(root, process.env['DATA_DIR'] || '.data');
const surroundings: Surroundings = {
  asProduct: (work) => withProductDatabase(productDatabaseUrl(process.env, dataDir), work),
  asOwner: (work) => withOwnerDatabase(process.env, root, (ownerUrl) => asOwner(ownerUrl, work)),
  mail: () => readMailConfig(process.env),
  publicUrl: (process.env['PUBLIC_URL'] || `http://localhost:${process.env['PORT'] || 4300}`).replace(/\/+$/, ''),
  say: (line) => console.log(line),
};
try {
  await dispatch(process.argv.slice(2), COMMANDS, surroundings);
} catch (error) {
  if (!(error instanceof UsageError)) reportAndExit(error);
  console.error(error.message);
  process.exit(2);
}
