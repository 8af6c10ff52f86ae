import { plansApi } from '@certitude/contracts';
import { type Browser, type Page } from 'playwright-core';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { lookOnPaper, settled } from './support/look';

/** What nobody needs on paper. */
const NAVIGATION = 'certitude-rail, certitude-bar, certitude-bottom-bar, certitude-requirement-tree, .button, .skip';
/** Elements that show less than they hold: on paper nobody scrolls. */
const CUT = `[...document.querySelectorAll('main *, main')].filter((each) => {
  const { overflowX, overflowY, display, position } = getComputedStyle(each);
  const clips = [overflowX, overflowY].some((way) => way !== 'visible' && way !== 'clip');
  const isHidden = each.closest('.visually-hidden, svg') !== null || position === 'absolute';
  return clips && !isHidden && display !== 'inline' && each.checkVisibility() && each.scrollHeight > each.clientHeight + 2;
}).map((each) => each.tagName + '.' + each.className)`;

describe('on paper', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await signedIn(browser, 'manager');
  });
  afterAll(() => browser?.close());

  /** Opens a page as a printer sees it. */
  const printed = async (path: string, title: string | RegExp, name: string): Promise<void> => {
    await page.emulateMedia({ media: null });
    await page.goto(`/o/${apiOf(page).organizationId}/${path}`);
    await page.getByRole('heading', { name: title }).first().waitFor();
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1_000 });
    const seen = page.locator(NAVIGATION).filter({ visible: true });
    expect(await seen.count()).toBe(0);
    expect(await page.evaluate<string[]>(CUT)).toEqual([]);
    await lookOnPaper(page, `paper-${name}`);
  };

  it('the dashboard has its figures, dates and the whole heat map', async () => {
    await printed('dashboard', 'Dashboard', 'dashboard');
    await page.getByText('Next dates').waitFor();
    await page.getByRole('table', { name: /Maturity by category/ }).waitFor();
  });

  it('a plan has its objectives, its tasks and what it says of itself', async () => {
    const [plan] = (await apiOf(page).call(plansApi.list)).items;
    if (!plan) throw new Error('The demo organization has no plan.');
    await printed(`plans/${plan.id}`, plan.title, 'plan');
    for (const name of ['Objectives', 'Tasks']) await page.getByRole('heading', { name }).waitFor();
    await page.getByText('Responsible', { exact: true }).waitFor();
  });

  it('a requirement has its answer, without the tree beside it', async () => {
    const [plan] = (await apiOf(page).call(plansApi.list)).items;
    if (!plan) throw new Error('The demo organization has no plan.');
    const place = `assessments/${plan.assessmentId}/responses/${plan.responseId}`;
    await printed(place, new RegExp(plan.requirement), 'requirement');
    await page.getByRole('heading', { name: 'Rationale' }).waitFor();
  });
});
