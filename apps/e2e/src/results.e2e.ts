import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { lookAtAll, lookOnPaper, settled } from './support/look';
import { horizontalOverflow } from './support/overflow';

const RUNNING = 'First assessment of TLS automation';

/** From the list to the results of the running assessment. */
async function openResults(page: Page): Promise<void> {
  await page.goto(`/o/${apiOf(page).organizationId}/assessments`);
  await page
    .locator('main')
    .getByRole('link', { name: `Results of ${RUNNING}` })
    .click();
  await page.getByRole('heading', { level: 1, name: `Results of ${RUNNING}` }).waitFor();
  await settled(page);
}

describe.each(['light', 'dark'] as const)('the results of an assessment in the %s theme', (theme) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([375, 768, 1280, 1440, 1920])('say why at %i pixels, to everybody', async (width) => {
    const page = await signedIn(browser, 'owner', { theme, width });
    await openResults(page);
    expect(await page.title()).toMatch(/^Results of First assessment of TLS automation, .+ · Certitude$/);
    await lookAtAll(page, `results-page-${theme}-${width}`);
    // By keyboard: the whole, then a module, then a category, down to its requirements.
    await page.getByRole('button', { name: 'Why this number: Overall' }).press('Enter');
    const calculation = page.getByRole('group', { name: 'Calculation of Overall' });
    const rows = calculation.getByRole('button', { expanded: false });
    await rows.first().press('Enter');
    await calculation.getByRole('columnheader', { name: 'Category' }).waitFor();
    await rows.first().press('Enter');
    await calculation.getByRole('columnheader', { name: 'Requirement' }).waitFor();
    await calculation.getByText('of 5: the whole number at or below it.').first().waitFor();
    await lookAtAll(page, `results-why-${theme}-${width}`);
    expect(await horizontalOverflow(page)).toEqual([]);
    // Unfolded, it is everything that was there before and more; beyond 1280 it is only laid out wider.
    if (width <= 1280) expect(await accessibilityProblems(page)).toEqual([]);
    if (width === 1280) {
      await page.emulateMedia({ media: 'print' });
      await lookOnPaper(page, `results-paper-${theme}`);
    }
    await page.context().close();
  });
});

describe('who may open an assessment', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('sees its results, and comes back to the answers from there', async () => {
    const owner = await signedIn(browser, 'owner');
    await openResults(owner);
    const address = new URL(owner.url()).pathname;
    const viewer = await signedIn(browser, 'viewer');
    await viewer.goto(address);
    await viewer.getByRole('heading', { level: 1, name: `Results of ${RUNNING}` }).waitFor();
    await owner.getByRole('link', { name: 'Open the assessment' }).click();
    await owner.getByRole('tree', { name: 'Requirements' }).waitFor();
  });
});
