import { readFileSync } from 'node:fs';
import { assessmentsApi } from '@certitude/contracts';
import { parseJson, readAssessment, readCsv } from '@certitude/exchange';
import { release } from '@certitude/exchange/testing';
import { type Browser, type Page } from 'playwright-core';
import { fromBufferPromise } from 'yauzl';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { lookAtAll } from './support/look';
import { horizontalOverflow } from './support/overflow';

/** Presses what saves a file, and reads the file. */
async function saved(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFileSync(await download.path());
}

const text = (bytes: Buffer): string => bytes.toString('utf8');

/** Paths of what is in a ZIP. */
async function pathsIn(bytes: Buffer): Promise<string[]> {
  const zip = await fromBufferPromise(bytes);
  const paths: string[] = [];
  for await (const entry of zip.eachEntry()) paths.push(entry.fileName);
  return paths;
}

/** What says of each file that it is what it should be, by its name in the menu. */
const FILES: Readonly<Record<string, (bytes: Buffer) => unknown>> = {
  'Workbook (XLSX)': async (bytes) => expect(await pathsIn(bytes)).toContain('xl/worksheets/sheet5.xml'),
  'Answers (CSV)': (bytes) => expect(readCsv(text(bytes)).length).toBeGreaterThan(70),
  'Certitude (JSON)': (bytes) => expect(parseJson(text(bytes)).answers.length).toBeGreaterThan(70),
  'Browser tool 2.x (YAML)': (bytes) =>
    expect(readAssessment(bytes, { releases: [release('2.0.0')] }).answers.length).toBeGreaterThan(0),
  'OSCAL assessment results': (bytes) => expect(text(bytes)).toContain('"oscal-version": "1.2.1"'),
};

describe('taking everything away', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const finalized = async (page: Page): Promise<string> => {
    const { items } = await apiOf(page).call(assessmentsApi.list, { query: { limit: 50 } } as never);
    const found = items.find(({ state }) => state === 'finalized');
    if (!found) throw new Error('The demo has a finalized assessment.');
    return `/o/${apiOf(page).organizationId}/assessments/${found.id}`;
  };

  it('saves each export of an assessment, and each can be read back', async () => {
    const page = await signedIn(browser, 'owner');
    await page.goto(`${await finalized(page)}/results`);
    for (const [name, isRight] of Object.entries(FILES)) {
      await page.getByRole('button', { name: 'Export', exact: true }).first().click();
      await isRight(await saved(page, () => page.getByRole('menuitem', { name }).click()));
    }
  });

  it('saves a version with its evidence', async () => {
    const page = await signedIn(browser, 'owner');
    await page.goto(`${await finalized(page)}/versions/1`);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const bytes = await saved(page, () => page.getByRole('menuitem', { name: 'Evidence package' }).click());
    expect(await pathsIn(bytes)).toEqual(expect.arrayContaining(['README.txt', 'SHA256SUMS', 'version.json']));
  });

  it('makes an archive of the organization, and brings it as a new one', async () => {
    const page = await signedIn(browser, 'owner');
    await page.goto(`/o/${apiOf(page).organizationId}/settings/export`);
    await page.getByRole('button', { name: 'Make an archive' }).click();
    const link = page.getByRole('link', { name: /^Download \(/ });
    await link.waitFor({ timeout: 60_000 });
    await lookAtAll(page, 'take-everything');
    expect(await horizontalOverflow(page)).toEqual([]);
    const bytes = await saved(page, () => link.click());
    await page.goto('/organizations/new');
    await page.getByRole('link', { name: 'Bring an archive' }).click();
    await page
      .locator('certitude-file-pick input[type=file]')
      .setInputFiles({ name: 'demo.certitude', mimeType: 'application/octet-stream', buffer: bytes });
    const open = page.getByRole('link', { name: 'Open it' });
    await open.waitFor({ timeout: 120_000 });
    await lookAtAll(page, 'bring-an-archive');
    await open.click();
    await page.waitForURL(/\/o\/[^/]+\/./);
  });
});
