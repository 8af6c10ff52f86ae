import { type Browser } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { launchBrowser, openWindow, signedIn } from './support/browser';

describe.each(['light', 'dark'] as const)('the first screens in the %s theme', (theme) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('sign in on an accessible page', async () => {
    const visitor = await openWindow(browser, { theme });
    await visitor.goto('/sign-in');
    await visitor.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    expect(await accessibilityProblems(visitor)).toEqual([]);
  });

  it('show the work of a person of the demo organization', async () => {
    const page = await signedIn(browser, 'owner', { theme });
    await page.getByRole('heading', { name: 'My work' }).waitFor();
    expect(page.url()).toMatch(/\/my-work$/);
  });
});
