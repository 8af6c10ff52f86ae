import { existsSync } from 'node:fs';
import chromiumFromNpm from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { product, signInOf } from './product';
import { remember } from './windows';

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
// The npm package's own defaults switch web security off and run a single process: they hide bugs and break two contexts.
const FLAGS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** An installed Chrome or Chromium, else the one inside the npm package. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath =
    process.env['CHROME_PATH'] ??
    INSTALLED.find((path) => existsSync(path)) ??
    (await chromiumFromNpm.executablePath());
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
}

export interface Visit {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  /** Where the product is reached; its own address unless told. */
  readonly through?: string;
}

/** A person's browser window: a context of its own, not signed in. */
export async function openWindow(browser: Browser, visit: Visit = {}): Promise<Page> {
  const { theme = 'light', width = 1280, through = product().address } = visit;
  const context: BrowserContext = await browser.newContext({
    baseURL: through,
    colorScheme: theme,
    viewport: { width, height: width < 600 ? 812 : 860 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Prague',
  });
  // A loaded machine is slow, not wrong.
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  remember(page);
  page.on('pageerror', (error) => console.error(`In the page: ${error.message}`));
  return page;
}

/** A window in which a person of the demo organization with this role is signed in. */
export async function signedIn(browser: Browser, role: string, visit: Visit = {}): Promise<Page> {
  const page = await openWindow(browser, visit);
  const { email, password } = signInOf(role);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/o\//);
  return page;
}
