// Publishes the public contract as it is now: npm run golden, then commit libs/contracts/golden.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { workspaceRoot } from '../start/workspace';

const root = workspaceRoot();
const jest = createRequire(join(root, 'package.json')).resolve('jest/bin/jest');
const args = [jest, '-c', 'apps/api/jest.config.cjs', 'contract/contract.medium'];
const { status } = spawnSync(process.execPath, args, {
  cwd: root,
  env: { ...process.env, GOLDEN: 'renew' },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
