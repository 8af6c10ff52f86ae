import { type Browser, type Page } from 'playwright-core';
import { pkisApi } from '@certitude/contracts';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { lookAtAll, settled } from './support/look';
import { horizontalOverflow } from './support/overflow';

const FINAL = 'Annual assessment of the enterprise PKI';

describe('things that were made', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const list = (page: Page): string => `/o/${apiOf(page).organizationId}/assessments`;
  const checked = async (page: Page, name: string): Promise<void> => {
    await settled(page);
    await lookAtAll(page, name);
    expect({ name, overflow: await horizontalOverflow(page) }).toEqual({ name, overflow: [] });
    expect({ name, problems: await accessibilityProblems(page) }).toEqual({ name, problems: [] });
  };

  it.each([
    ['light', 1_440],
    ['dark', 1_280],
    ['light', 768],
    ['dark', 375],
  ] as const)('have pages of their own that are reached from the lists: %s, %i pixels', async (theme, width) => {
    const page = await signedIn(browser, 'owner', { theme, width });
    const end = `${theme}-${width}`;
    await page.goto(list(page));
    await page.getByRole('link', { name: 'Enterprise Issuing CA', exact: true }).first().click();
    await heading(page, 'Enterprise Issuing CA');
    await checked(page, `pki-${end}`);

    await page.getByRole('link', { name: FINAL, exact: true }).first().click();
    await page.getByRole('tree', { name: 'Requirements' }).waitFor();
    const assessment = page.url().replace(/\/responses.*/, '');
    await page.goto(`${assessment}/details`);
    await heading(page, `Details of ${FINAL}`);
    await checked(page, `details-${end}`);

    await page.goto(`${assessment}/versions/1`);
    await heading(page, `Version 1 of ${FINAL}`);
    await checked(page, `version-${end}`);
    await page.goto(`${assessment}/versions/1/compare?with=now`);
    await heading(page, 'Version 1 and now');
    await page.getByText('No answer changed').waitFor();
    await checked(page, `compare-${end}`);
    await page.context().close();
  });

  it('are deleted, brought back, archived, and taken back', async () => {
    const page = await signedIn(browser, 'owner');
    const { call } = apiOf(page);
    const pki = await call(pkisApi.create, { body: { name: 'Short-lived PKI' } });
    await page.goto(`/o/${apiOf(page).organizationId}/pkis/${pki.id}`);
    await heading(page, pki.name);

    await page.getByRole('button', { name: /^Delete/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Delete/ })
      .click();
    await page.waitForURL(/\/assessments$/);
    expect(await page.locator('main').getByText(pki.name).count()).toBe(0);
    await page.goto(`/o/${apiOf(page).organizationId}/settings/deleted`);
    await page.locator('main').getByText(pki.name).first().waitFor();
    await checked(page, 'deleted');
    await page
      .getByRole('button', { name: /^Restore/ })
      .first()
      .click();
    await page.goto(`/o/${apiOf(page).organizationId}/pkis/${pki.id}`);
    await heading(page, pki.name);

    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByRole('button', { name: 'Unarchive' }).waitFor();
    await page.goto(list(page));
    await page.getByRole('link', { name: 'Archived assessments and PKIs' }).click();
    await page.getByRole('link', { name: pki.name }).waitFor();
    await checked(page, 'archived');
    await page.context().close();
  });
});
