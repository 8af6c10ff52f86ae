import { type Browser, type Locator, type Page } from 'playwright-core';
import { type OrderReport, reportsApi } from '@certitude/contracts/reporting';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { settled } from './support/look';
import { DIALOGS, type Control, type Opener, PANELS } from './support/openers';
import { onesOf } from './support/pages';

/** Whatever lies above a page. */
const above = (page: Page): Locator => page.locator('[role=dialog]:visible, [role=menu]:visible');

/** A report that can be signed, once it is made. */
async function withReport(page: Page, assessmentId: string): Promise<void> {
  const body: OrderReport = { kind: 'summary', format: 'pdf', paper: 'a4', revision: 1, sections: [] };
  const { call, organizationId } = apiOf(page);
  await call(reportsApi.order, { params: { organizationId, assessmentId }, body });
}

describe('the keyboard, after something above the page has closed', () => {
  let browser: Browser;
  let owner: Page;
  let phone: Page;
  let address: (path: string) => string;
  let organization: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    owner = await signedIn(browser, 'owner', { width: 1_440 });
    phone = await signedIn(browser, 'owner', { width: 375 });
    address = await onesOf(owner);
    organization = apiOf(owner).organizationId;
    await withReport(owner, address(':assessmentId'));
  });
  afterAll(() => browser?.close());

  const control = (page: Page, [role, name]: Control): Locator => page.getByRole(role, { name }).first();
  const press = async (page: Page, what: Locator): Promise<void> => {
    await what.waitFor();
    await what.focus();
    await page.keyboard.press('Enter');
  };
  const closeAll = async (page: Page): Promise<void> => {
    await page.keyboard.press('Escape');
    await above(page).first().waitFor({ state: 'detached' });
  };
  /** Types something that stays in this browser. */
  const leaveUnsaved = async (page: Page): Promise<void> => {
    await page.goto(`/o/${organization}/assessments`);
    await press(page, page.getByRole('button', { name: 'New PKI' }));
    await page.getByRole('dialog').getByLabel('Name').fill('Not saved');
    await closeAll(page);
  };
  const hasKeyboard = (what: Locator): Promise<boolean> =>
    what.evaluate((element) => element.ownerDocument.activeElement === element);

  it.each([...DIALOGS, ...PANELS])('is on what opened $opens', async ({ path, by, unsaved, onPhones }: Opener) => {
    const page = onPhones ? phone : owner;
    if (unsaved) await leaveUnsaved(page);
    await page.goto(`/o/${organization}/${address(path)}`);
    await settled(page);
    for (const each of by) await press(page, control(page, each));
    await above(page).last().waitFor();
    await settled(page);
    // A menu’s entry is gone with the menu: the keyboard is on the button of the menu then.
    const menu = by.findIndex(([role]) => role === 'menuitem');
    const opener = by[menu === -1 ? by.length - 1 : menu - 1];
    if (!opener) throw new Error('Nothing opens it.');
    await closeAll(page);
    expect(await hasKeyboard(control(page, opener))).toBe(true);
  });

  it('is near the row that is removed, not at the start of the page', async () => {
    await owner.goto(`/o/${organization}/settings/invitations`);
    const rows = owner.locator('main').getByRole('button', { name: /^Withdraw/ });
    await rows.first().waitFor();
    const before = await rows.count();
    await press(owner, rows.first());
    await press(owner, owner.getByRole('dialog').getByRole('button', { name: /^Withdraw/ }));
    await above(owner).first().waitFor({ state: 'detached' });
    await owner.getByText('Withdrawn').first().waitFor();
    expect(await rows.count()).toBe(before - 1);
    expect(await owner.locator('main :focus').count()).toBe(1);
  });
});
