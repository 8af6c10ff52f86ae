import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduct, type Product } from '../../../../tools/start';
import teardown from './global-teardown';

declare global {
  var certitudeProducts: readonly { readonly product: Product; readonly dataDir: string }[] | undefined;
}

/**
 * Starts the product as people do, once for each Jest worker: what one journey does to it (a crash, a full
 * organization) is nothing that another one may see.
 */
export default async function setup(config: { readonly maxWorkers: number }): Promise<void> {
  const running: { product: Product; dataDir: string }[] = [];
  globalThis.certitudeProducts = running;
  // One after the other: starting keeps every processor busy as it is.
  try {
    for (let worker = 0; worker < config.maxWorkers; worker++) running.push(await start());
  } catch (error) {
    await teardown();
    throw error;
  }
  process.env['E2E_PRODUCTS'] = JSON.stringify(
    running.map(({ product: { address, signIns }, dataDir }) => ({ address, signIns, dataDir })),
  );
}

async function start() {
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude e2e '));
  try {
    const product = await startProduct({
      dataDir,
      environment: {
        SIGN_IN_ATTEMPTS: '1000',
        SIGNING_KEYS_SECRET: 'a-secret-for-keys-that-only-tests-use',
        LOG_LEVEL: 'warn',
      },
    });
    return { product, dataDir };
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}
