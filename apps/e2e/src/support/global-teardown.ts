import { rmSync } from 'node:fs';

/** Stops the product and removes its data. */
export default async function teardown(): Promise<void> {
  const running = globalThis.certitudeProduct;
  if (!running) return;
  await running.product.stop();
  rmSync(running.dataDir, { recursive: true, force: true });
}
