import { type Browser, type Page } from 'playwright-core';
import { assessmentsApi, sessionApi } from '@certitude/contracts';
import { reportsApi } from '@certitude/contracts/reporting';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, signedIn, type Visit } from './support/browser';
import { becomesTrue, look, lookAtAll } from './support/look';
import { horizontalOverflow } from './support/overflow';

const FINAL = 'Annual assessment of the enterprise PKI';

describe('the pages of a report', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** The page of a report that was ordered, and nobody has opened yet. */
  const ordered = async (page: Page) => {
    const api = apiOf(page);
    const { organizationId } = api;
    const { items } = await api.call(assessmentsApi.list, { query: { limit: 100 } });
    const assessmentId = items.find(({ name }) => name === FINAL)?.id;
    if (!assessmentId) throw new Error(`The demo has no "${FINAL}".`);
    const body = { kind: 'detailed', format: 'pdf', paper: 'a4', revision: null } as const;
    const { id: reportId } = await api.call(reportsApi.order, {
      params: { organizationId, assessmentId },
      body: { ...body, sections: [] },
    });
    const params = { organizationId, assessmentId, reportId };
    return { params, path: `/o/${organizationId}/assessments/${assessmentId}/reports/${reportId}` };
  };
  const drawn = (page: Page): Promise<void> =>
    page.locator('certitude-pdf-sheet:not([aria-busy])').first().waitFor({ timeout: 60_000 });
  const focused = (page: Page): Promise<string> =>
    page.evaluate<string>(`document.activeElement.getAttribute('aria-label') ?? ''`);
  const made = async (page: Page) => {
    const report = await ordered(page);
    await page.goto(report.path);
    await drawn(page);
    return report;
  };
  const opened = async (visit: Visit = {}) => {
    const page = await signedIn(browser, 'owner', visit);
    return { page, ...(await made(page)) };
  };
  const checked = async (page: Page, name: string): Promise<void> => {
    await lookAtAll(page, name);
    expect({ name, overflow: await horizontalOverflow(page) }).toEqual({ name, overflow: [] });
    expect({ name, problems: await accessibilityProblems(page) }).toEqual({ name, problems: [] });
  };

  it('are read with keys alone, and the focus stays where it is while they come', async () => {
    const { page } = await opened();
    await page.getByLabel('Page', { exact: true }).focus();
    const names: string[] = [];
    for (let tab = 0; tab < 4; tab++) {
      await page.keyboard.press('Tab');
      names.push(await focused(page));
    }
    expect(names).toEqual(['Smaller', 'Size of the pages', 'Larger', 'Pages of the report']);
    for (const [key, shown] of [
      ['n', '2'],
      ['+', '2'],
      ['n', '3'],
      ['-', '3'],
      ['0', '3'],
      ['p', '2'],
      ['End', null],
    ] as const) {
      await page.keyboard.press(key);
      await drawn(page);
      if (shown) await becomesTrue(page, `document.querySelector('[aria-label="Page"]').value === '${shown}'`);
      expect(await focused(page)).toBe('Pages of the report');
    }
    await page.context().close();
  });

  it('say their headings, figures and tables, page by page', async () => {
    const { page } = await opened();
    const first = page.getByRole('group', { name: 'Page 1', exact: true });
    await first.getByRole('heading', { level: 2, name: 'Detailed assessment report' }).waitFor();
    const second = page.getByRole('group', { name: 'Page 2', exact: true });
    await second.getByRole('heading', { level: 3, name: 'Maturity level' }).waitFor();
    expect(await page.getByRole('img', { name: /Score of each|Governance/ }).count()).toBeGreaterThan(0);
    const table = page.getByRole('table').filter({ hasText: 'Module or category' }).first();
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Level'), expect.stringContaining('Score')]),
    );
    expect(await table.getByRole('row').count()).toBeGreaterThan(10);
    expect(await table.getByRole('cell').first().textContent()).toContain('Overall');
    await page.context().close();
  });

  it('say that there is no connection, and come when it is back', async () => {
    const page = await signedIn(browser, 'owner', { width: 375, theme: 'dark' });
    await page.route(/\/reports\/[^/]+\/file$/, (route) => route.abort('internetdisconnected'));
    const { path } = await ordered(page);
    await page.goto(path);
    const again = page.locator('certitude-error-state').getByRole('button', { name: 'Try again' });
    await again.waitFor({ timeout: 60_000 });
    await checked(page, 'preview-offline');
    await page.unroute(/\/reports\/[^/]+\/file$/);
    // By itself, or when somebody asks for it.
    await again.click({ timeout: 2_000 }).catch(() => undefined);
    await drawn(page);
    await checked(page, 'preview-phone-dark');
    await page.context().close();
  });

  it('lead to the sign-in page when the session ends while they load', async () => {
    const page = await signedIn(browser, 'owner');
    const { path } = await ordered(page);
    await page.route(/\/reports\/[^/]+\/file$/, async (route) => {
      await apiOf(page).call(sessionApi.signOut);
      await route.continue();
    });
    await page.goto(path);
    await page.waitForURL(/\/sign-in/, { timeout: 60_000 });
    await look(page, 'preview-session-ended');
    expect(decodeURIComponent(page.url())).toContain(path);
    await page.context().close();
  });

  it('say that the report is gone when a colleague deleted it meanwhile', async () => {
    const { page, params, path } = await opened();
    const colleague = await signedIn(browser, 'admin', { theme: 'dark' });
    await apiOf(colleague).call(reportsApi.remove, { params });
    await colleague.goto(path);
    await colleague.locator('certitude-error-state').waitFor();
    await checked(colleague, 'preview-deleted');
    // Who has it open reads on; whoever deletes it, too, finds it deleted.
    await page.getByRole('button', { name: /^Delete/ }).click();
    await page.getByRole('button', { name: 'Delete the report' }).click();
    await page.getByRole('heading', { level: 1, name: /^Reports of / }).waitFor();
    await look(page, 'preview-deleted-meanwhile');
    await page.context().close();
    await colleague.context().close();
  });

  it('are nobody’s of another organization', async () => {
    const { page, path } = await opened();
    await page.goto(path.replace(/\/o\/[^/]+/, '/o/0190aaaa-0000-7000-8000-000000000001'));
    await page.waitForLoadState('networkidle');
    await look(page, 'preview-other-organization');
    expect(await page.locator('certitude-pdf-viewer').count()).toBe(0);
    await page.context().close();
  });
});
