import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { becomesTrue, look, lookOnPaper, settled } from './support/look';
import { horizontalOverflow } from './support/overflow';

/** Until the element has the focus and is inside the window, below the bar: the page scrolls, never the frame. */
const arrivedAt = (page: Page, id: string) =>
  becomesTrue(
    page,
    `(() => {
    const element = document.getElementById('${id}');
    const bar = document.querySelector('certitude-bar')?.getBoundingClientRect();
    if (!element || !bar) return false;
    const { top, bottom } = element.getBoundingClientRect();
    return document.activeElement === element && bar.top === 0 && top >= bar.bottom && bottom <= innerHeight;
  })()`,
  );

const openRelease = async (page: Page): Promise<void> => {
  await page.goto(`/o/${apiOf(page).organizationId}/model`);
  await page.getByRole('link', { name: 'PKIMM 2.0.0', exact: true }).click();
  await page.getByRole('heading', { name: 'PKIMM 2.0.0', level: 1 }).waitFor();
};

describe('the way through the model', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await signedIn(browser, 'viewer');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterAll(() => browser?.close());

  it('leads from the releases into one, and shows what a search has hit', async () => {
    await openRelease(page);
    await page.getByLabel('Search the release').fill('quorum');
    await page.getByRole('heading', { name: /\d+ requirements?.* found/ }).waitFor();
    await page.waitForURL(/\?q=quorum$/);
    const hits = page.locator('certitude-search-results li');
    expect(await hits.count()).toBeGreaterThan(1);
    for (const hit of await hits.all())
      expect((await hit.locator('mark').first().textContent())?.toLowerCase()).toBe('quorum');
  });

  it('finds the same again when the address of a search is opened', async () => {
    const before = await page.locator('certitude-search-results li').count();
    await page.reload();
    await page.getByRole('heading', { name: /found/ }).waitFor();
    expect(await page.getByLabel('Search the release').inputValue()).toBe('quorum');
    expect(await page.locator('certitude-search-results li').count()).toBe(before);
  });

  it('says when nothing matches, and leads back', async () => {
    await page.getByLabel('Search the release').fill('lighthouse keeper');
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByRole('heading', { name: 'Governance', level: 2 }).waitFor();
  });

  it('opens a hit where it stands, and its address leads there again after a reload', async () => {
    await page.getByLabel('Search the release').fill('ceremony');
    await page.locator('certitude-search-results h3 a').first().click();
    await page.waitForURL(/\/model\/[0-9a-f-]+#\w+/);
    const id = new URL(page.url()).hash.slice(1);
    await arrivedAt(page, id);
    await page.reload();
    await arrivedAt(page, id);
    expect(await page.locator(`[id="${id}"]`).getAttribute('aria-expanded')).toBe('true');
  });

  it.each([
    ['a module', 'module-O'],
    ['a category', 'category-key-management'],
    ['a requirement far down', 'requirement-timely-communication'],
  ])('has an address for %s that scrolls and puts focus there', async (_, id) => {
    const address = page.url().replace(/[?#].*$/, '');
    await page.goto('about:blank');
    await page.goto(`${address}#${id}`);
    await arrivedAt(page, id);
  });

  it('copies the address of a requirement, by keyboard alone', async () => {
    const title = page.locator('[id="requirement-sponsor-support"]');
    await title.focus();
    await page.keyboard.press('Enter');
    await page.locator('[id="requirement-sponsor-support"][aria-expanded="true"]').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toBe(`${page.url().replace(/[?#].*$/, '')}#requirement-sponsor-support`);
    await title.press('Enter');
    await page.locator('[id="requirement-sponsor-support"][aria-expanded="false"]').waitFor();
  });

  it('leads back to where one is already, from the table of contents', async () => {
    const link = page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: /^Key management/ });
    await link.click();
    await arrivedAt(page, 'category-key-management');
    await page.locator('main').evaluate((main) => main.scrollTo(0, 0));
    await link.click();
    await arrivedAt(page, 'category-key-management');
  });

  it('shows an extension beside the release it lies on', async () => {
    await page.locator('main').evaluate((main) => main.scrollTo(0, 0));
    await page.getByRole('link', { name: /PQC Readiness Extension 0\.2\.0/ }).click();
    await page.getByRole('heading', { level: 1, name: 'PQC Readiness Extension 0.2.0' }).waitFor();
    await page.getByText('the lowest category is shown beside the average').waitFor();
    const row = page.getByRole('row', { name: /Architecture and design of the PKI/ });
    expect(await row.locator('td').nth(0).innerText()).toMatch(/1\s*→\s*to 2\.5|1.*2\.5/s);
    expect(await row.locator('td').nth(1).innerText()).toBe('× 2.5');
    await row.getByRole('link').click();
    await page.getByRole('heading', { name: 'PKIMM 2.0.0', level: 1 }).waitFor();
    await arrivedAt(page, 'requirement-architecture');
  });

  it('compares any two releases, filters and swaps', async () => {
    await page.goto(`/o/${apiOf(page).organizationId}/model`);
    await page.getByRole('link', { name: 'Compare releases' }).click();
    await page.getByText('3 differences from PKIMM 1.1.0 to PKIMM 2.0.0').waitFor();
    await page.getByLabel('From', { exact: true }).selectOption({ label: 'PKIMM 1.0.0' });
    await page.getByRole('heading', { name: /^Added \d+/ }).waitFor();
    const kinds = page.getByRole('group', { name: 'Kind of change' });
    await page
      .getByRole('group', { name: 'What changed' })
      .getByRole('button', { name: /^Categories/ })
      .click();
    await page.waitForURL(/subject=category/);
    // The address comes first, the page follows.
    await page.getByRole('rowheader').nth(1).waitFor({ state: 'detached' });
    expect(await kinds.getByRole('button', { name: /^Added/ }).innerText()).toMatch(/Added\s*1/);
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Cryptography']);
    await page.getByRole('button', { name: 'Swap' }).click();
    await page.getByRole('heading', { name: /^Removed 1/ }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /^Removed 1/ }).waitFor();
    await page.getByRole('rowheader', { name: 'Cryptography' }).getByRole('link').click();
    await arrivedAt(page, 'category-cryptography');
  });

  it('says that a release is the same as itself', async () => {
    await page.goto(`/o/${apiOf(page).organizationId}/model/compare`);
    await page.getByText('3 differences').waitFor();
    await page.getByLabel('From', { exact: true }).selectOption({ label: 'PKIMM 2.0.0' });
    await page.getByText('These are the same release').waitFor();
  });

  it('says what is wrong when a release or an extension does not exist', async () => {
    for (const path of ['', 'extensions/']) {
      await page.goto(`/o/${apiOf(page).organizationId}/model/${path}01890000-0000-7000-8000-000000000000`);
      await page.getByText('This does not exist, or it is not open to you').waitFor();
    }
  });

  it('prints a release whole, without what surrounds it', async () => {
    await openRelease(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const texts = page.locator('certitude-requirement-part .text');
    expect(await texts.count()).toBe(76);
    for (const text of await texts.all()) expect(await text.isVisible()).toBe(true);
    for (const chrome of ['certitude-rail', 'certitude-bar', 'certitude-contents', '.tools', 'certitude-copy-button'])
      for (const element of await page.locator(chrome).all())
        expect([chrome, await element.isVisible()]).toEqual([chrome, false]);
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    const colour = await page.evaluate<string>('getComputedStyle(document.body).color');
    // Not only what was in the window: the whole text, dark on white.
    expect(height).toBeGreaterThan(20_000);
    expect(colour).toBe('rgb(23, 29, 36)');
    await lookOnPaper(page, 'model-release-print');
    await page.emulateMedia({ media: null, colorScheme: 'light' });
  });
});

describe.each(['light', 'dark'] as const)('the model browser in the %s theme', (theme) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** `within`: the page that has all of it, and more, when it is looked through. */
  const PAGES: readonly {
    readonly name: string;
    readonly within?: string;
    readonly open: (page: Page) => Promise<void>;
  }[] = [
    {
      name: 'releases',
      open: async (page) => {
        await page.goto(`/o/${apiOf(page).organizationId}/model`);
        await page.getByText(/PQC Readiness Extension 0\.2\.0/).waitFor();
      },
    },
    { name: 'release', within: 'requirement', open: openRelease },
    {
      name: 'requirement',
      open: async (page) => {
        await openRelease(page);
        await page.goto(`${page.url()}#requirement-architecture`);
        await arrivedAt(page, 'requirement-architecture');
      },
    },
    {
      name: 'search',
      open: async (page) => {
        await openRelease(page);
        await page.getByLabel('Search the release').fill('hsm backup');
        await page.getByRole('heading', { name: /found/ }).waitFor();
      },
    },
    {
      name: 'extension',
      open: async (page) => {
        await page.goto(`/o/${apiOf(page).organizationId}/model`);
        await page.getByRole('link', { name: /PQC Readiness Extension 0\.2\.0/ }).click();
        await page.getByRole('heading', { level: 1, name: /PQC/ }).waitFor();
      },
    },
    {
      name: 'weights',
      within: 'extension',
      open: async (page) => {
        await page.goto(`/o/${apiOf(page).organizationId}/model`);
        await page.getByRole('link', { name: /PQC Readiness Extension 0\.2\.0/ }).click();
        await page.getByRole('heading', { name: 'Other weights' }).first().scrollIntoViewIfNeeded();
        await page.getByRole('row', { name: /Architecture and design/ }).scrollIntoViewIfNeeded();
      },
    },
    {
      name: 'comparison',
      open: async (page) => {
        await page.goto(`/o/${apiOf(page).organizationId}/model/compare`);
        await page.getByText('3 differences').waitFor();
      },
    },
  ];

  describe.each([1280, 375])('%d pixels wide', (width) => {
    let page: Page;
    beforeAll(async () => {
      page = await signedIn(browser, 'owner', { theme, width });
    });

    it.each(PAGES)(
      'shows the $name page without an accessibility problem, and whole',
      async ({ name, within, open }) => {
        await open(page);
        await settled(page);
        await look(page, `model-${name}-${theme}-${width}`);
        expect(await horizontalOverflow(page)).toEqual([]);
        if (!within) expect(await accessibilityProblems(page)).toEqual([]);
      },
    );
  });
});
