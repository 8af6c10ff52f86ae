import { sessionApi } from '@certitude/contracts';
import { fullWorkbookFile } from '@certitude/exchange/testing';
import { type Browser, type Page } from 'playwright-core';
import { apiOf } from './support/api';
import { launchBrowser, openWindow, signedIn } from './support/browser';
import { settled, shown } from './support/look';
import { namesOf } from './support/names';
import { OF_ACCOUNT, OF_ORGANIZATION, onesOf, OUTSIDE } from './support/pages';

/** As a link inside the product does, which loads nothing again. */
const follow = async (page: Page, address: string): Promise<void> => {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
};
const CLEAN = { nameless: [], repeated: [] };

describe('every page', () => {
  let browser: Browser;
  let owner: Page;
  let visitor: Page;
  let address: (path: string) => string;
  let organization: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    owner = await signedIn(browser, 'owner');
    address = await onesOf(owner, { ':importId': await previewOf(owner) });
    organization = apiOf(owner).organizationId;
    visitor = await openWindow(browser);
  });
  afterAll(() => browser?.close());

  const arrived = async (page: Page): Promise<void> => {
    await page.locator('main h1').first().waitFor({ state: 'attached' });
    await settled(page);
    await shown(page);
  };
  const named = async (page: Page): Promise<void> => {
    const { headings, ...others } = await namesOf(page);
    expect(others).toEqual(CLEAN);
    expect(headings).toHaveLength(1);
  };
  const inOrganization = (path: string): string => `/o/${organization}/${address(path)}`;

  it.each(OUTSIDE)('%s has one main heading, names for its fields and one voice', async (path) => {
    await visitor.goto(`/${address(path)}`);
    await arrived(visitor);
    await named(visitor);
  });

  it.each(OF_ACCOUNT)('%s has one main heading, names for its fields and one voice', async (path) => {
    await owner.goto(`/${address(path)}`);
    await arrived(owner);
    await named(owner);
  });

  it('of an organization is reached', async () => {
    await owner.goto(inOrganization('my-work'));
    await arrived(owner);
  });

  it.each(OF_ORGANIZATION)('of an organization has them, and the keyboard at its beginning: %s', async (path) => {
    // From another page, where the keyboard is on a link that is gone afterwards.
    await follow(owner, inOrganization(path === 'model' ? 'plans' : 'model'));
    await arrived(owner);
    await owner.locator('main a:visible').first().focus();
    await owner.evaluate(`document.querySelector('main h1').dataset.earlier = ''`);
    await follow(owner, inOrganization(path));
    await owner.locator('main h1:not([data-earlier])').first().waitFor({ state: 'attached' });
    await arrived(owner);
    expect(await owner.locator('main:focus, main :focus').count()).toBe(1);
    await named(owner);
  });
});

/** A workbook that was brought and not imported yet. */
async function previewOf(page: Page): Promise<string> {
  const { call, organizationId } = apiOf(page);
  const { csrfToken } = await call(sessionApi.current);
  const answer = await page.request.post(`/api/organizations/${organizationId}/imports?name=workbook.xlsx`, {
    headers: { 'x-csrf-token': csrfToken, 'content-type': 'application/octet-stream' },
    data: Buffer.from(fullWorkbookFile({ ratings: { '1.1.1.': { I: 'Managed' } } })),
  });
  if (!answer.ok()) throw new Error(`No preview: ${await answer.text()}`);
  return ((await answer.json()) as { readonly id: string }).id;
}
