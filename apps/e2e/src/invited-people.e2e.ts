import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, signedIn } from './support/browser';
import { look } from './support/look';
import { newcomer } from './support/newcomer';

const level = (page: Page, number: number) => page.getByRole('radio', { name: new RegExp(`^Level ${number}`) });
const isChosen = (page: Page, number: number) =>
  page.locator(`[role=radio][data-level="${number}"][aria-checked="true"]`).waitFor();
/** The first page of a browser has everything to load. */
const opened = (page: Page) => level(page, 1).waitFor({ timeout: 60_000 });
const dialog = (page: Page) => page.getByRole('dialog');
const fits = (page: Page, width: number) =>
  page.evaluate('document.documentElement.scrollWidth').then((found) => expect(found).toBeLessThanOrEqual(width));

describe.each(['light', 'dark'] as const)('somebody who is invited to answer a requirement, %s', (theme) => {
  let browser: Browser;
  let owner: Page;
  let contributor: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    owner = await signedIn(browser, 'owner', { theme, width: 1360 });
    contributor = await signedIn(browser, 'contributor', { theme, width: 1360 });
    const address = await apiOf(owner).newAssessment(`Invited to answer, ${theme}`);
    await Promise.all([owner.goto(address), contributor.goto(address)]);
    await Promise.all([opened(owner), opened(contributor)]);
  });
  afterAll(() => browser?.close());

  it('may not change it before', async () => {
    await contributor.getByText('becomes its owner or is invited', { exact: false }).waitFor();
    expect(await level(contributor, 3).isDisabled()).toBe(true);
  });

  it('may, live, as soon as somebody invites them, and is told', async () => {
    await owner.getByRole('button', { name: /Invite people/ }).click();
    await dialog(owner).getByLabel('Invite', { exact: true }).selectOption({ label: 'Jonas Weber · Contributor' });
    await look(owner, `contributors-dialog-${theme}`);
    expect(await accessibilityProblems(owner)).toEqual([]);
    await owner.setViewportSize({ width: 375, height: 812 });
    await look(owner, `contributors-dialog-${theme}-phone`);
    await fits(owner, 375);
    await owner.setViewportSize({ width: 1360, height: 860 });
    await dialog(owner).getByRole('button', { name: 'Invite', exact: true }).click();
    await dialog(owner).getByRole('button', { name: 'Withdraw the invitation of Jonas Weber' }).waitFor();
    await dialog(owner).getByRole('button', { name: 'Done' }).click();
    await contributor.locator('[role=radio][data-level="3"]:not([aria-disabled="true"]):not(:disabled)').waitFor();
    await level(contributor, 3).click();
    await isChosen(owner, 3);
    await contributor.getByRole('button', { name: /^Mine 1/ }).waitFor();
    await look(contributor, `invited-workbench-${theme}`);
    expect(await accessibilityProblems(contributor)).toEqual([]);
    await contributor.getByRole('button', { name: /^Notifications/ }).click();
    const bell = contributor.getByRole('dialog', { name: 'Notifications' });
    // The worker takes its time where much else runs.
    await bell.getByText('You are invited to answer', { exact: false }).first().waitFor({ timeout: 60_000 });
    await contributor.keyboard.press('Escape');
  });

  it('may not any more once it is withdrawn', async () => {
    await owner.getByRole('button', { name: /who else may answer/ }).click();
    await dialog(owner).getByRole('button', { name: 'Withdraw the invitation of Jonas Weber' }).click();
    await dialog(owner).getByText('Nobody is invited yet.').waitFor();
    await contributor.getByText('becomes its owner or is invited', { exact: false }).waitFor();
    expect(await level(contributor, 3).isDisabled()).toBe(true);
  });
});

describe.each(['light', 'dark'] as const)('a guest auditor, %s', (theme) => {
  let browser: Browser;
  let owner: Page;
  let guest: Page;
  let phone: Page;
  const name = `Gina ${theme}`;
  const assessment = `For the auditors, ${theme}`;
  const openDialog = async (page: Page) => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Guest auditors…' }).click();
    await dialog(page).waitFor();
    await dialog(page).locator('certitude-skeleton').first().waitFor({ state: 'detached' });
  };

  beforeAll(async () => {
    browser = await launchBrowser();
    owner = await signedIn(browser, 'owner', { theme, width: 1360 });
    phone = await signedIn(browser, 'owner', { theme, width: 375 });
    const address = await apiOf(owner).newAssessment(assessment);
    await Promise.all([owner.goto(address), phone.goto(address)]);
    await opened(owner);
  });
  afterAll(() => browser?.close());

  it('is let in from the assessment, which says how to get one', async () => {
    await openDialog(owner);
    await look(owner, `guests-dialog-none-${theme}`);
    expect(await accessibilityProblems(owner)).toEqual([]);
    await dialog(owner).getByRole('button', { name: 'Done' }).click();
    guest = await newcomer(browser, owner, { role: 'guest-auditor', name, theme, width: 1360 });
    await guest.getByText('No assessment is open to you').waitFor();
    await look(guest, `guest-home-none-${theme}`);
    await owner.reload();
    await level(owner, 1).waitFor();
    await openDialog(owner);
    await dialog(owner).getByLabel('Guest auditor').selectOption({ label: name });
    await dialog(owner).getByRole('button', { name: 'Give access' }).click();
    await dialog(owner)
      .getByRole('button', { name: `Remove ${name}` })
      .waitFor();
    await look(owner, `guests-dialog-${theme}`);
    expect(await accessibilityProblems(owner)).toEqual([]);
    await dialog(owner).getByRole('button', { name: 'Done' }).click();
    await openDialog(phone);
    await dialog(phone)
      .getByRole('button', { name: `Remove ${name}` })
      .waitFor();
    await look(phone, `guests-dialog-${theme}-phone`);
    await fits(phone, 375);
  });

  it('finds it at home, reads it and changes nothing', async () => {
    await guest.reload();
    const link = guest.getByRole('link', { name: assessment, exact: true });
    await link.waitFor();
    await look(guest, `guest-home-${theme}`);
    expect(await accessibilityProblems(guest)).toEqual([]);
    await guest.setViewportSize({ width: 375, height: 812 });
    await look(guest, `guest-home-${theme}-phone`);
    await fits(guest, 375);
    await guest.setViewportSize({ width: 1360, height: 860 });
    await link.click();
    await level(guest, 1).waitFor();
    expect(await level(guest, 1).isDisabled()).toBe(true);
    await level(owner, 4).click();
    await isChosen(guest, 4);
    await guest.getByRole('tab', { name: 'History' }).click();
    await guest
      .getByText(/Petra Novak/)
      .first()
      .waitFor();
    await look(guest, `guest-workbench-${theme}`);
    expect(await guest.getByRole('tab', { name: 'Plan' }).count()).toBe(0);
    expect(await accessibilityProblems(guest)).toEqual([]);
  });

  it('loses it at once when they are removed', async () => {
    await openDialog(owner);
    await dialog(owner)
      .getByRole('button', { name: `Remove ${name}` })
      .click();
    await guest.getByRole('heading', { name: 'This assessment is closed to you' }).waitFor();
    await guest.goto(`/o/${apiOf(owner).organizationId}`);
    await guest.getByText('No assessment is open to you').waitFor();
  });
});
