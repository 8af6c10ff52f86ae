import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { type Browser, type Page } from 'playwright-core';
import { assessmentsApi } from '@certitude/contracts';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { lookAtAll, settled } from './support/look';
import { horizontalOverflow } from './support/overflow';

const FINAL = 'Annual assessment of the enterprise PKI';

describe('reports of an assessment', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const results = async (page: Page): Promise<string> => {
    const { items } = await apiOf(page).call(assessmentsApi.list, { query: { limit: 100 } });
    const found = items.find(({ name }) => name === FINAL);
    if (!found) throw new Error(`The demo has no "${FINAL}".`);
    return `/o/${apiOf(page).organizationId}/assessments/${found.id}/results`;
  };
  const checked = async (page: Page, name: string): Promise<void> => {
    await settled(page);
    await lookAtAll(page, name);
    expect({ name, overflow: await horizontalOverflow(page) }).toEqual({ name, overflow: [] });
    expect({ name, problems: await accessibilityProblems(page) }).toEqual({ name, problems: [] });
  };

  /** Until the page that is looked at is there. */
  const drawn = (page: Page): Promise<void> =>
    page.locator('certitude-pdf-sheet:not([aria-busy])').first().waitFor({ timeout: 60_000 });
  /** Whether the picture of a page has anything but paper. */
  const inked = (page: Page, index: number): Promise<boolean> =>
    page.evaluate(`(() => {
      const canvas = document.querySelectorAll('certitude-pdf-sheet canvas')[${index}];
      return new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size > 10;
    })()`);

  it('are made from the results with a few choices, and downloaded as a tagged PDF', async () => {
    const page = await signedIn(browser, 'owner', { theme: 'light', width: 1_280 });
    await page.goto(await results(page));
    await page.getByRole('link', { name: 'Reports', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `Reports of ${FINAL}` }).waitFor();
    await page.getByRole('button', { name: 'New report' }).first().click();
    await page.getByLabel('Kind').selectOption({ label: 'Detailed assessment report' });
    await page.getByLabel('Comparison with the baseline').uncheck();
    await checked(page, 'order-report');
    await page.getByRole('button', { name: 'Make the report' }).click();
    await drawn(page);
    const window = page.getByRole('region', { name: 'Pages of the report' });
    await window.getByRole('heading', { name: 'Detailed assessment report' }).waitFor();
    expect(await page.getByLabel('Page', { exact: true }).inputValue()).toBe('1');
    await checked(page, 'report-pages');
    await window.focus();
    await page.keyboard.press('n');
    await page.getByRole('button', { name: 'Larger' }).click();
    await drawn(page);
    expect(await page.getByLabel('Page', { exact: true }).inputValue()).toBe('2');
    expect(await inked(page, 1)).toBe(true);
    await checked(page, 'report-pages-larger');
    const link = page.getByRole('link', { name: 'Download PDF' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^Annual-assessment.*Detailed-assessment-report.*\.pdf$/);
    const pdf = await readFile(await download.path());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.includes('/MarkInfo')).toBe(true);
    expect(await page.locator('main').innerText()).toContain(
      createHash('sha256').update(pdf).digest('hex').slice(0, 8),
    );
    await page.getByRole('button', { name: 'Make again' }).click();
    expect(await page.getByLabel('Comparison with the baseline').isChecked()).toBe(false);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Delete/ }).click();
    await page.getByRole('button', { name: 'Delete the report' }).click();
    await page.getByRole('heading', { level: 1, name: /^Reports of / }).waitFor();
    await page.getByRole('button', { name: 'New report' }).first().click();
    expect(await page.getByLabel('Kind').inputValue()).toBe('detailed');
    await page.context().close();
  });

  it.each([
    ['dark', 1_440],
    ['light', 768],
    ['dark', 375],
  ] as const)('show their pages legibly: %s, %i pixels', async (theme, width) => {
    const page = await signedIn(browser, 'manager', { theme, width });
    await page.goto((await results(page)).replace(/results$/, 'reports'));
    await page.getByRole('button', { name: 'New report' }).first().click();
    await page.getByLabel('Kind').selectOption({ label: 'Executive summary' });
    await page.getByRole('button', { name: 'Make the report' }).click();
    await drawn(page);
    await checked(page, `report-${theme}-${width}`);
    await page.context().close();
  });

  it('are made for Word, for people who edit them', async () => {
    const page = await signedIn(browser, 'owner', { theme: 'light', width: 1_280 });
    await page.goto((await results(page)).replace(/results$/, 'reports'));
    await page.getByRole('button', { name: 'New report' }).first().click();
    await page.getByLabel('Format').selectOption({ label: 'Word' });
    await page.getByLabel('Paper').selectOption({ label: 'US Letter' });
    await page.getByRole('button', { name: 'Make the report' }).click();
    const link = page.getByRole('link', { name: 'Download Word' });
    await link.waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^Annual-assessment.*\.docx$/);
    const parts = unzipSync(await readFile(await download.path()));
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain('w:w="12240"');
    await page.getByRole('button', { name: /^Delete/ }).click();
    await page.getByRole('button', { name: 'Delete the report' }).click();
    await page.context().close();
  });

  it.each([
    ['dark', 1_440],
    ['light', 768],
    ['dark', 375],
  ] as const)('are listed legibly: %s, %i pixels', async (theme, width) => {
    const page = await signedIn(browser, 'owner', { theme, width });
    await page.goto((await results(page)).replace(/results$/, 'reports'));
    await page.getByRole('button', { name: 'New report' }).first().click();
    await page.getByLabel('Format').selectOption({ label: 'HTML' });
    await checked(page, `order-report-${theme}-${width}`);
    await page.getByRole('button', { name: 'Make the report' }).click();
    await page.getByRole('link', { name: 'Download HTML' }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'All reports' }).click();
    await page
      .getByRole('link', { name: /^HTML, / })
      .first()
      .waitFor();
    await checked(page, `reports-${theme}-${width}`);
    await page.context().close();
  });
});
