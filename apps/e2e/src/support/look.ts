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

/** Prints the page, as a browser would. */
export async function lookOnPaper(page: Page, name: string): Promise<void> {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.pdf({
    path: join(folder, `${name}.pdf`),
    format: 'A4',
    margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
  });
}

/** Waits until nothing on the page is being loaded. */
export const settled = (page: Page): Promise<void> =>
  page.locator('certitude-skeleton').first().waitFor({ state: 'detached' });
