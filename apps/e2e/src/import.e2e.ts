import { type Browser, type Page } from 'playwright-core';
import { fullWorkbookFile } from '@certitude/exchange/testing';
import { accessibilityProblems } from './support/accessibility';
import { launchBrowser, signedIn } from './support/browser';
import { founder, organizationOf } from './support/founder';
import { lookAtAll, settled } from './support/look';
import { horizontalOverflow } from './support/overflow';

/** A workbook as its owner has filled it in: two requirements rated, the assessor named. */
const workbook = Buffer.from(
  fullWorkbookFile({
    ratings: { '1.1.1.': { I: 'Managed' }, '1.1.2.': { I: 'Basic' } },
  }),
);
const FILE = { name: 'tls-2026.xlsx', mimeType: 'application/octet-stream', buffer: workbook };

async function bring(page: Page): Promise<void> {
  await page.goto(`${organizationOf(page)}/import`);
  await page.getByRole('heading', { level: 1, name: 'Bring an assessment' }).waitFor();
  await page.locator('certitude-file-pick input[type=file]').setInputFiles(FILE);
  await page.getByRole('heading', { name: 'What it becomes' }).waitFor();
}

describe('bringing an assessment', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('takes somebody from signing up to their scores, and back', async () => {
    const page = await founder(browser);
    await page.goto(`${organizationOf(page)}/assessments`);
    await page.getByRole('link', { name: 'Bring an assessment' }).first().click();
    await page.locator('certitude-file-pick input[type=file]').setInputFiles(FILE);
    await page.getByText('2 rated levels').waitFor();
    await page.getByText('Nothing is saved until you choose Import.').waitFor();
    await page.getByLabel('Name', { exact: true }).fill('From the workbook');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('link', { name: 'Open From the workbook' }).waitFor();
    const record = page.url();
    await page.goto(`${organizationOf(page)}/assessments`);
    await page.getByRole('link', { name: 'From the workbook', exact: true }).waitFor();
    await page.getByText('2 of 72 assessed').waitFor();
    await page.goto(record);
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click();
    await page.getByText('This import was undone').waitFor();
    await page.goto(`${organizationOf(page)}/assessments`);
    await page.getByText('Start with a PKI').waitFor();
    await page.context().close();
  });

  it.each((['light', 'dark'] as const).flatMap((theme) => [375, 768, 1280].map((width) => ({ theme, width }))))(
    'is readable by everybody in the $theme theme at $width pixels',
    async ({ theme, width }) => {
      const page = await signedIn(browser, 'owner', { theme, width });
      await page.goto(`${organizationOf(page)}/import`);
      await page.getByRole('heading', { name: 'What is accepted' }).waitFor();
      await settled(page);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await horizontalOverflow(page)).toEqual([]);
      await page.getByLabel('Share link, or the text of an export').fill('hello: world');
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.getByText('This cannot be imported.').waitFor();
      await lookAtAll(page, `import-bring-${theme}-${width}`);
      await bring(page);
      await settled(page);
      await lookAtAll(page, `import-preview-${theme}-${width}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await horizontalOverflow(page)).toEqual([]);
      await page.context().close();
    },
  );
});
