import { type Browser, type Page } from 'playwright-core';
import { accessibilityProblems } from './support/accessibility';
import { apiOf } from './support/api';
import { launchBrowser, openWindow, signedIn } from './support/browser';
import { level } from './support/workbench';

const PERSON = { name: 'Noor Haddad', email: `noor.haddad.${Date.now()}@example.test`, password: 'a few quiet words' };

describe('joining an organization and leaving it', () => {
  let browser: Browser;
  let owner: Page;
  let guest: Page;
  let link: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    owner = await signedIn(browser, 'owner');
    guest = await openWindow(browser);
  });
  afterAll(() => browser?.close());

  it('makes a link for one role', async () => {
    await owner.goto(`/o/${apiOf(owner).organizationId}/settings/invitations`);
    await owner.getByRole('button', { name: 'Invite someone' }).first().click();
    await owner.getByLabel('Role').selectOption({ label: 'Assessor' });
    expect(await accessibilityProblems(owner)).toEqual([]);
    await owner.getByRole('button', { name: 'Create link' }).click();
    link = await owner.getByLabel('Invitation link').inputValue();
    expect(link).toMatch(/^http/);
    await owner.getByRole('button', { name: 'Done' }).click();
  });

  it('lets a person without an account sign up and join', async () => {
    await guest.goto(link);
    await guest.getByText('You are invited as assessor.').waitFor();
    expect(await accessibilityProblems(guest)).toEqual([]);
    await guest.getByRole('link', { name: 'Create an account' }).click();
    await guest.getByLabel('Name').fill(PERSON.name);
    await guest.getByLabel('E-mail').fill(PERSON.email);
    await guest.getByLabel('Password', { exact: true }).fill(PERSON.password);
    expect(await accessibilityProblems(guest)).toEqual([]);
    await guest.getByRole('button', { name: 'Create account' }).click();
    await guest.getByRole('button', { name: `Join as ${PERSON.name}` }).click();
    await guest.waitForURL(/\/o\//);
  });

  it('works once', async () => {
    const second = await openWindow(browser);
    await second.goto(link);
    await second.getByText('This invitation cannot be used').waitFor();
    expect(await accessibilityProblems(second)).toEqual([]);
    await second.context().close();
  });

  it('closes what a removed member has open at once', async () => {
    const address = await apiOf(owner).newAssessment('Somebody leaves');
    await guest.goto(address);
    await level(guest, 1).waitFor();
    await owner.goto(`/o/${apiOf(owner).organizationId}/settings/members`);
    await owner.getByRole('button', { name: `Remove ${PERSON.name}` }).click();
    await owner.getByRole('button', { name: 'Remove member' }).click();
    await owner.getByText(`${PERSON.name} is no longer a member.`).waitFor();
    await level(guest, 1).waitFor({ state: 'detached' });
    await guest.goto(address);
    await guest.getByText('You are not a member of this organization').first().waitFor();
  });
});
