import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProduct, type Product } from '../../../../tools/start';

declare global {
  var certitudeProduct: { readonly product: Product; readonly dataDir: string } | undefined;
}

/** Starts the product as people do, in a data directory of its own, for all journeys. */
export default async function setup(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude e2e '));
  const product = await startProduct({ dataDir, environment: { SIGN_IN_ATTEMPTS: '1000', LOG_LEVEL: 'warn' } }).catch(
    (error: unknown) => {
      rmSync(dataDir, { recursive: true, force: true });
      throw error;
    },
  );
  globalThis.certitudeProduct = { product, dataDir };
  process.env['E2E_PRODUCT'] = JSON.stringify({ address: product.address, signIns: product.signIns, dataDir });
}
