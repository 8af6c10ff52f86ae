import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { launchBrowser, openWindow } from './support/browser';
import { look } from './support/look';
import { horizontalOverflow } from './support/overflow';
import { product, signInOf } from './support/product';

/** What the program printed when it started. */
const keyOf = (dataDir: string): string =>
  (JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { readonly outboxKey: string }).outboxKey;

describe('an instance without a mail server', () => {
  let browser: Browser;
  beforeAll(async () => (browser = await launchBrowser()));
  afterAll(() => browser.close());

  const { address, dataDir } = product();
  const person = signInOf('viewer').email;

  /** Everything that the page asks for, by address. */
  function addressesAskedBy(page: Page): string[] {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    return asked;
  }

  it('shows operators what would have been sent, without its secret, and to nobody else', async () => {
    const answer = await fetch(`${address}/api/auth/forgotten-password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify({ email: person }),
    });
    expect(answer.status).toBe(200);
    const key = keyOf(dataDir);
    for (const [theme, width] of [
      ['light', 1280],
      ['dark', 375],
    ] as const) {
      const page = await openWindow(browser, { theme, width });
      const asked = addressesAskedBy(page);
      await page.goto(`/outbox#${key}`);
      const mail = page.getByRole('button', { name: new RegExp(`Choose a new password.*${person}`) }).first();
      await mail.waitFor();
      await look(page, `outbox-${theme}-${width}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      await mail.click();
      await page.getByLabel('The mail as text').getByText('/new-password/••••••').waitFor();
      await page.frameLocator('iframe').getByRole('link', { name: 'Choose a new password' }).waitFor();
      await look(page, `outbox-mail-${theme}-${width}`);
      expect(await horizontalOverflow(page)).toEqual([]);
      expect(asked.filter((url) => new URL(url).pathname.startsWith('/api/outbox'))).not.toEqual([]);
      expect(asked.filter((url) => url.split('#')[0]?.includes(key))).toEqual([]);
      await page.context().close();
    }
    const stranger = await openWindow(browser);
    await stranger.goto('/outbox#not-the-key-of-anybody');
    await stranger.getByText('This is not the key of the outbox.').waitFor();
    await stranger.context().close();
  });
});
