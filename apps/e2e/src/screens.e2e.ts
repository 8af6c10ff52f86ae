import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, openWindow, signedIn } from './support/browser';
import { look, settled } from './support/look';
import { horizontalOverflow } from './support/overflow';

interface Screen {
  readonly name: string;
  readonly path: string;
  /** Text that is there when the screen has loaded. */
  readonly shows: RegExp;
}

const SCREENS: readonly Screen[] = [
  { name: 'my-work', path: 'my-work', shows: /My work/ },
  { name: 'dashboard', path: 'dashboard', shows: /Open plans/ },
  { name: 'assessments', path: 'assessments', shows: /Assessments/ },
  { name: 'evidence', path: 'evidence', shows: /Add evidence/ },
  { name: 'plans', path: 'plans', shows: /Action plans/ },
  { name: 'model', path: 'model', shows: /PKIMM 2\.0\.0/ },
  { name: 'members', path: 'settings/members', shows: /Joined/ },
  { name: 'invitations', path: 'settings/invitations', shows: /Invite someone/ },
  { name: 'profile', path: 'settings/profile', shows: /sample/i },
];

/** Pixels of a page that stay empty beside its cards and tables, apart from its own margins. */
const EMPTY_BESIDE = `(() => {
  const page = document.querySelector('.page');
  const { paddingLeft, paddingRight } = getComputedStyle(page);
  const box = page.getBoundingClientRect();
  const parts = [...page.querySelectorAll('certitude-card, aside, .table-scroll')].map((part) => part.getBoundingClientRect());
  return {
    left: Math.min(...parts.map(({ left }) => left)) - box.left - parseFloat(paddingLeft),
    right: box.right - parseFloat(paddingRight) - Math.max(...parts.map(({ right }) => right)),
  };
})()`;

/** Words in the heads of the heat map that go on in another line. */
const BROKEN_WORDS = `(() => {
  const heads = [...document.querySelectorAll('certitude-heat-map .column span')].map((head) => head.firstChild);
  const words = heads.flatMap((text) =>
    [...text.data.matchAll(/\\S+/g)].map(({ 0: word, index }) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return { word, lines: range.getClientRects().length };
    }),
  );
  return { words: words.length, broken: words.filter(({ lines }) => lines > 1).map(({ word }) => word) };
})()`;

describe.each(['light', 'dark'] as const)('the screens in the %s theme', (theme) => {
  let browser: Browser;
  let page: Page;
  let phone: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await signedIn(browser, 'owner', { theme });
    phone = await signedIn(browser, 'owner', { theme, width: 375 });
  });
  afterAll(() => browser?.close());

  it('signs in on an accessible page', async () => {
    const visitor = await openWindow(browser, { theme });
    await visitor.goto('/sign-in');
    await visitor.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
    await look(visitor, `sign-in-${theme}`);
    expect(await accessibilityProblems(visitor)).toEqual([]);
    await visitor.context().close();
  });

  it.each(SCREENS)('shows $name without an accessibility problem', async ({ name, path, shows }) => {
    await page.goto(`/o/${apiOf(page).organizationId}/${path}`);
    // Inside the page: the rail has the same words, and has them at once.
    await page.locator('main').getByText(shows).first().waitFor();
    await settled(page);
    await look(page, `${name}-${theme}`);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it.each(SCREENS)('fits $name into 375 pixels', async ({ name, path, shows }) => {
    await phone.goto(`/o/${apiOf(phone).organizationId}/${path}`);
    await phone.locator('main').getByText(shows).first().waitFor();
    await settled(phone);
    await look(phone, `${name}-${theme}-phone`);
    expect(await horizontalOverflow(phone)).toEqual([]);
  });

  it.each(['/account', 'settings/profile', 'settings/members', 'settings/files', 'settings/export'])(
    'uses the room of 1440 pixels for %s',
    async (path) => {
      const wide = await signedIn(browser, 'owner', { theme, width: 1440 });
      await wide.goto(path.startsWith('/') ? path : `/o/${apiOf(wide).organizationId}/${path}`);
      await wide.locator('.page').getByRole('heading', { level: 1 }).waitFor();
      await wide.locator('certitude-card, table').first().waitFor();
      await settled(wide);
      await look(wide, `${path.replaceAll('/', '-')}-${theme}-1440`);
      const { left, right } = await wide.evaluate<{ left: number; right: number }>(EMPTY_BESIDE);
      expect({ left: Math.round(left), right: Math.round(right) }).toEqual({ left: 0, right: 0 });
      await wide.context().close();
    },
  );

  it.each(['plans', 'evidence'])('folds the filters of %s behind one button on a phone', async (path) => {
    await phone.goto(`/o/${apiOf(phone).organizationId}/${path}?archived=yes`);
    const fold = phone.getByRole('button', { name: 'Filters (1)', exact: true });
    await fold.waitFor();
    const owner = phone.getByLabel('Owner', { exact: true });
    expect(await owner.isVisible()).toBe(false);
    await fold.focus();
    await phone.keyboard.press('Enter');
    await owner.waitFor();
    await settled(phone);
    await look(phone, `${path}-filters-${theme}-phone`);
    expect(await horizontalOverflow(phone)).toEqual([]);
    expect(await accessibilityProblems(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Clear filters' }).click();
    await phone.getByRole('button', { name: 'Filters', exact: true }).waitFor();
  });

  it.each([1_440, 1_920])('breaks no word in the heads of the heat map at %i pixels', async (width) => {
    const wide = await signedIn(browser, 'owner', { theme, width });
    await wide.goto(`/o/${apiOf(wide).organizationId}/dashboard`);
    await wide.locator('certitude-heat-map .column').first().scrollIntoViewIfNeeded();
    await settled(wide);
    await look(wide, `heat-${theme}-${width}`);
    const { words, broken } = await wide.evaluate<{ words: number; broken: string[] }>(BROKEN_WORDS);
    expect(words).toBeGreaterThan(16);
    expect(broken).toEqual([]);
    expect(await horizontalOverflow(wide)).toEqual([]);
    await wide.context().close();
  });

  const RUNNING = 'First assessment of TLS automation';
  const openRunning = async (window: Page): Promise<void> => {
    await window.goto(`/o/${apiOf(window).organizationId}/assessments`);
    await window.locator('main').getByRole('link', { name: RUNNING, exact: true }).click();
    await window.getByRole('tree', { name: 'Requirements' }).waitFor();
  };

  it('shows the workbench of a running assessment, and its results, without an accessibility problem', async () => {
    await openRunning(page);
    await settled(page);
    await look(page, `workbench-${theme}`);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Results' }).click();
    const results = page.getByRole('region', { name: 'Results' });
    await results.locator('svg.ngx-charts path').first().waitFor();
    await settled(page);
    await look(page, `results-${theme}`);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('shows the names of all levels and modules whole in a window of 1280 pixels', async () => {
    const small = await signedIn(browser, 'owner', { theme, width: 1280 });
    await openRunning(small);
    const names = small.getByRole('radio').locator('.name');
    await names.first().waitFor();
    await settled(small);
    await look(small, `workbench-${theme}-1280`);
    const cut = await names.evaluateAll((all) =>
      all.filter((name) => name.scrollWidth > name.clientWidth).map((name) => name.textContent),
    );
    expect(await names.count()).toBe(6);
    expect(cut).toEqual([]);
    const modules = small.getByRole('list', { name: 'Scores of the modules' });
    const lines = await modules
      .locator('.label')
      .evaluateAll((all) =>
        all.map((line) => ({ name: line.firstElementChild?.textContent, isCut: line.scrollWidth > line.clientWidth })),
      );
    expect(lines.map(({ name }) => name)).toEqual(['Governance', 'Management', 'Operations', 'Resources']);
    expect(lines.filter(({ isCut }) => isCut)).toEqual([]);
    const room = await modules.evaluate((list) => list.scrollWidth - list.clientWidth);
    expect(room).toBeLessThanOrEqual(0);
    await small.context().close();
  });

  it('fits the workbench into 375 pixels: the list, then an answer, then what stands around it', async () => {
    await openRunning(phone);
    await settled(phone);
    await look(phone, `workbench-list-${theme}-phone`);
    expect(await horizontalOverflow(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Results' }).click();
    await phone.getByRole('region', { name: 'Results' }).locator('certitude-level-bars .track').first().waitFor();
    await settled(phone);
    await look(phone, `results-${theme}-phone`);
    expect(await horizontalOverflow(phone)).toEqual([]);
    expect(await accessibilityProblems(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Hide results' }).click();
    await phone.getByRole('treeitem').filter({ hasText: '1.1' }).first().click();
    await phone.getByRole('radio', { name: /^Level 3/ }).waitFor();
    await look(phone, `workbench-answer-${theme}-phone`);
    expect(await horizontalOverflow(phone)).toEqual([]);
    expect(await accessibilityProblems(phone)).toEqual([]);
    await phone.getByRole('button', { name: 'Context' }).click();
    await phone.getByRole('tab', { name: /^Evidence/ }).waitFor();
    await settled(phone);
    await look(phone, `workbench-context-${theme}-phone`);
    expect(await horizontalOverflow(phone)).toEqual([]);
    expect(await accessibilityProblems(phone)).toEqual([]);
  });

  it.each([
    { name: 'evidence', opens: 'Certification practice statement 3.2', shows: 'Revision' },
    { name: 'plans', opens: 'Bring the design document up to date', shows: 'Tasks' },
  ])('shows one of $name without an accessibility problem', async ({ name, opens, shows }) => {
    for (const window of [page, phone]) {
      await window.goto(`/o/${apiOf(window).organizationId}/${name}`);
      await window.locator('main').getByRole('link', { name: opens }).first().click();
      await window.locator('main').getByText(shows).first().waitFor();
      await settled(window);
      await look(window, `${name}-one-${theme}${window === phone ? '-phone' : ''}`);
      expect(await horizontalOverflow(window)).toEqual([]);
      expect(await accessibilityProblems(window)).toEqual([]);
    }
  });

  it('shows the bell without an accessibility problem', async () => {
    const told = await signedIn(browser, 'assessor', { theme });
    await told.getByRole('button', { name: /^Notifications/ }).click();
    await told.getByRole('dialog', { name: 'Notifications' }).waitFor();
    await settled(told);
    await look(told, `bell-${theme}`);
    expect(await accessibilityProblems(told)).toEqual([]);
  });
});
