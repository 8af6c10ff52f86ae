import { type Page } from 'playwright-core';

const TEXT_LENGTH = 1_200;
const PATIENCE_MS = 5_000;

const windows: Page[] = [];

declare global {
  /** Asked by the test environment when a journey fails. */
  var describeWindows: (() => Promise<string>) | undefined;
}
globalThis.describeWindows = async () => (await Promise.all(windows.map(describeWindow))).join('\n');

/** Remembers a window, so that a failing journey can say what it showed. */
export function remember(page: Page): void {
  windows.push(page);
  page.on('close', () => windows.splice(windows.indexOf(page), 1));
}

async function describeWindow(page: Page): Promise<string> {
  const text = await page
    .locator('body')
    .innerText({ timeout: PATIENCE_MS })
    .catch((error: unknown) => `(${String(error).split('\n')[0]})`);
  return `Window at ${page.url()}: ${text.replaceAll(/\s+/g, ' ').slice(0, TEXT_LENGTH)}`;
}
