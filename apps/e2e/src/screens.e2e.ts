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
    await page.getByText(shows).first().waitFor();
    await settled(page);
    await look(page, `${name}-${theme}`);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it.each(SCREENS)('fits $name into 375 pixels', async ({ name, path, shows }) => {
    await phone.goto(`/o/${apiOf(phone).organizationId}/${path}`);
    // Inside the page: the rail has the same words, and is not there on a phone.
    await phone.locator('main').getByText(shows).first().waitFor();
    await settled(phone);
    await look(phone, `${name}-${theme}-phone`);
    expect(await horizontalOverflow(phone)).toEqual([]);
  });

  it('shows the workbench of a running assessment without an accessibility problem', async () => {
    await page.goto(`/o/${apiOf(page).organizationId}/assessments`);
    await page
      .getByRole('link', { name: /2026|assessment/i })
      .first()
      .click();
    await page.getByRole('tree', { name: 'Requirements' }).waitFor();
    await look(page, `workbench-${theme}`);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
