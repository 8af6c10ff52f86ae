import { rmSync } from 'node:fs';

/** Stops the products and removes their data. */
export default async function teardown(): Promise<void> {
  for (const { product, dataDir } of globalThis.certitudeProducts ?? []) {
    await product.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
