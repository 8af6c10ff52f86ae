import { readFile } from 'node:fs/promises';
import { type Locator, type Page } from 'playwright-core';

/** Everything that a menu of exports holds, by its name, as it is downloaded from there. @param open opens the menu */
export async function downloads(page: Page, open: () => Promise<void>): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (let nth = 0; ; nth += 1) {
    await open();
    const items = page.getByRole('menuitem');
    await items.first().waitFor();
    if (nth >= (await items.count())) return files;
    const name = (await items.nth(nth).locator('span span').first().innerText()).trim();
    files.set(name, await downloaded(page, items.nth(nth)));
    await page.keyboard.press('Escape');
  }
}

/** The file that a link leads to. */
export async function downloaded(page: Page, link: Locator): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return readFile(await download.path());
}
