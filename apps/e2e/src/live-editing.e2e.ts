import { type Browser, type Page } from 'playwright-core';
import { launchBrowser, signedIn } from './support/browser';
import { apiOf } from './support/api';
import { crash } from './support/product';

const level = (page: Page, number: number) => page.getByRole('radio', { name: new RegExp(`^Level ${number}`) });
const editor = (page: Page) => page.locator('.note-surface [contenteditable]').first();
const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Saved' }).first().waitFor();
const isChosen = (page: Page, number: number) =>
  page.locator(`[role=radio][data-level="${number}"][aria-checked="true"]`).waitFor();

describe('two people in one assessment', () => {
  let browser: Browser;
  let owner: Page;
  let assessor: Page;
  let address: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    owner = await signedIn(browser, 'owner');
    assessor = await signedIn(browser, 'assessor');
    address = await apiOf(owner).newAssessment('Live editing');
    await Promise.all([owner.goto(address), assessor.goto(address)]);
    await Promise.all([level(owner, 1).waitFor(), level(assessor, 1).waitFor()]);
  });
  afterAll(() => browser?.close());

  it('shows each of them the level that the other set', async () => {
    await level(owner, 3).click();
    await isChosen(assessor, 3);
    await level(assessor, 4).click();
    await isChosen(owner, 4);
  });

  it('shows each of them the text that the other typed', async () => {
    await editor(owner).click();
    await owner.keyboard.type('The CPS names the sponsor. ');
    await assessor.getByText('The CPS names the sponsor.').waitFor();
    await editor(assessor).click();
    await assessor.keyboard.press('End');
    await assessor.keyboard.type('Board minutes confirm it.');
    await owner.getByText('Board minutes confirm it.').waitFor();
  });

  it('keeps every acknowledged edit when the api is killed in the middle', async () => {
    await level(owner, 2).click();
    await isChosen(assessor, 2);
    await saved(owner);
    const killed = crash('api');
    // Made while the server is away: waits in the outbox.
    await level(assessor, 5).click();
    await editor(owner).click();
    await owner.keyboard.press('End');
    await owner.keyboard.type(' Written while the server was down.');
    await killed;
    await isChosen(owner, 5);
    await assessor.getByText('Written while the server was down.').waitFor();
    await Promise.all([saved(owner), saved(assessor)]);
  });

  it('shows the same after a reload, and who changed what in the history', async () => {
    await owner.reload();
    await isChosen(owner, 5);
    const text = owner.locator('.note-surface');
    await text.getByText('The CPS names the sponsor.').waitFor();
    await text.getByText('Written while the server was down.').waitFor();
    await owner.getByRole('button', { name: 'Context' }).click();
    await owner.getByRole('tab', { name: 'History' }).click();
    await owner.getByText(/level/i).first().waitFor();
  });

  it('keeps an edit made offline through a reload of the page', async () => {
    await assessor.context().setOffline(true);
    await level(assessor, 1).click();
    await assessor.waitForTimeout(300);
    await assessor.context().setOffline(false);
    await assessor.reload();
    await isChosen(assessor, 1);
    await isChosen(owner, 1);
  });
});
