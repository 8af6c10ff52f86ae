import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from 'playwright-core';

/** Where screenshots go when somebody wants to look: E2E_SCREENSHOTS=<folder>. */
const folder = process.env['E2E_SCREENSHOTS'];

/** Takes a screenshot of the window. */
export async function look(page: Page, name: string): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Takes a screenshot of the beginning of the page at the width of paper; for a page in print media. */
export async function lookOnPaper(page: Page, name: string): Promise<void> {
  const screen = page.viewportSize();
  await page.setViewportSize({ width: 680, height: 2_400 });
  await look(page, name);
  if (screen) await page.setViewportSize(screen);
}

/** Waits until the page has drawn what happened so far. */
export const shown = (page: Page): Promise<void> =>
  page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())))');

/** Waits until nothing on the page is being loaded. */
export const settled = (page: Page): Promise<void> =>
  page.locator('certitude-skeleton:visible').first().waitFor({ state: 'detached' });
