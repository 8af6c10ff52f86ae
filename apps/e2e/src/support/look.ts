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

/** Takes a screenshot of the whole page, however far it scrolls. */
export async function lookAtAll(page: Page, name: string): Promise<void> {
  const screen = page.viewportSize();
  if (!folder || !screen) return;
  const height = await page.evaluate<number>(
    `Math.max(...[...document.querySelectorAll('main, main *')].map((each) => each.scrollHeight))`,
  );
  await page.setViewportSize({ width: screen.width, height: Math.min(6_000, height + 120) });
  await look(page, name);
  await page.setViewportSize(screen);
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

const PATIENCE_MS = 45_000;

/**
 * Waits until an expression is true in the page. Not the browser driver's own way of waiting: that one evaluates text in the
 * page whenever it looks again, which our content security policy forbids.
 */
export async function becomesTrue(page: Page, expression: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await page.evaluate<boolean>(expression))) {
    if (performance.now() > end) throw new Error(`Never true: ${expression}`);
    await shown(page);
  }
}

/** Waits until nothing on the page is being loaded. */
export const settled = (page: Page): Promise<void> =>
  page.locator('certitude-skeleton:visible').first().waitFor({ state: 'detached' });
