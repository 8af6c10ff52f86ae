import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from 'playwright-core';

/** Where screenshots go when somebody wants to look: E2E_SCREENSHOTS=<folder>. */
const folder = process.env['E2E_SCREENSHOTS'];

/** Saves a screenshot, if somebody wants to look. */
export async function look(page: Page, name: string): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
