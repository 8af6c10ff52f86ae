import { type Browser, type Locator, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { look, settled } from './support/look';
import { horizontalOverflow } from './support/overflow';
import { isChosen, level, saved, tab, THREE_PANES } from './support/workbench';

/** Of 900 pixels: above the levels stands what the assessment is and what is asked, no more. */
const HEAD = 160;

describe('the workbench', () => {
  let browser: Browser;
  let address: string;
  const open = async (width: number, theme: 'light' | 'dark' = 'light'): Promise<Page> => {
    const page = await signedIn(browser, 'owner', { width, theme });
    address ??= await apiOf(page).newAssessment('Room to work');
    await page.goto(address);
    await page.getByRole('tree', { name: 'Requirements' }).waitFor();
    await settled(page);
    return page;
  };
  /** Those that cannot be read whole. */
  const cutOf = (titles: Locator): Promise<(string | null)[]> =>
    titles.evaluateAll((all) =>
      all.filter((each) => each.scrollHeight > each.clientHeight + 1).map((each) => each.textContent),
    );
  const topOfLevels = async (page: Page): Promise<number> => {
    const box = await page.getByRole('radiogroup').boundingBox();
    if (!box) throw new Error('There are no levels.');
    return box.y;
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([THREE_PANES, 1_920])('shows all titles whole at %i pixels', async (width) => {
    const page = await open(width);
    const titles = page.getByRole('treeitem').locator('.title');
    expect(await titles.count()).toBeGreaterThan(78);
    expect(await cutOf(titles)).toEqual([]);
    await look(page, `workbench-titles-${width}`);
    await page.context().close();
  });

  it('shows them whole, too, beside the boxes that several are selected with', async () => {
    const page = await signedIn(browser, 'owner', { width: THREE_PANES });
    await page.goto(`/o/${apiOf(page).organizationId}/assessments`);
    await page.locator('main').getByRole('link', { name: 'First assessment of TLS automation', exact: true }).click();
    await page.getByRole('button', { name: 'Select several' }).click();
    await page.getByText('Nothing is selected.').waitFor();
    await settled(page);
    await look(page, 'workbench-titles-selecting');
    const titles = page.getByRole('treeitem').locator('.title');
    expect(await titles.count()).toBeGreaterThan(78);
    expect(await cutOf(titles)).toEqual([]);
    await page.context().close();
  });

  it('never moves the levels while somebody rates, and has them near the top', async () => {
    const page = await open(THREE_PANES);
    const tops: (readonly [number, number])[] = [];
    for (let requirement = 0; requirement < 7; requirement++) {
      await isChosen(page, 0);
      const before = await topOfLevels(page);
      await level(page, 3).click();
      await isChosen(page, 3);
      await saved(page);
      tops.push([before, await topOfLevels(page)]);
      await page.getByRole('button', { name: 'Next requirement' }).click();
    }
    expect(tops.filter(([before, after]) => before !== after)).toEqual([]);
    expect(Math.min(...tops.flat())).toBeLessThanOrEqual(HEAD);
    await look(page, 'workbench-rated');
    await page.context().close();
  });

  it.each([
    ['light', THREE_PANES],
    ['dark', 768],
    ['light', 375],
  ] as const)('describes all levels without rating, and what the model says: %s, %i pixels', async (theme, width) => {
    const page = await open(width, theme);
    if (width === 375) await page.getByRole('treeitem').filter({ hasText: '2.1' }).first().click();
    await page.getByRole('button', { name: 'Read all levels' }).click();
    await page.locator('.description.shown').nth(5).waitFor();
    await look(page, `workbench-all-levels-${width}`);
    expect(await horizontalOverflow(page)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
    if (width < THREE_PANES) await page.getByRole('button', { name: 'Context' }).click();
    await tab(page, 'Guidance').click();
    await page.getByRole('tabpanel').getByText('How to assess').click();
    await look(page, `workbench-guidance-${width}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });

  it('leaves the room to the page where it is short, and has every page behind few signs', async () => {
    const tablet = await open(768);
    const rail = tablet.locator('certitude-rail');
    expect((await rail.boundingBox())?.width).toBeLessThan(80);
    await tablet.context().close();
    const phone = await open(375);
    await phone.getByRole('button', { name: 'More pages' }).click();
    await phone.getByRole('menuitem', { name: 'Settings' }).click();
    await phone.waitForURL(/\/settings/);
    await phone.context().close();
  });
});
